#include "core/model/column_type.h"
#include "core/rules/elements.h"
#include "core/text/closest.h"

namespace barch::rules {
namespace {

/// Types that an engine has and that nobody is offered: they come with designs that were read from a database.
constexpr std::array<std::string_view, 66> foundInDatabases = {
    "aclitem", "any", "binary", "box", "box2d", "box3d", "cid", "circle", "cube", "datemultirange", "dateonly", "ean13", "enum", "geomcollection",
    "geometrycollection", "inet4", "inet6", "int4multirange", "int8multirange", "isbn", "isbn13", "ismn", "issn", "jsonpath", "line", "linestring",
    "lquery", "lseg", "ltxtquery", "macaddr8", "multilinestring", "multipoint", "multipolygon", "name", "nummultirange", "oid",
    "path", "pg_lsn", "pg_snapshot", "polygon", "raster", "refcursor", "regclass", "regcollation", "regconfig", "regdictionary",
    "regnamespace", "regoper", "regoperator", "regproc", "regprocedure", "regrole", "regtype", "set", "sparsevec", "tid",
    "tsmultirange", "tstzmultirange", "txid_snapshot", "upc", "varbinary", "xid", "xid8", "xmltype", "year", "\"char\""};

/// Extensions whose types are all known here.
constexpr std::array<std::string_view, 16> knownExtensions = {
    "btree_gin", "btree_gist", "citext", "cube", "fuzzystrmatch", "hstore", "isn", "ltree", "pg_stat_statements", "pg_trgm",
    "pgcrypto", "plpgsql", "postgis", "unaccent", "uuid-ossp", "vector"};

/// Whether something in the design may make types that nothing here knows.
bool mayBringTypes(const Project& project)
{
    return !project.verbatimSql.empty() || std::any_of(project.extensions.begin(), project.extensions.end(), [](const Extension& extension) {
        return std::find(knownExtensions.begin(), knownExtensions.end(), extension.name) == knownExtensions.end();
    });
}

/// The name of a type that no engine has; nothing for all others.
std::optional<std::string> unknownName(const Column& column)
{
    const auto type = column.userType ? std::nullopt : parseColumnType(column.type);
    if (!type || type->known || type->name.find('.') != std::string::npos)
        return std::nullopt;
    const std::string_view name = std::string_view(type->name).substr(0, type->name.find(" unsigned"));
    if (std::find(foundInDatabases.begin(), foundInDatabases.end(), name) != foundInDatabases.end())
        return std::nullopt;
    if (const auto bare = parseColumnType(name); bare && bare->known)
        return std::nullopt;
    return type->name;
}

/// SQLite takes any words for a type where a table isn't strict.
bool takesAnyType(const Project& project, const Table& table)
{
    return project.info->dialect == Dialect::Sqlite && table.options.find("NOT STRICT") != std::string::npos;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (takesAnyType(context.project(), table))
        return;
    for (const Column& column : table.columns)
        if (const auto name = unknownName(column); name && !mayBringTypes(context.project()))
            report.add(refTo(table, column), dotted(table, column) + " has the type “" + *name + "”, which no engine and no type of this design is called. The database would refuse the migration.");
}

std::vector<std::string> knownNames(const Project& project)
{
    std::vector<std::string> names;
    for (const CanonicalType& type : canonicalTypes())
        names.emplace_back(type.name);
    for (const UserType& type : project.types)
        names.push_back(type.name);
    return names;
}

FixOption takeType(const Finding& finding, const std::string& name)
{
    return changeTable("Make it " + name, TableId(finding.element.owner), [finding, name](const Project& project, Table& table) {
        Column* column = findById(table.columns, finding.element.id);
        if (!column)
            return;
        const auto was = parseColumnType(column->type);
        const auto own = std::find_if(project.types.begin(), project.types.end(), [&](const UserType& type) { return type.name == name; });
        column->userType = own != project.types.end() ? own->id : UserTypeId{};
        const auto offered = std::find_if(canonicalTypes().begin(), canonicalTypes().end(), [&](const CanonicalType& type) { return type.name == name; });
        ColumnType now{.name = own != project.types.end() ? "" : name, .dimensions = was ? was->dimensions : 0};
        if (was && offered != canonicalTypes().end() && !offered->arguments.empty())
            now.arguments = was->arguments;
        column->type = now.text();
    });
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Table* table = context.table(TableId(finding.element.owner));
    const Column* column = table ? findById(table->columns, finding.element.id) : nullptr;
    const auto unknown = column ? unknownName(*column) : std::nullopt;
    std::vector<FixOption> options;
    if (unknown)
        if (const auto meant = closestWord(*unknown, knownNames(context.project())))
            options.push_back(takeType(finding, *meant));
    if (options.empty() || options.front().title != "Make it text")
        options.push_back(takeType(finding, "text"));
    return options;
}

}  // namespace

extern const Rule unknownType = {
    .code = "SCH016",
    .name = "unknown-type",
    .title = "Every column has a type that exists",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
