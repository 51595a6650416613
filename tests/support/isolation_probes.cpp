#include "tests/support/isolation_probes.h"

#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/sqlite/identifiers.h"

#include <algorithm>

namespace barch::test {
namespace {

RowDialect dialectOf(Dialect dialect)
{
    return {dialect, dialect == Dialect::MySql ? sql::mysql::quoted : dialect == Dialect::Sqlite ? sql::sqlite::quoted : sql::postgresql::quoted};
}

bool isTenantsOwn(const Table& table)
{
    return (table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link) && table.tenantKey && !table.partitionOf;
}

bool runtimeMay(const Project& project, const std::vector<Grant>& grants, const std::string& privilege)
{
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
        return grant.role == project.tenancy->runtimeRole && grant.columns.empty() &&
               std::find(grant.privileges.begin(), grant.privileges.end(), privilege) != grant.privileges.end();
    });
}

class PostgresProbe {
public:
    PostgresProbe(const Project& project, const RowGenerator& rows, const Table& table)
        : m_project(project), m_rows(rows), m_table(table), m_name(sql::postgresql::tableName(project, table)),
          m_key(sql::postgresql::quoted(table.column(table.tenantKey)->name))
    {
        for (int i = 0; i < 2; ++i)
            m_tenant[i] = valueText(project, *table.column(table.tenantKey), rows.row(table, i, 0).at(table.tenantKey), Dialect::PostgreSql);
    }

    std::string script()
    {
        read();
        write();
        references();
        attempt("TRUNCATE " + m_name, "truncate", "42501");
        const std::string setting = m_project.tenancy->setting.empty() ? "app.tenant_id" : m_project.tenancy->setting;
        std::string text = "BEGIN;\nSELECT set_config('" + setting + "', " + m_tenant[0] + "::text, true) \\g /dev/null\nSET CONSTRAINTS ALL IMMEDIATE;\nDO $probe$\nDECLARE n bigint;\nBEGIN\n" +
                           m_body + "END $probe$;\nROLLBACK;\n";
        // The setting has been used in this session: from now on it is '' and not NULL.
        text += "BEGIN;\nDO $probe$\nDECLARE n bigint;\nBEGIN\n" + count("", "without a tenant", 0) + "END $probe$;\nROLLBACK;\n";
        text += "BEGIN;\nSELECT set_config('" + setting + "', '', true) \\g /dev/null\nDO $probe$\nDECLARE n bigint;\nBEGIN\n" +
                count("", "with '' as tenant", 0) + "END $probe$;\nROLLBACK;\n";
        return text;
    }

private:
    std::string label(const std::string& what) const { return what + " of " + m_table.name; }
    std::string warn(const std::string& kind, const std::string& what) const
    {
        return "RAISE WARNING '" + kind + " %', " + "$label$" + label(what) + "$label$;";
    }
    std::string count(const std::string& where, const std::string& what, int allowed) const
    {
        return "  BEGIN SELECT count(*) INTO n FROM " + m_name + where + "; IF n > " + std::to_string(allowed) + " THEN " + warn("LEAK", "reading " + what) +
               " END IF;\n  EXCEPTION WHEN insufficient_privilege THEN NULL; END;\n";
    }
    void read()
    {
        m_body += count(" WHERE " + m_key + " = " + m_tenant[1], "the other tenant's rows", 0);
        m_body += count("", "more than the own rows", m_rows.count(m_table));
        if (runtimeMay(m_project, m_table.grants, "select"))
            m_body += "  SELECT count(*) INTO n FROM " + m_name + "; IF n < " + std::to_string(m_rows.count(m_table)) + " THEN " + warn("BLOCKED", "reading own rows") + " END IF;\n";
    }
    /// It has to end in this error; where it succeeds it must have changed nothing, unless `strict`.
    void attempt(const std::string& statement, const std::string& what, const std::string& states, bool strict = true)
    {
        std::string expected;
        for (std::size_t i = 0; i < states.size(); i += 6)
            expected += (expected.empty() ? "'" : ", '") + states.substr(i, 5) + "'";
        m_body += "  BEGIN " + statement + "; GET DIAGNOSTICS n = ROW_COUNT; IF n > 0 OR " + (strict ? "true" : "false") + " THEN " + warn("LEAK", what) +
                  " END IF;\n  EXCEPTION WHEN OTHERS THEN IF SQLSTATE NOT IN (" + expected + ") THEN RAISE WARNING 'WRONG % % %', $label$" + label(what) +
                  "$label$, SQLSTATE, SQLERRM; END IF; END;\n";
    }
    std::string insert(int tenant) const
    {
        return insertText(m_project, m_table, m_name, m_rows.row(m_table, tenant, RowGenerator::rowsEach), dialectOf(Dialect::PostgreSql));
    }
    void write()
    {
        const std::string other = " WHERE " + m_key + " = " + m_tenant[1];
        attempt("UPDATE " + m_name + " SET " + m_key + " = " + m_key + other, "changing the other tenant's rows", "42501,P0001,23514", false);
        attempt("DELETE FROM " + m_name + other, "deleting the other tenant's rows", "42501", false);
        attempt(insert(1), "adding a row for the other tenant", "42501");
        attempt("UPDATE " + m_name + " SET " + m_key + " = " + m_tenant[1] + " WHERE " + m_key + " = " + m_tenant[0], "moving a row",
                "42501,P0001,23514,23503,23000,23001");
        if (runtimeMay(m_project, m_table.grants, "insert") && m_rows.canAddRow(m_table))
            m_body += "  BEGIN " + insert(0) + "; RAISE EXCEPTION USING ERRCODE = 'BA001'; EXCEPTION WHEN SQLSTATE 'BA001' THEN NULL; WHEN OTHERS THEN "
                      "RAISE WARNING 'BLOCKED % % %', $label$" + label("adding an own row") + "$label$, SQLSTATE, SQLERRM; END;\n";
    }
    void references()
    {
        if (!runtimeMay(m_project, m_table.grants, "update"))
            return;
        for (const ForeignKey& key : m_table.foreignKeys) {
            const Table* target = m_project.table(key.target);
            if (!target || !isTenantsOwn(*target))
                continue;
            std::string sets;
            for (std::size_t i = 0; i < key.columns.size(); ++i)
                if (key.columns[i] != m_table.tenantKey) {
                    const Column& column = *m_table.column(key.columns[i]);
                    sets += (sets.empty() ? "" : ", ") + sql::postgresql::quoted(column.name) + " = " +
                            valueText(m_project, column, m_rows.row(*target, 1, 0).at(key.targetColumns[i]), Dialect::PostgreSql);
                }
            if (!sets.empty())
                attempt("UPDATE " + m_name + " SET " + sets + " WHERE " + m_key + " = " + m_tenant[0], "pointing at the other tenant's " + target->name,
                        "23503,42501,23514,23505,23000");
        }
    }

