#include "tests/support/catalogue.h"

#include "core/model/sql_tokens.h"
#include "core/text/short_name.h"
#include "tests/support/mariadb_server.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace barch::test {
namespace {

const char* const catalogueQuery = R"(
SELECT CONCAT('table ', table_name, ' ', engine, ' ', LEFT(table_collation, 7)) FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
UNION ALL SELECT CONCAT('view ', table_name, ' ', LOWER(security_type), IF(check_option = 'NONE', '', CONCAT(' ', LOWER(check_option))))
  FROM information_schema.views WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('column ', c.table_name, '.', column_name, ' ', column_type, IF(is_nullable = 'NO', ' not null', ''),
    IF(extra LIKE '%auto_increment%', ' auto', IF(extra LIKE '%GENERATED%', ' generated',
       IF(column_default IS NULL OR column_default = 'NULL', '', ' default'))))
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
UNION ALL SELECT CONCAT(IF(index_name = 'PRIMARY', 'primary key ', IF(non_unique = 0, 'unique ', 'index ')), table_name, ' (',
    GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', '), ')')
  FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name, non_unique
UNION ALL SELECT CONCAT('foreign key ', k.table_name, ' (', GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ',
    r.referenced_table_name, ' (', GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') delete ',
    REPLACE(LOWER(r.delete_rule), 'no action', 'restrict'), ' update ', REPLACE(LOWER(r.update_rule), 'no action', 'restrict'))
  FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
    ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
  WHERE k.table_schema = DATABASE() GROUP BY k.table_name, k.constraint_name, r.referenced_table_name, r.delete_rule, r.update_rule
UNION ALL SELECT CONCAT('checks ', table_name, ' ', COUNT(*)) FROM information_schema.check_constraints
  WHERE constraint_schema = DATABASE() AND check_clause NOT LIKE 'json_valid(%' GROUP BY table_name
UNION ALL SELECT CONCAT('trigger ', event_object_table, ' ', trigger_name) FROM information_schema.triggers WHERE trigger_schema = DATABASE()
UNION ALL SELECT CONCAT('function ', routine_name) FROM information_schema.routines WHERE routine_schema = DATABASE()
UNION ALL SELECT CONCAT('comment ', table_name, ' ', table_comment) FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_comment <> ''
UNION ALL SELECT CONCAT('comment ', table_name, '.', column_name, ' ', column_comment) FROM information_schema.columns
  JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND column_comment <> ''
