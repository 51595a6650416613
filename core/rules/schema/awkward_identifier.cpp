#include "core/rules/elements.h"

#include "core/edits/column_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/names.h"
#include "core/edits/table_edits.h"
#include "core/text/short_name.h"

#include <set>

namespace barch::rules {
namespace {

/// Words that SQL keeps for itself on all engines.
const std::set<std::string_view> reserved = {
    "all", "analyze", "and", "any", "array", "as", "asc", "between", "both", "case", "cast", "check", "collate", "column", "constraint", "create", "cross",
    "current_date", "current_time", "current_timestamp", "current_user", "default", "deferrable", "delete", "desc", "distinct", "drop", "else", "end", "except", "exists",
    "false", "fetch", "for", "foreign", "from", "full", "grant", "group", "having", "in", "inner", "insert", "intersect", "into", "is", "join", "leading", "left", "like",
    "limit", "natural", "not", "null", "offset", "on", "only", "or", "order", "outer", "primary", "references", "returning", "right", "select", "session_user",
    "some", "table", "then", "to", "trailing", "true", "union", "unique", "update", "user", "using", "values", "when", "where", "window", "with"};
const std::set<std::string_view> reservedByMySql = {
    "add", "alter", "before", "bigint", "blob", "call", "cascade", "change", "char", "character", "condition", "continue", "convert", "cube", "cume_dist", "database",
    "databases", "dec", "decimal", "declare", "delayed", "dense_rank", "describe", "div", "double", "each", "empty", "escaped", "exit", "explain", "float", "force", "fulltext",
    "function", "generated", "get", "groups", "if", "ignore", "index", "infile", "int", "integer", "interval", "iterate", "key", "keys", "kill", "lag", "lateral", "lead", "leave",
    "linear", "lines", "load", "lock", "long", "loop", "match", "mod", "modifies", "numeric", "of", "optimize", "option", "out", "over", "partition", "percent_rank", "precision",
    "procedure", "purge", "range", "rank", "read", "reads", "real", "recursive", "regexp", "release", "rename", "repeat", "replace", "require", "restrict", "return", "revoke",
    "rlike", "row", "row_number", "rows", "schema", "schemas", "separator", "set", "show", "signal", "smallint", "spatial", "specific", "sql", "ssl", "starting", "stored",
    "system", "terminated", "trigger", "undo", "unlock", "unsigned", "usage", "use", "varchar", "virtual", "while", "write", "xor", "zerofill"};

std::size_t longest(const RuleContext& context)
{
    return context.isPostgreSql() ? 63 : context.isMySql() ? 64 : std::string::npos;
}

std::string faultOf(const RuleContext& context, const std::string& name, bool inQueries)
{
    if (name.size() > longest(context))
        return "is " + std::to_string(name.size()) + " bytes long. " + (context.isPostgreSql() ? "PostgreSQL keeps 63 and cuts off the rest, so two names can become one."
                                                                                              : "MySQL takes 64 at most.");
    const std::string lower = lowerCase(name);
    if (inQueries && (reserved.contains(lower) || (context.isMySql() && reservedByMySql.contains(lower))))
        return "is a word of SQL itself. It must be quoted in every query, and forgetting it gives errors that are hard to read.";
    return {};
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    auto report_ = [&](ElementRef element, const std::string& what, const std::string& name, bool inQueries) {
        if (const std::string fault = faultOf(context, name, inQueries); !fault.empty())
            report.add(std::move(element), "The name of the " + what + " " + name + (what == "table" ? " " : " of " + table.name + " ") + fault);
    };
    report_(refTo(table), "table", table.name, true);
    for (const Column& column : table.columns)
        report_(refTo(table, column), "column", column.name, true);
    for (const Index& index : table.indexes)
        report_(refTo(table, index), "index", index.name, false);
    auto constraints = [&](const auto& list) {
        for (const auto& each : list)
            report_(ElementRef::inTable(ElementKind::Constraint, table.id, each.id), "constraint", each.name, false);
    };
    constraints(table.uniques);
    constraints(table.foreignKeys);
    constraints(table.checks);
    constraints(table.exclusions);
    if (table.primaryKey)
        report_(ElementRef::inTable(ElementKind::Constraint, table.id, table.primaryKey->id), "constraint", table.primaryKey->name, false);
}

std::string better(const Table& table, const std::string& name, bool isTable)
{
    if (name.size() > 60)
        return shortName(name, 60);
    const std::string plural = name.ends_with("s") || name.ends_with("x") ? name + "es" : name + "s";
    return isTable ? (reserved.contains(plural) || reservedByMySql.contains(plural) ? name + "_list" : plural) : singularOf(table.name) + "_" + name;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const ElementRef element = finding.element;
    const TableId tableId(element.kind == ElementKind::Table ? element.id : element.owner);
    const Table* table = context.table(tableId);
    if (!table)
        return {};
    const std::string path = pathOf(context.project(), element);
    std::string name = table->name;
    if (element.kind == ElementKind::Column && table->column(ColumnId(element.id)))
        name = table->column(ColumnId(element.id))->name;
    else if (element.kind != ElementKind::Table)
        name = path.substr(path.find(table->name + ".") + table->name.size() + 1);
    const std::string wanted = better(*table, name, element.kind == ElementKind::Table);
    return onlyFix(changeProject("Rename it to " + wanted, [=](const Project& project) -> Result<Project> {
        switch (element.kind) {
        case ElementKind::Table: return renameTable(project, tableId, wanted);
        case ElementKind::Column: return renameColumn(project, tableId, ColumnId(element.id), wanted);
        case ElementKind::Index: return renameIndex(project, tableId, IndexId(element.id), wanted);
        default: return renameConstraint(project, tableId, ConstraintId(element.id), wanted);
        }
    }, element.kind == ElementKind::Table || element.kind == ElementKind::Column ? "Programs that use the old name must change." : ""));
}

}  // namespace

extern const Rule awkwardIdentifier = {
    .code = "SCH009",
    .name = "awkward-identifier",
    .title = "Names are free words and short enough",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
