#include "tests/support/catalogue.h"

#include "tests/support/postgres_server.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace barch::test {
namespace {

/// Everything outside of PostgreSQL's own schemas that no extension brought.
const char* const catalogueQuery = R"(
WITH rel AS MATERIALIZED (
  SELECT c.*, n.nspname || '.' || c.relname AS path FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')),
con AS (SELECT k.*, rel.path,
    (SELECT string_agg(attname, ', ' ORDER BY ord) FROM unnest(k.conkey) WITH ORDINALITY u(num, ord)
       JOIN pg_attribute ON attrelid = k.conrelid AND attnum = num) AS cols,
    (SELECT string_agg(attname, ', ' ORDER BY ord) FROM unnest(k.confkey) WITH ORDINALITY u(num, ord)
       JOIN pg_attribute ON attrelid = k.confrelid AND attnum = num) AS target_cols,
    (SELECT string_agg(attname, ', ' ORDER BY ord) FROM unnest(k.confdelsetcols) WITH ORDINALITY u(num, ord)
       JOIN pg_attribute ON attrelid = k.conrelid AND attnum = num) AS set_cols
  FROM pg_constraint k JOIN rel ON rel.oid = k.conrelid WHERE rel.relkind IN ('r', 'p') AND NOT rel.relispartition),
grants AS (
  SELECT 'grant ' || path || ' ' || coalesce(r.rolname, 'PUBLIC') || ' ' || lower(a.privilege_type) AS line, relkind
  FROM rel, aclexplode(relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE a.grantee <> relowner
  UNION ALL SELECT 'grant ' || path || '(' || attname || ') ' || coalesce(r.rolname, 'PUBLIC') || ' ' || lower(a.privilege_type), relkind
  FROM rel JOIN pg_attribute t ON attrelid = rel.oid, aclexplode(attacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee)
SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'public')
UNION ALL SELECT 'grant schema ' || nspname || ' ' || coalesce(r.rolname, 'PUBLIC') || ' ' || lower(a.privilege_type)
  FROM pg_namespace n, aclexplode(nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' AND a.grantee NOT IN (nspowner, 10)
    AND NOT (nspname = 'public' AND (a.grantee = 0 OR a.grantee = nspowner))
UNION ALL SELECT CASE WHEN relispartition THEN 'partition ' ELSE 'table ' END || path || ' owner ' || relowner::regrole
  FROM rel WHERE relkind IN ('r', 'p')
UNION ALL SELECT 'column ' || path || '.' || attname || ' ' || format_type(atttypid, atttypmod) ||
    CASE WHEN attnotnull THEN ' not null' ELSE '' END ||
    CASE WHEN attidentity = 'a' THEN ' identity always' WHEN attidentity = 'd' THEN ' identity by default'
         WHEN attgenerated <> '' THEN ' generated' WHEN atthasdef THEN ' default' ELSE '' END
  FROM rel JOIN pg_attribute a ON attrelid = rel.oid
  WHERE relkind IN ('r', 'p') AND NOT relispartition AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT CASE contype WHEN 'p' THEN 'primary key ' ELSE 'unique ' END || path || ' (' || cols || ')' ||
    CASE WHEN (SELECT indnullsnotdistinct FROM pg_index WHERE indexrelid = conindid) THEN ' nulls not distinct' ELSE '' END ||
    CASE WHEN condeferred THEN ' initially deferred' WHEN condeferrable THEN ' deferrable' ELSE '' END
  FROM con WHERE contype IN ('p', 'u')
UNION ALL SELECT 'foreign key ' || con.path || ' (' || cols || ') -> ' || rel.path || ' (' || target_cols || ') delete ' || confdeltype::text ||
    CASE WHEN set_cols IS NULL THEN '' ELSE ' (' || set_cols || ')' END || ' update ' || confupdtype::text ||
    CASE WHEN condeferred THEN ' initially deferred' WHEN condeferrable THEN ' deferrable' ELSE '' END ||
    CASE WHEN confmatchtype = 'f' THEN ' full' ELSE '' END || CASE WHEN convalidated THEN '' ELSE ' not valid' END
  FROM con JOIN rel ON rel.oid = confrelid WHERE contype = 'f' AND conparentid = 0
UNION ALL SELECT 'checks ' || path || ' ' || count(*) || CASE WHEN bool_and(convalidated) THEN '' ELSE ' not all valid' END
  FROM con WHERE contype = 'c' GROUP BY path
UNION ALL SELECT 'exclusion ' || path || ' ' || conname FROM con WHERE contype = 'x'
UNION ALL SELECT 'index ' || t.path || CASE WHEN indisunique THEN ' unique ' ELSE ' ' END || am.amname || ' (' ||
    (SELECT string_agg(coalesce(attname, '<expression>'), ', ' ORDER BY ord) FROM unnest(indkey::int2[]) WITH ORDINALITY u(num, ord)
       LEFT JOIN pg_attribute ON attrelid = i.indrelid AND attnum = num WHERE ord <= indnkeyatts) || ')' ||
    CASE WHEN indnatts > indnkeyatts THEN ' include ' || (indnatts - indnkeyatts) ELSE '' END ||
    CASE WHEN indpred IS NULL THEN '' ELSE ' where' END || CASE WHEN indnullsnotdistinct THEN ' nulls not distinct' ELSE '' END
  FROM pg_index i JOIN rel x ON x.oid = i.indexrelid JOIN rel t ON t.oid = i.indrelid JOIN pg_am am ON am.oid = x.relam
  WHERE NOT x.relispartition AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x'))
UNION ALL SELECT 'row security ' || path || CASE WHEN relrowsecurity THEN ' on' ELSE '' END ||
    CASE WHEN relforcerowsecurity THEN ' forced' ELSE '' END FROM rel WHERE relrowsecurity OR relforcerowsecurity
UNION ALL SELECT 'policy ' || path || ' ' || polname || CASE WHEN polpermissive THEN ' permissive ' ELSE ' restrictive ' END ||
    polcmd::text || ' to ' || (SELECT string_agg(coalesce(rolname, 'PUBLIC'), ', ' ORDER BY rolname) FROM unnest(polroles) o LEFT JOIN pg_roles ON oid = o) ||
    CASE WHEN polqual IS NULL THEN '' ELSE ' using' END || CASE WHEN polwithcheck IS NULL THEN '' ELSE ' check' END
  FROM pg_policy JOIN rel ON rel.oid = polrelid
UNION ALL SELECT 'trigger ' || path || ' ' || tgname FROM pg_trigger JOIN rel ON rel.oid = tgrelid WHERE NOT tgisinternal AND tgparentid = 0
UNION ALL SELECT CASE relkind WHEN 'v' THEN 'view ' ELSE 'materialized view ' END || path || ' owner ' || relowner::regrole ||
    CASE WHEN 'security_invoker=true' = ANY (reloptions) THEN ' invoker' ELSE '' END ||
    CASE WHEN 'check_option=cascaded' = ANY (reloptions) THEN ' cascaded' WHEN 'check_option=local' = ANY (reloptions) THEN ' local' ELSE '' END
  FROM rel WHERE relkind IN ('v', 'm')
UNION ALL SELECT 'sequence ' || path FROM rel WHERE relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = rel.oid AND deptype = 'i')
UNION ALL SELECT line FROM grants WHERE relkind <> 'S'
UNION ALL SELECT 'function ' || nspname || '.' || proname || ' owner ' || proowner::regrole || CASE WHEN prosecdef THEN ' definer' ELSE '' END
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
UNION ALL SELECT 'grant function ' || nspname || '.' || proname || ' ' || coalesce(r.rolname, 'PUBLIC') || ' execute'
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace, aclexplode(proacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' AND a.grantee <> proowner
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
UNION ALL SELECT CASE typtype WHEN 'e' THEN 'enum ' || nspname || '.' || typname || ' (' ||
      (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) || ')'
    WHEN 'd' THEN 'domain ' || nspname || '.' || typname ELSE 'composite ' || nspname || '.' || typname END
  FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
    AND (typtype IN ('e', 'd') OR (typtype = 'c' AND (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c'))
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
UNION ALL SELECT 'comment ' || path || coalesce('.' || attname, '') || ' ' || description FROM pg_description d JOIN rel ON rel.oid = objoid
    LEFT JOIN pg_attribute ON attrelid = objoid AND attnum = objsubid AND objsubid > 0
  WHERE classoid = 'pg_class'::regclass AND relkind IN ('r', 'p')
UNION ALL SELECT 'default privileges ' || defaclrole::regrole || ' ' || defaclobjtype::text FROM pg_default_acl
UNION ALL SELECT 'large object' FROM pg_largeobject_metadata
)";

/// As PostgreSQL itself spells a type.
std::string spelled(std::string type)
{
    static const std::map<std::string, std::string> names = {
        {"timestamptz", "timestamp with time zone"}, {"timestamp", "timestamp without time zone"},
        {"time", "time without time zone"}, {"varchar", "character varying"}, {"char", "character(1)"}, {"int", "integer"},
        {"bool", "boolean"}, {"decimal", "numeric"}, {"bigserial", "bigint"}, {"serial", "integer"}, {"float8", "double precision"}};
    std::string tail;
    if (const auto cut = type.find_first_of("(["); cut != std::string::npos) {
        tail = type.substr(cut);
        type.resize(cut);
    }
    std::erase(tail, ' ');
    if (type == "char" && tail.starts_with('('))
        return "character" + tail;
    const auto found = names.find(type);
    return (found == names.end() ? type : found->second) + tail;
}

class Expected {
public:
    explicit Expected(const Project& project) : m_project(project)
    {
        const Role* owner = project.roles.find(project.tenancy->ownerRole);
        m_owner = owner ? owner->name : "postgres";
    }

    Catalogue lines()
    {
        for (const Namespace& space : m_project.namespaces) {
            if (space.name != "public")
                m_lines.insert("schema " + space.name);
            grants("schema " + space.name, space.grants, nullptr);
        }
        for (const Table& table : m_project.tables)
            addTable(table);
        for (const UserType& type : m_project.types)
            addType(type);
        for (const View& view : m_project.views)
            if (view.dialect == Dialect::Any || view.dialect == Dialect::PostgreSql)
                addView(view);
        for (const Function& function : m_project.functions)
            if (function.dialect == Dialect::PostgreSql || function.dialect == Dialect::Any)
                addFunction(function);
        for (const Extension& extension : m_project.extensions)
            m_lines.insert("extension " + extension.name);
        for (const Sequence& sequence : m_project.sequences)
            m_lines.insert("sequence " + space(sequence.namespaceId) + sequence.name);
        for (const DefaultPrivilege& entry : m_project.defaultPrivileges)
            m_lines.insert("default privileges " + role(entry.forRole) + " " +
                           (entry.objects == "tables" ? "r" : entry.objects == "sequences" ? "S" : entry.objects.substr(0, 1) == "f" ? "f" : "T"));
        return m_lines;
    }

private:
    std::string space(NamespaceId id) const
    {
        const Namespace* found = m_project.namespaces.find(id);
        return (found ? found->name : "public") + ".";
    }
    std::string role(RoleId id) const
    {
        const Role* found = m_project.roles.find(id);
        return found ? found->name : "PUBLIC";
    }
    std::string columns(const Table& table, const std::vector<ColumnId>& ids) const
    {
        std::string text;
        for (const ColumnId id : ids)
            text += (text.empty() ? "" : ", ") + table.column(id)->name;
        return text;
    }
    static std::string deferral(Deferral when)
    {
        return when == Deferral::InitiallyDeferred ? " initially deferred" : when == Deferral::InitiallyImmediate ? " deferrable" : "";
    }
    void grants(const std::string& on, const std::vector<Grant>& list, const Table* table)
    {
        for (const Grant& grant : list)
            for (const auto& privilege : grant.privileges) {
                if (grant.columns.empty())
                    m_lines.insert("grant " + on + " " + role(grant.role) + " " + privilege);
                for (const ColumnId id : grant.columns)
                    m_lines.insert("grant " + on + "(" + table->column(id)->name + ") " + role(grant.role) + " " + privilege);
            }
    }
    std::string typeOf(const Column& column) const
    {
        if (!column.userType)
            return spelled(column.type);
        const UserType* type = m_project.types.find(column.userType);
        const Namespace* where = m_project.namespaces.find(type->namespaceId);
        return (where && where->name != "public" ? where->name + "." : "") + type->name + column.type;
    }

    void addTable(const Table& table)
    {
        const std::string path = space(table.namespaceId) + table.name;
        if (!table.comment.empty())
            m_lines.insert("comment " + path + " " + table.comment);
        for (const Column& column : table.columns)
            if (!column.comment.empty())
                m_lines.insert("comment " + path + "." + column.name + " " + column.comment);
        addSecurity(table, path);
        if (table.partitionOf) {
            m_lines.insert("partition " + path + " owner " + m_owner);
            return;
        }
        m_lines.insert("table " + path + " owner " + m_owner);
        for (const TableId parent : table.inherits)
            for (Column column : m_project.table(parent)->columns) {
                column.identity = Identity::None;  // the one thing about a column that heirs don't get
                addColumn(table, path, column);
            }
        for (const Column& column : table.columns)
            addColumn(table, path, column);
        addKeys(table, path);
        for (const Index& index : table.indexes)
            addIndex(table, path, index);
    }

    void addColumn(const Table& table, const std::string& path, const Column& column)
    {
        const bool inKey = table.primaryKey && std::count(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), column.id);
        std::string line = "column " + path + "." + column.name + " " + typeOf(column);
        line += column.nullable && !inKey ? "" : " not null";
        if (column.identity != Identity::None)
            line += column.identity == Identity::Always ? " identity always" : " identity by default";
        else if (!column.generatedExpression.empty())
            line += " generated";
        else if (!column.defaultExpression.empty() || column.type.ends_with("serial"))
            line += " default";
        m_lines.insert(line);
    }

    void addKeys(const Table& table, const std::string& path)
    {
        if (table.primaryKey)
            m_lines.insert("primary key " + path + " (" + columns(table, table.primaryKey->columns) + ")" + deferral(table.primaryKey->deferral));
        for (const auto& key : table.uniques)
            m_lines.insert("unique " + path + " (" + columns(table, key.columns) + ")" +
                           (key.nullsNotDistinct ? " nulls not distinct" : "") + deferral(key.deferral));
        for (const auto& key : table.foreignKeys) {
            const Table& target = *m_project.table(key.target);
            const std::string actions = "arcnd";
            const auto letter = [&](ReferentialAction action) { return std::string(1, actions[static_cast<std::size_t>(action)]); };
            m_lines.insert("foreign key " + path + " (" + columns(table, key.columns) + ") -> " + space(target.namespaceId) +
                           target.name + " (" + columns(target, key.targetColumns) + ") delete " + letter(key.onDelete) +
                           (key.setColumns.empty() ? "" : " (" + columns(table, key.setColumns) + ")") + " update " +
                           letter(key.onUpdate) + deferral(key.deferral) + (key.matchFull ? " full" : "") +
                           (key.validated ? "" : " not valid"));
        }
        if (!table.checks.empty()) {
            const bool valid = std::all_of(table.checks.begin(), table.checks.end(), [](const Check& c) { return c.validated; });
            m_lines.insert("checks " + path + " " + std::to_string(table.checks.size()) + (valid ? "" : " not all valid"));
        }
        for (const auto& exclusion : table.exclusions)
            m_lines.insert("exclusion " + path + " " + exclusion.name);
    }

    void addIndex(const Table& table, const std::string& path, const Index& index)
    {
        std::string keys;
        for (const IndexKey& key : index.keys)
            keys += (keys.empty() ? "" : ", ") + (key.column ? table.column(key.column)->name : "<expression>");
        m_lines.insert("index " + path + (index.unique ? " unique " : " ") + (index.method.empty() ? "btree" : index.method) + " (" +
                       keys + ")" + (index.include.empty() ? "" : " include " + std::to_string(index.include.size())) +
                       (index.predicate.empty() ? "" : " where") + (index.nullsNotDistinct ? " nulls not distinct" : ""));
    }

    void addSecurity(const Table& table, const std::string& path)
    {
        if (table.rowSecurity || table.forceRowSecurity)
            m_lines.insert("row security " + path + (table.rowSecurity ? " on" : "") + (table.forceRowSecurity ? " forced" : ""));
        for (const Policy& policy : table.policies) {
            std::vector<std::string> names;
            for (const RoleId id : policy.roles)
                names.push_back(role(id));
            if (names.empty())
                names.push_back("PUBLIC");
            std::sort(names.begin(), names.end());
            std::string to;
            for (const auto& name : names)
                to += (to.empty() ? "" : ", ") + name;
            const bool inserts = policy.command == PolicyCommand::Insert;
            m_lines.insert("policy " + path + " " + policy.name + (policy.restrictive ? " restrictive " : " permissive ") +
                           std::string("*rawd")[static_cast<std::size_t>(policy.command)] + " to " + to +
                           (policy.usingExpression.empty() || inserts ? "" : " using") +
                           (policy.checkExpression.empty() && !(inserts && !policy.usingExpression.empty()) ? "" : " check"));
        }
        grants(path, table.grants, &table);
        for (const Trigger& trigger : table.triggers)
            if (trigger.function && (trigger.dialect == Dialect::Any || trigger.dialect == Dialect::PostgreSql))
                m_lines.insert("trigger " + path + " " + trigger.name);
    }

    void addType(const UserType& type)
    {
        const std::string path = space(type.namespaceId) + type.name;
        if (type.kind != UserTypeKind::Enumeration) {
            m_lines.insert((type.kind == UserTypeKind::Domain ? "domain " : "composite ") + path);
            return;
        }
        std::string values;
        for (const auto& value : type.values)
            values += (values.empty() ? "" : ", ") + value.name;
        m_lines.insert("enum " + path + " (" + values + ")");
    }

    void addView(const View& view)
    {
        const std::string path = space(view.namespaceId) + view.name;
        m_lines.insert((view.materialized ? "materialized view " : "view ") + path + " owner " + m_owner +
                       (view.securityInvoker ? " invoker" : "") + (view.checkOption.empty() ? "" : " " + view.checkOption));
        grants(path, view.grants, nullptr);
        for (const Index& index : view.indexes)
            m_lines.insert("index " + path + (index.unique ? " unique btree (" : " btree (") + index.keys[0].expression + ")");
    }

    void addFunction(const Function& function)
    {
        const std::string path = space(function.namespaceId) + function.name;
        m_lines.insert("function " + path + " owner " + (function.owner ? role(function.owner) : m_owner) +
                       (function.securityDefiner ? " definer" : ""));
        for (const Grant& grant : function.grants)
            m_lines.insert("grant function " + path + " " + role(grant.role) + " execute");
    }

    const Project& m_project;
    std::string m_owner;
    Catalogue m_lines;
};

}  // namespace

Catalogue readCatalogue(PostgresServer& server, const std::string& database)
{
    const auto answer = server.run(catalogueQuery, database);
    if (!answer.ok)
        throw std::runtime_error("Reading the catalogue failed: " + answer.error);
    Catalogue lines;
    for (const auto& row : answer.rows)
        lines.insert(row[0]);
    return lines;
}

Catalogue postgresBootstrap(const Project& project)
{
    const Role* owner = project.roles.find(project.tenancy->ownerRole);
    if (!owner)
        return {};
    return {"grant schema public " + owner->name + " create", "grant schema public " + owner->name + " usage"};
}

Catalogue expectedPostgres(const Project& project)
{
    auto lines = Expected(project).lines();
    lines.merge(postgresBootstrap(project));
    return lines;
}

std::string difference(const Catalogue& expected, const Catalogue& found)
{
    std::string text;
    for (const auto& line : expected)
        if (!found.contains(line))
            text += "- " + line + "\n";
    for (const auto& line : found)
        if (!expected.contains(line))
            text += "+ " + line + "\n";
    return text;
}

}  // namespace barch::test
