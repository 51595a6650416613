#include "access_probes.h"

#include "core/access/permission_policies.h"
#include "core/tenancy/guards.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"

#include <algorithm>

namespace barch::test {
namespace {

const RowDialect postgres = {Dialect::PostgreSql, sql::postgresql::quoted};

std::string text(const Project& project, const Table& table, ColumnId column, const Row& row)
{
    return valueText(project, *table.column(column), row.at(column), Dialect::PostgreSql);
}

/// "id = '…' AND tenant_id = '…'"
std::string isRow(const Project& project, const Table& table, const Row& row)
{
    std::string condition;
    for (const ColumnId column : table.primaryKey->columns)
        condition += (condition.empty() ? "" : " AND ") + sql::postgresql::quoted(table.column(column)->name) + " = " +
                     text(project, table, column, row);
    return condition;
}

bool runtimeMay(const Project& project, const Table& table, const char* privilege)
{
    return std::any_of(table.grants.begin(), table.grants.end(), [&](const Grant& grant) {
        return grant.role == project.tenancy->runtimeRole &&
               std::find(grant.privileges.begin(), grant.privileges.end(), privilege) != grant.privileges.end();
    });
}

class Probe {
public:
    Probe(const Project& project, const RowGenerator& rows, const TableAccess& expected, const Visitor& visitor)
        : m_project(project), m_rows(rows), m_expected(expected), m_visitor(visitor), m_keeper(*expected.keeper())
    {
        const Table& members = *project.table(m_keeper.table);
        m_person = rows.row(members, 0, visitor.person).at(m_keeper.person);
    }

    std::string tableScript(const Table& table)
    {
        m_body.clear();
        const int count = std::min(m_rows.count(table), RowGenerator::rowsEach);
        for (int number = 0; number < count; ++number)
            tryRow(table, m_rows.row(table, 0, number), "row " + std::to_string(number), true);
        tryRow(table, m_rows.row(table, 1, 0), "a row of another tenant", false);
        if (m_rows.canAddRow(table) && runtimeMay(m_project, table, "insert") && !isOpen(table, RowOperation::Add)) {
            const Row& fresh = m_rows.row(table, 0, RowGenerator::rowsEach);
            attempt(table, insertText(m_project, table, sql::postgresql::tableName(m_project, table), fresh, postgres),
                    reaches(table, RowOperation::Add, fresh), "adding");
        }
        return "DO $probe$\nDECLARE n bigint;\nBEGIN\n" + m_body + "END $probe$;\n";
    }

private:
    bool isOpen(const Table& table, RowOperation operation) const { return (m_expected.openOn(table) & bitOf(operation)) != 0; }

    /// By the generated rows alone, and not by the SQL that is tried.
    bool isOwn(const Table& table, const Row& row) const
    {
        const RowOwner owner = m_expected.ownerOf(table);
        if (owner.column)
            return row.at(owner.column) == m_person;
        const Table* parent = m_project.table(owner.parent);
        if (!parent)
            return false;
        const auto key = std::find_if(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& each) { return each.id == owner.through; });
        for (int number = 0; number < m_rows.count(*parent); ++number) {
            const Row& candidate = m_rows.row(*parent, 0, number);
            bool same = true;
            for (std::size_t i = 0; i < key->columns.size(); ++i)
                same = same && candidate.at(key->targetColumns[i]) == row.at(key->columns[i]);
            if (same)
                return isOwn(*parent, candidate);
        }
        return false;
    }
    bool reaches(const Table& table, RowOperation operation, const Row& row) const
    {
        if (isOpen(table, operation))
            return true;
        const Reach reach = m_expected.reach(m_visitor.role, table, operation);
        return reach == Reach::All || (reach == Reach::Own && isOwn(table, row));
    }
    void tryRow(const Table& table, const Row& row, const std::string& which, bool sameTenant)
    {
        const std::string name = sql::postgresql::tableName(m_project, table);
        const std::string where = " WHERE " + isRow(m_project, table, row);
        const bool reads = sameTenant && runtimeMay(m_project, table, "select") && reaches(table, RowOperation::Read, row);
        if (runtimeMay(m_project, table, "select"))
            m_body += "  SELECT count(*) INTO n FROM " + name + where + ";\n" + judge(table, reads, "reading " + which);
        const std::string key = sql::postgresql::quoted(table.column(tenantColumn(m_project, table))->name);
        if (runtimeMay(m_project, table, "update"))
            attempt(table, "UPDATE " + name + " SET " + key + " = " + key + where, reads && reaches(table, RowOperation::Change, row), "changing " + which);
        if (runtimeMay(m_project, table, "delete"))
            attempt(table, "DELETE FROM " + name + where, reads && reaches(table, RowOperation::Remove, row), "deleting " + which);
    }
    /// Rolled back at once. A row that only its references hold was reached.
    void attempt(const Table& table, const std::string& statement, bool allowed, const std::string& what)
    {
        m_body += "  BEGIN n := 0; " + statement + "; GET DIAGNOSTICS n = ROW_COUNT; RAISE EXCEPTION USING ERRCODE = 'BA001';\n"
                  "  EXCEPTION WHEN SQLSTATE 'BA001' THEN NULL; WHEN insufficient_privilege THEN n := 0;\n"
                  "    WHEN OTHERS THEN IF SQLSTATE LIKE '23%' THEN n := 1; ELSE RAISE; END IF; END;\n" +
                  judge(table, allowed, what);
    }
    std::string judge(const Table& table, bool allowed, const std::string& what) const
    {
        const std::string role = m_project.accessRoles.find(m_visitor.role)->name;
        return std::string("  IF n ") + (allowed ? "= 0" : "> 0") + " THEN RAISE WARNING '" + (allowed ? "BLOCKED" : "LEAK") + " %', $label$" + what +
               " of " + table.name + " as " + role + "$label$; END IF;\n";
    }