UNION ALL SELECT CONCAT('grant ', table_name, ' ', REPLACE(SUBSTRING_INDEX(grantee, '@', 1), '''', ''), ' ', LOWER(privilege_type))
  FROM information_schema.table_privileges WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', table_name, '(', column_name, ') ', REPLACE(SUBSTRING_INDEX(grantee, '@', 1), '''', ''), ' ', LOWER(privilege_type))
  FROM information_schema.column_privileges WHERE table_schema = DATABASE()
)";

std::string spelled(const Project& project, const Column& column, bool inKey)
{
    if (const UserType* type = project.types.find(column.userType)) {
        if (type->kind == UserTypeKind::Enumeration) {
            std::string values;
            for (const auto& value : type->values) {
                values += values.empty() ? "'" : ",'";
                for (const char c : value.name)
                    values += c == '\'' ? std::string("''") : std::string(1, c);
                values += "'";
            }
            return "enum(" + values + ")";
        }
        Column base = column;
        base.userType = {};
        base.type = type->baseType;
        return spelled(project, base, inKey);
    }
    static const std::map<std::string, std::string> names = {
        {"smallint", "smallint(6)"}, {"integer", "int(11)"}, {"int", "int(11)"}, {"bigint", "bigint(20)"}, {"boolean", "tinyint(1)"},
        {"uuid", "char(36)"}, {"timestamptz", "datetime(6)"}, {"timestamp", "datetime(6)"}, {"date", "date"}, {"time", "time(6)"},
        {"jsonb", "longtext"}, {"json", "longtext"}, {"double precision", "double"}, {"real", "float"}, {"inet", "varchar(43)"}};
    std::string type = column.type;
    if (type == "text" || type == "citext")
        return inKey ? "varchar(255)" : "longtext";
    if (type == "bytea")
        return inKey ? "varbinary(255)" : "longblob";
    if (type.starts_with("numeric("))
        return "decimal" + type.substr(7);
    if (type.ends_with("[]"))
        return "longtext";
    const auto found = names.find(type);
    return found == names.end() ? type : found->second;
}

class Expected {
public:
    explicit Expected(const Project& project) : m_project(project) {}

    Catalogue lines()
    {
        for (const Table& table : m_project.tables)
            for (const auto& key : table.foreignKeys)
                m_keyed.insert(key.targetColumns.begin(), key.targetColumns.end());
        for (const Table& table : m_project.tables)
            addTable(table);
        for (const View& view : m_project.views)
            if (view.dialect == Dialect::Any || view.dialect == Dialect::MySql) {
                m_lines.insert("view " + view.name + (view.securityInvoker ? " invoker" : " definer") + (view.checkOption.empty() ? "" : " " + view.checkOption));
                grants(view.name, view.grants, nullptr);
            }
        for (const Function& function : m_project.functions)
            if (function.dialect == Dialect::MySql)
                m_lines.insert("function " + function.name);
        return m_lines;
    }

private:
    void grants(const std::string& on, const std::vector<Grant>& list, const Table* table)
    {
        for (const Grant& grant : list)
            for (const auto& privilege : grant.privileges) {
                const std::string who = m_project.roles.find(grant.role)->name;
                if (grant.columns.empty())
                    m_lines.insert("grant " + on + " " + who + " " + privilege);
                for (const ColumnId id : grant.columns)
                    m_lines.insert("grant " + on + "(" + table->column(id)->name + ") " + who + " " + privilege);
            }
    }
    static std::string columns(const Table& table, const std::vector<ColumnId>& ids)
    {
        std::string text;
        for (const ColumnId id : ids)
            text += (text.empty() ? "" : ", ") + table.column(id)->name;
        return text;
    }
    static std::vector<ColumnId> columnsOf(const Index& index)
    {
        std::vector<ColumnId> ids;
        for (const IndexKey& key : index.keys)
            ids.push_back(key.column);
        return ids;
    }

    void addTable(const Table& table)
    {
        std::set<ColumnId> keyed = m_keyed;
        std::vector<std::vector<ColumnId>> indexed;
        auto take = [&](const std::vector<ColumnId>& ids, bool isKey) {
            if (isKey)
                keyed.insert(ids.begin(), ids.end());
            indexed.push_back(ids);
        };
        m_lines.insert("table " + table.name + " InnoDB utf8mb4");
        if (!table.comment.empty())
            m_lines.insert("comment " + table.name + " " + table.comment);
        if (table.primaryKey) {
            take(table.primaryKey->columns, true);
            m_lines.insert("primary key " + table.name + " (" + columns(table, table.primaryKey->columns) + ")");
        }
        for (const auto& key : table.uniques) {
            take(key.columns, true);
            m_lines.insert("unique " + table.name + " (" + columns(table, key.columns) + ")");
        }
        for (const auto& index : table.indexes) {
            if (!index.method.empty() && index.method != "btree")
                continue;
            take(columnsOf(index), index.unique);
            const bool partial = index.unique && !index.predicate.empty();
            m_lines.insert((index.unique ? "unique " : "index ") + table.name + " (" + columns(table, columnsOf(index)) +
                           (partial ? ", " + (index.name.empty() ? table.name : index.name) + "_holds" : "") + ")");
            if (partial)
                m_lines.insert("column " + table.name + "." + (index.name.empty() ? table.name : index.name) + "_holds tinyint(4) generated");
        }
        addForeignKeys(table, keyed, indexed);
        std::size_t checks = table.checks.size();
        for (const Column& column : table.columns) {
            if (const UserType* type = m_project.types.find(column.userType); type && type->kind == UserTypeKind::Domain)
                checks += type->checks.size();
            addColumn(table, column, keyed.contains(column.id));
        }
        for (const Check& check : table.checks)
            if (isKeptByTriggers(table, check)) {
                --checks;
                m_lines.insert("trigger " + table.name + " " + shortName(check.name + "_insert", 64));
                m_lines.insert("trigger " + table.name + " " + shortName(check.name + "_update", 64));
            }
        if (checks > 0)
            m_lines.insert("checks " + table.name + " " + std::to_string(checks));
        for (const Trigger& trigger : table.triggers)
            if (trigger.dialect == Dialect::MySql || trigger.function)
                m_lines.insert("trigger " + table.name + " " + trigger.name);
        grants(table.name, table.grants, &table);
    }

    static bool isKeptByTriggers(const Table& table, const Check& check)
    {
        const auto names = [&](ColumnId id) { return mentionsIdentifier(check.expression, table.column(id)->name); };
        const bool counts = std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
            return column.identity != Identity::None && names(column.id);
        });
        return counts || std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
            const bool acts = key.onUpdate == ReferentialAction::Cascade || key.onUpdate == ReferentialAction::SetNull ||
                              key.onDelete == ReferentialAction::Cascade || (key.onDelete == ReferentialAction::SetNull && !emptiesSome(key));
            return acts && std::any_of(key.columns.begin(), key.columns.end(), names);
        });
    }
    static bool emptiesSome(const ForeignKey& key)
    {
        return key.onDelete == ReferentialAction::SetNull && !key.setColumns.empty() && key.setColumns.size() < key.columns.size();
    }

    void addForeignKeys(const Table& table, std::set<ColumnId>& keyed, std::vector<std::vector<ColumnId>>& indexed)
    {
        static const std::vector<std::string> actions = {"restrict", "restrict", "cascade", "set null", "restrict"};
        for (const auto& key : table.foreignKeys) {
            keyed.insert(key.columns.begin(), key.columns.end());
            const Table& target = *m_project.table(key.target);
            const bool some = emptiesSome(key);
            m_lines.insert("foreign key " + table.name + " (" + columns(table, key.columns) + ") -> " + target.name + " (" +
                           columns(target, key.targetColumns) + ") delete " +
                           (some ? "restrict" : actions[static_cast<std::size_t>(key.onDelete)]) + " update " +
                           actions[static_cast<std::size_t>(key.onUpdate)]);
            if (some && target.id != table.id)
                m_lines.insert("trigger " + target.name + " " +
                               shortName((key.name.empty() ? table.name + "_" + replaced(columns(table, key.columns)) + "_fkey" : key.name) + "_set_null", 64));
            const bool covered = std::any_of(indexed.begin(), indexed.end(), [&](const auto& ids) {
                return ids.size() >= key.columns.size() && std::equal(key.columns.begin(), key.columns.end(), ids.begin());
            });
            if (!covered)  // InnoDB makes one
                m_lines.insert("index " + table.name + " (" + columns(table, key.columns) + ")");
        }
    }
    static std::string replaced(std::string text)
    {
        for (auto at = text.find(", "); at != std::string::npos; at = text.find(", "))
            text.replace(at, 2, "_");
        return text;
    }

    void addColumn(const Table& table, const Column& column, bool keyed)
    {
        if (!column.comment.empty())
            m_lines.insert("comment " + table.name + "." + column.name + " " + column.comment);
        const bool inKey = table.primaryKey && std::count(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), column.id);
        std::string line = "column " + table.name + "." + column.name + " " + spelled(m_project, column, keyed) +
                           (column.nullable && !inKey ? "" : " not null");
        if (column.identity != Identity::None)
            line += " auto";
        else if (!column.generatedExpression.empty())
            line += " generated";
        else if (!column.defaultExpression.empty())
            line += " default";
        m_lines.insert(line);
    }

    const Project& m_project;
    std::set<ColumnId> m_keyed;
    Catalogue m_lines;
};

}  // namespace

Catalogue readCatalogue(MariaDbServer& server, const std::string& database)
{
    const auto answer = server.run(catalogueQuery, database);
    if (!answer.ok)
        throw std::runtime_error("Reading the catalogue failed: " + answer.error);
    Catalogue lines;
    for (const auto& row : answer.rows)
        lines.insert(row[0]);
    return lines;
}

Catalogue expectedMariaDb(const Project& project)
{
    return Expected(project).lines();
}

}  // namespace barch::test
