#include "tests/support/isolation_probes.h"

#include "core/tenancy/guards.h"
#include "exporters/sql/postgresql/identifiers.h"

#include <algorithm>

namespace barch::test {
namespace {

using sql::postgresql::quoted;

/// Statements that say for whom the transaction works; both are SQL literals. As the application says it:
/// in settings, or (Supabase) in the claims of the token.
std::string actingFor(const Project& project, const std::string& tenant, const std::string& person)
{
    if (readsTenantFromToken(project))
        return "SELECT set_config('request.jwt.claims', jsonb_build_object('sub', " + person + "::text, 'app_metadata', jsonb_build_object('" +
               tenantKeyName(project) + "', " + tenant + "::text))::text, true) \\g /dev/null\n";
    return "SELECT set_config('" + tenantSetting(project) + "', " + tenant + "::text, true), set_config('" + userSetting(project) + "', " + person +
           "::text, true) \\g /dev/null\n";
}

/// The statements of one DO block, and the ways to put a probe into it.
class ProbeBlock {
public:
    explicit ProbeBlock(std::string object) : m_object(std::move(object)) {}

    /// More rows than `allowed` are a leak; no right to look is none.
    void count(const std::string& from, const std::string& what, int allowed)
    {
        m_body += "  BEGIN SELECT count(*) INTO n FROM " + from + "; IF n > " + std::to_string(allowed) + " THEN " + warn("LEAK", what) +
                  " END IF;\n  EXCEPTION WHEN insufficient_privilege THEN NULL; END;\n";
    }
    void atLeast(const std::string& from, const std::string& what, int wanted)
    {
        m_body += "  SELECT count(*) INTO n FROM " + from + "; IF n < " + std::to_string(wanted) + " THEN " + warn("BLOCKED", what) + " END IF;\n";
    }
    /// It has to end in one of these errors; where it succeeds it must have changed nothing, unless `strict`.
    void attempt(const std::string& statement, const std::string& what, const std::string& states, bool strict = true)
    {
        std::string expected;
        for (std::size_t i = 0; i < states.size(); i += 6)
            expected += (expected.empty() ? "'" : ", '") + states.substr(i, 5) + "'";
        m_body += "  BEGIN " + statement + "; GET DIAGNOSTICS n = ROW_COUNT; IF n > 0 OR " + (strict ? "true" : "false") + " THEN " + warn("LEAK", what) +
                  " END IF;\n  EXCEPTION WHEN OTHERS THEN IF SQLSTATE NOT IN (" + expected + ") THEN RAISE WARNING 'WRONG % % %', " + label(what) +
                  ", SQLSTATE, SQLERRM; END IF; END;\n";
    }
    /// It has to change a row, and is taken back.
    void mustWork(const std::string& statement, const std::string& what)
    {
        m_body += "  BEGIN " + statement + "; GET DIAGNOSTICS n = ROW_COUNT; IF n = 0 THEN " + warn("BLOCKED", what) +
                  " END IF; RAISE EXCEPTION USING ERRCODE = 'BA001'; EXCEPTION WHEN SQLSTATE 'BA001' THEN NULL; WHEN OTHERS THEN "
                  "RAISE WARNING 'BLOCKED % % %', " + label(what) + ", SQLSTATE, SQLERRM; END;\n";
    }
    /// The whole as a transaction that is rolled back.
    std::string script(const std::string& before) const
    {
        return "BEGIN;\n" + before + "SET CONSTRAINTS ALL IMMEDIATE;\nDO $probe$\nDECLARE n bigint;\nBEGIN\n" + m_body + "END $probe$;\nROLLBACK;\n";
    }

private:
    std::string label(const std::string& what) const { return "$label$" + what + " of " + m_object + "$label$"; }
    std::string warn(const std::string& kind, const std::string& what) const { return "RAISE WARNING '" + kind + " %', " + label(what) + ";"; }

    std::string m_object;
    std::string m_body;
};

class TableProbe {
public:
    TableProbe(const Project& project, const RowGenerator& rows, const Table& table)
        : m_project(project), m_rows(rows), m_table(table), m_block(table.name), m_name(sql::postgresql::tableName(project, table)),
          m_keyColumn(*table.column(tenantColumn(project, table))), m_key(quoted(m_keyColumn.name))
    {
        for (int i = 0; i < 2; ++i)
            m_tenant[i] = valueText(project, m_keyColumn, rows.row(table, i, 0).at(m_keyColumn.id), Dialect::PostgreSql);
    }