    const Project& m_project;
    const RowGenerator& m_rows;
    const TableAccess& m_expected;
    Visitor m_visitor;
    RoleKeeper m_keeper;
    Value m_person;
    std::string m_body;
};

std::string asRuntime(const Project& project)
{
    return "SET SESSION AUTHORIZATION " + sql::postgresql::quoted(project.roles.find(project.tenancy->runtimeRole)->name) + ";\n";
}

}  // namespace

std::string signIn(const Project& project, const RowGenerator& rows, int tenant, int person)
{
    const RoleKeeper keeper = *roleKeeperOf(project);
    const Table& members = *project.table(keeper.table);
    const std::string tenantText = text(project, members, members.tenantKey, rows.row(members, tenant, 0));
    const std::string personText = person < 0 ? "''" : text(project, members, keeper.person, rows.row(members, tenant, person));
    if (readsTenantFromToken(project))
        return "SELECT set_config('request.jwt.claims', json_build_object('sub', " + personText + "::text, 'app_metadata', json_build_object('" +
               tenantKeyName(project) + "', " + tenantText + "::text))::text, true) \\g /dev/null\n";
    return "SELECT set_config('" + tenantSetting(project) + "', " + tenantText + "::text, true) \\g /dev/null\nSELECT set_config('" + userSetting(project) +
           "', " + personText + "::text, true) \\g /dev/null\n";
}

std::string countAs(const Project& project, const RowGenerator& rows, const Table& table, const std::string& settings)
{
    (void)rows;
    return "BEGIN;\n" + asRuntime(project) + settings + "SELECT count(*) FROM " + sql::postgresql::tableName(project, table) + ";\nROLLBACK;\n";
}

std::string accessProbes(const Project& project, const RowGenerator& rows, const TableAccess& expected, const Visitor& visitor)
{
    const RoleKeeper keeper = *expected.keeper();
    const Table& members = *project.table(keeper.table);
    const Row& member = rows.row(members, 0, visitor.person);
    std::string script = "BEGIN;\nUPDATE " + sql::postgresql::tableName(project, members) + " SET " +
                         sql::postgresql::quoted(members.column(keeper.role)->name) + " = '" + project.accessRoles.find(visitor.role)->name + "' WHERE " +
                         isRow(project, members, member) + ";\nSET CONSTRAINTS ALL IMMEDIATE;\n" + asRuntime(project) + signIn(project, rows, 0, visitor.person);
    Probe probe(project, rows, expected, visitor);
    for (const TableId id : tablesForPolicies(project))
        script += probe.tableScript(*project.table(id));
    return script + "ROLLBACK;\n";
}

}  // namespace barch::test