    const Project& m_project;
    const RowGenerator& m_rows;
    const Table& m_table;
    std::string m_name;
    std::string m_key;
    std::string m_tenant[2];
    std::string m_body;
};

const View* viewOver(const Project& project, const Table& table)
{
    for (const View& view : project.views)
        if (view.dialect == Dialect::MySql && !view.checkOption.empty() && std::find(view.reads.begin(), view.reads.end(), table.id) == view.reads.begin() &&
            !view.reads.empty())
            return &view;
    return nullptr;
}

std::string mariaDbProbe(const Project& project, const RowGenerator& rows, const Table& table, const View& view)
{
    const std::string name = sql::mysql::quoted(sql::flatName(project, view.namespaceId, view.name));
    const std::string key = sql::mysql::quoted(table.column(table.tenantKey)->name);
    const Column& keyColumn = *table.column(table.tenantKey);
    const std::string own = valueText(project, keyColumn, rows.row(table, 0, 0).at(table.tenantKey), Dialect::MySql);
    const std::string other = valueText(project, keyColumn, rows.row(table, 1, 0).at(table.tenantKey), Dialect::MySql);
    std::string variable = project.tenancy->setting.empty() ? "app.tenant_id" : project.tenancy->setting;
    std::replace(variable.begin(), variable.end(), '.', '_');
    auto label = [&](const std::string& what) { return sql::mysql::literal(what + " of " + table.name); };
    auto count = [&](const std::string& kind, const std::string& what, const std::string& from) {
        return "SELECT " + label(kind + " " + what) + ", count(*) FROM " + from + ";\n";
    };
    auto attempt = [&](const std::string& what, const std::string& statement) {
        return "START TRANSACTION;\n" + statement + ";\nSELECT " + label("LEAK " + what) + ", ROW_COUNT();\nROLLBACK;\n";
    };
    const RowDialect dialect = dialectOf(Dialect::MySql);
    std::string text = "SET @" + variable + " = " + own + ";\n";
    text += count("LEAK", "reading the other tenant's rows", name + " WHERE " + key + " = " + other);
    text += "SELECT " + label("OWN reading own rows") + ", count(*) = " + std::to_string(rows.count(table)) + " FROM " + name + ";\n";
    text += "SELECT " + label("LEAK reading the table itself") + ", count(*) FROM " + sql::mysql::tableName(project, table) + ";\n";
    text += attempt("changing the other tenant's rows", "UPDATE " + name + " SET " + key + " = " + key + " WHERE " + key + " = " + other);
    text += attempt("deleting the other tenant's rows", "DELETE FROM " + name + " WHERE " + key + " = " + other);
    text += attempt("adding a row for the other tenant", insertText(project, table, name, rows.row(table, 1, RowGenerator::rowsEach), dialect));
    text += attempt("moving a row", "UPDATE " + name + " SET " + key + " = " + other);
    text += attempt("truncating", "TRUNCATE TABLE " + sql::mysql::tableName(project, table));
    for (const ForeignKey& reference : table.foreignKeys) {
        const Table* target = project.table(reference.target);
        if (!target || !isTenantsOwn(*target))
            continue;
        std::string sets;
        for (std::size_t i = 0; i < reference.columns.size(); ++i)
            if (reference.columns[i] != table.tenantKey)
                sets += (sets.empty() ? "" : ", ") + sql::mysql::quoted(table.column(reference.columns[i])->name) + " = " +
                        valueText(project, *table.column(reference.columns[i]), rows.row(*target, 1, 0).at(reference.targetColumns[i]), Dialect::MySql);
        if (!sets.empty())
            text += attempt("pointing at the other tenant's " + target->name, "UPDATE " + name + " SET " + sets);
    }
    if (runtimeMay(project, view.grants, "insert") && rows.canAddRow(table))
        text += "START TRANSACTION;\n" + insertText(project, table, name, rows.row(table, 0, RowGenerator::rowsEach), dialect) + ";\nSELECT " +
                label("ADDED an own row") + ", ROW_COUNT();\nROLLBACK;\n";
    text += "SET @" + variable + " = NULL;\n" + count("LEAK", "reading without a tenant", name);
    text += "SET @" + variable + " = '';\n" + count("LEAK", "reading with an empty tenant", name);
    return text;
}

}  // namespace