    std::string script()
    {
        m_block.count(m_name + " WHERE " + m_key + " = " + m_tenant[1], "reading the other tenant's rows", 0);
        m_block.count(m_name, "reading more than the own rows", m_rows.count(m_table));
        if (may("select"))
            m_block.atLeast(m_name, "reading own rows", m_rows.count(m_table));
        write();
        references();
        m_block.attempt("TRUNCATE " + m_name, "truncate", "42501");
        // The setting has been used in this session: after it, it is '' and not NULL.
        ProbeBlock without(m_table.name);
        without.count(m_name, "reading without a tenant", 0);
        return m_block.script(actingFor(m_project, m_tenant[0], "''")) + without.script("") + without.script(actingFor(m_project, "''", "''"));
    }

private:
    bool may(const std::string& privilege) const { return runtimeMay(m_project, m_table.grants, privilege); }
    bool isRoot() const { return m_table.id == m_project.tenancy->rootTable; }
    std::string insert(const Row& row) const { return insertText(m_project, m_table, m_name, row, rowDialect(Dialect::PostgreSql)); }

    void write()
    {
        const std::string other = " WHERE " + m_key + " = " + m_tenant[1];
        m_block.attempt("UPDATE " + m_name + " SET " + m_key + " = " + m_key + other, "changing the other tenant's rows", "42501,P0001,23514", false);
        m_block.attempt("DELETE FROM " + m_name + other, "deleting the other tenant's rows", "42501", false);
        m_block.attempt(insert(m_rows.row(m_table, 1, RowGenerator::rowsEach)), "adding a row for the other tenant", "42501");
        m_block.attempt("UPDATE " + m_name + " SET " + m_key + " = " + m_tenant[1] + " WHERE " + m_key + " = " + m_tenant[0], "moving a row",
                        "42501,P0001,23514,23503,23000,23001");
        if (may("insert") && m_rows.canAddRow(m_table) && !isRoot())
            m_block.mustWork(insert(m_rows.row(m_table, 0, RowGenerator::rowsEach)), "adding an own row");
    }
    void references()
    {
        for (const ForeignKey& key : m_table.foreignKeys) {
            const auto across = pointingAcross(m_project, m_rows, m_table, key);
            if (!across)
                continue;
            const std::string what = " the other tenant's " + m_project.table(key.target)->name;
            if (may("insert"))
                m_block.attempt(insert(*across), "adding a row that points at" + what, "23503,42501,23514,23505,23000");
            std::string sets;
            for (const ColumnId id : key.columns)
                if (id != m_table.tenantKey)
                    sets += (sets.empty() ? "" : ", ") + quoted(m_table.column(id)->name) + " = " +
                            valueText(m_project, *m_table.column(id), across->at(id), Dialect::PostgreSql);
            if (may("update"))
                m_block.attempt("UPDATE " + m_name + " SET " + sets + " WHERE " + m_key + " = " + m_tenant[0], "pointing at" + what,
                                "23503,42501,23514,23505,23000");
        }
    }