std::string postgresProbes(const Project& project, const RowGenerator& rows)
{
    std::string text;
    for (const Table* table : rows.order())
        if (isTenantsOwn(*table))
            text += PostgresProbe(project, rows, *table).script();
    return text;
}

std::string mariaDbProbes(const Project& project, const RowGenerator& rows)
{
    std::string text;
    for (const Table* table : rows.order()) {
        if (!isTenantsOwn(*table))
            continue;
        if (const View* view = viewOver(project, *table))
            text += mariaDbProbe(project, rows, *table, *view);
        else
            text += "SELECT 'LEAK no view over " + table->name + "', 1;\n";
    }
    return text;
}

std::string mariaDbLeaks(const std::vector<std::vector<std::string>>& rows)
{
    std::string text;
    for (const auto& row : rows) {
        const bool leaks = row.size() != 2 || (row[0].starts_with("LEAK") && row[1] != "0" && row[1] != "-1");
        const bool blocked = row.size() == 2 && ((row[0].starts_with("OWN") && row[1] != "1") ||
                                                 (row[0].starts_with("ADDED") && row[1] != "1"));
        if (leaks || blocked)
            text += (row.empty() ? std::string() : row[0] + ": " + row.back()) + "\n";
    }
    return text;
}

std::string insertAll(const Project& project, const RowGenerator& rows, Dialect dialect)
{
    std::string text;
    const RowDialect how = dialectOf(dialect);
    for (const Table* table : rows.order()) {
        const std::string name = dialect == Dialect::PostgreSql ? sql::postgresql::tableName(project, *table) : how.quoted(sql::flatName(project, table->namespaceId, table->name));
        for (int tenant = 0; tenant < RowGenerator::tenants; ++tenant)
            for (int number = 0; number < rows.count(*table); ++number)
                text += insertText(project, *table, name, rows.row(*table, tenant, number), how) + ";\n";
    }
    return text;
}

}  // namespace barch::test