    const Project& m_project;
    const RowGenerator& m_rows;
    const Table& m_table;
    ProbeBlock m_block;
    std::string m_name;
    const Column& m_keyColumn;
    std::string m_key;
    std::string m_tenant[2];
};

/// The tenants' ids in the generator's rows, as literals.
std::string tenantOf(const Project& project, const RowGenerator& rows, int tenant)
{
    const Column& key = *tenantRootKey(project);
    return valueText(project, key, rows.row(*tenantRoot(project), tenant, 0).at(key.id), Dialect::PostgreSql);
}

/// Views, functions that ask nothing, and partitions: what goes round the tables' policies.
std::string sideDoors(const Project& project, const RowGenerator& rows, const ProbePeople& who)
{
    const std::string other = tenantOf(project, rows, 1);
    std::string text;
    const std::string acting = actingFor(project, tenantOf(project, rows, 0), who ? who.self : "''");
    for (const View& view : project.views) {
        if (!runtimeMay(project, view.grants, "select") || (view.dialect != Dialect::Any && view.dialect != Dialect::PostgreSql))
            continue;
        ProbeBlock block("view " + view.name);
        block.count(sql::postgresql::qualified(project, view.namespaceId, view.name) + " AS v WHERE to_jsonb(v) ->> '" + tenantKeyName(project) + "' = " + other + "::text",
                    "reading the other tenant's rows", 0);
        text += block.script(acting);
    }
    for (const Function& function : project.functions) {
        if (!function.arguments.empty() || !function.returns.starts_with("SETOF") || !runtimeMay(project, function.grants, "execute"))
            continue;
        ProbeBlock block("function " + function.name);
        block.count(sql::postgresql::qualified(project, function.namespaceId, function.name) + "() AS v WHERE v::text IN (" + other + "::text" +
                        (who ? ", " + who.stranger + "::text" : "") + ")",
                    "finding the other tenant", 0);
        text += block.script(acting);
    }
    for (const Table& table : project.tables) {
        const Column* key = table.column(tenantColumn(project, table));
        if (!table.partitionOf || !key)
            continue;
        ProbeBlock block("partition " + table.name);
        block.count(sql::postgresql::tableName(project, table) + " WHERE " + quoted(key->name) + " = " + other, "reading the other tenant's rows", 0);
        text += block.script(acting);
    }
    return text;
}

/// People are seen by those who share a tenant with them, and change only themselves.
std::string peopleProbes(const Project& project, const RowGenerator& rows, const ProbePeople& who)
{
    const Table& users = *who.people.people;
    const Table& membership = *who.people.membership;
    const std::string name = sql::postgresql::tableName(project, users);
    const std::string key = quoted(users.column(who.people.key)->name);
    const RowDialect dialect = rowDialect(Dialect::PostgreSql);
    ProbeBlock block(users.name);
    block.count(name + " WHERE " + key + " = " + who.stranger, "reading a person of the other tenant", 0);
    block.atLeast(name + " WHERE " + key + " = " + who.self, "reading oneself", 1);
    for (const std::string& person : {who.stranger, who.colleague}) {
        if (person.empty())
            continue;
        const std::string whose = person == who.colleague ? "a colleague" : "a person of the other tenant";
        block.attempt("UPDATE " + name + " SET " + key + " = " + key + " WHERE " + key + " = " + person, "changing " + whose, "42501", false);
        block.attempt("DELETE FROM " + name + " WHERE " + key + " = " + person, "deleting " + whose, "42501", false);
    }
    if (!who.colleague.empty())
        block.atLeast(name + " WHERE " + key + " = " + who.colleague, "reading a colleague", 1);
    block.mustWork("UPDATE " + name + " SET " + key + " = " + key + " WHERE " + key + " = " + who.self, "changing oneself");
    Row joining = rows.row(membership, 0, RowGenerator::rowsEach);
    joining[who.people.person] = rows.row(membership, 1, 0).at(who.people.person);
    const std::string memberships = sql::postgresql::tableName(project, membership);
    block.attempt(insertText(project, membership, memberships, joining, dialect), "making a stranger a member", "42501");
    block.attempt("UPDATE " + memberships + " SET " + quoted(membership.column(who.people.person)->name) + " = " + who.stranger, "passing a membership to a stranger",
                  "42501,23505");
    for (const Table& table : project.tables)
        if (const Column* person = table.column(personColumn(who.people, table))) {
            const std::string others = sql::postgresql::tableName(project, table) + " WHERE " + quoted(person->name) + " <> " + who.self;
            block.count(others, "reading " + table.name + " of others", 0);
            block.attempt("DELETE FROM " + others, "deleting " + table.name + " of others", "42501", false);
        }
    return block.script(actingFor(project, tenantOf(project, rows, 0), who.self));
}

}  // namespace

std::string postgresProbes(const Project& project, const RowGenerator& rows)
{
    const ProbePeople who(project, rows, Dialect::PostgreSql);
    std::string text = "SET ROLE " + quoted(project.roles.find(project.tenancy->runtimeRole)->name) + ";\n";
    for (const Table* table : rows.order())
        if (isOfOneTenant(project, *table))
            text += TableProbe(project, rows, *table).script();
    text += sideDoors(project, rows, who);
    return who ? text + peopleProbes(project, rows, who) : text;
}

}  // namespace barch::test
