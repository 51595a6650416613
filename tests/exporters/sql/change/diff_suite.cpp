#include "tests/exporters/sql/change/diff_suite.h"

#include "core/import/postgresql/import_postgresql.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "tests/exporters/sql/change/change_run.h"
#include "tests/exporters/sql/change/postgresql_changes.h"
#include "tests/support/isolation_probes.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace barch::test {
namespace {

/// The server doesn't take a text of the case.
struct NotTaken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

/// Rows of the earlier design with the values that the later one would have, where both have a column.
std::string insertsFitting(const Project& before, const Project& after)
{
    const RowGenerator rows(before);
    const RowGenerator later(after);
    std::string text;
    for (const Table* table : rows.order())
        for (int tenant = 0; tenant < RowGenerator::tenants; ++tenant)
            for (int number = 0; number < rows.count(*table); ++number) {
                Row row = rows.row(*table, tenant, number);
                const Table* other = after.table(table->id);
                const bool isMade = other && std::find(later.order().begin(), later.order().end(), other) != later.order().end();
                for (auto& [id, value] : row) {
                    const Column* column = isMade ? other->column(id) : nullptr;
                    const bool isSame = column && (column->type == table->column(id)->type || column->userType);
                    if (isSame)
                        if (const auto found = later.row(*other, tenant, number).find(id); found != later.row(*other, tenant, number).end())
                            value = found->second;
                }
                text += insertText(before, *table, sql::postgresql::tableName(before, *table), row, {Dialect::PostgreSql, sql::postgresql::quoted}) + ";\n";
            }
    return text;
}

/// Databases made of the texts themselves, so that what an import misses is seen.
class TextChanges : public PostgresChanges {
public:
    TextChanges(const DiffCase& source, bool withRows) : m_source(source), m_withRows(withRows) {}
    /// Rows are to fit the later design too, as those of whoever changes it so would. For tables that can't hold a row later no row is made: they are divided, and have no part.
    void setLater(const Project& after)
    {
        m_after = &after;
        for (const Table& table : after.tables) {
            const bool hasPart = std::any_of(after.tables.begin(), after.tables.end(), [&](const Table& part) { return part.partitionOf == table.id; });
            if (table.partitioning.strategy != PartitionStrategy::None && !hasPart)
                m_closed.insert(table.id);
        }
    }

    void make(const Project&, Place place) override { makeOf(place == Place::Changed ? m_source.before : m_source.after, databaseOf(place)); }

    /// Rows that the server doesn't take, for a check that the generator doesn't understand, are left out.
    void insertRows(const Project& project) override
    {
        if (!m_withRows)
            return;
        Project open = project;
        for (const TableId id : m_closed)
            open.tables = open.tables.without(id);
        std::istringstream statements(insertsFitting(open, *m_after));
        std::string text = "SET session_replication_role = replica;\n";
        for (std::string line; std::getline(statements, line);)
            text += "DO " + sql::postgresql::dollarQuoted("BEGIN " + line + " EXCEPTION WHEN OTHERS THEN NULL; END ") + ";\n";
        m_server.run(text, "changed");
    }

    void run(const std::string& sql, const Project&, const Project&) override
    {
        if (const auto answer = m_server.run(sql, "changed"); !answer.ok)
            throw std::runtime_error(answer.error);
    }

    void clear(const Project&, const Project&) override
    {
        m_server.dropDatabase("changed");
        m_server.dropDatabase("fresh");
        const auto roles = m_server.run("SELECT rolname FROM pg_roles WHERE rolname <> 'postgres' AND rolname NOT LIKE 'pg\\_%';");
        for (const auto& row : roles.rows)
            m_server.run("DROP ROLE IF EXISTS " + sql::postgresql::quoted(row[0]) + ";");
    }

    /// Roles that a text only names are there already, as they were for its author.
    void makeOf(const std::string& text, const std::string& database)
    {
        for (int tries = 0; tries < 20; ++tries) {
            m_server.createDatabase(database);
            const auto answer = m_server.run(text, database);
            if (answer.ok)
                return;
            const std::string begin = "role \"";
            const auto place = answer.error.find(begin);
            const auto end = answer.error.find("\" does not exist", place);
            if (place == std::string::npos || end == std::string::npos)
                throw NotTaken(firstLine(answer.error));
            const std::string role = answer.error.substr(place + begin.size(), end - place - begin.size());
            if (!m_server.run("CREATE ROLE " + sql::postgresql::quoted(role) + ";").ok)
                throw NotTaken(firstLine(answer.error));
        }
    }

private:
    const DiffCase& m_source;
    bool m_withRows;
    const Project* m_after = nullptr;
    std::set<TableId> m_closed;
};

ChangeOutcome tryIt(const DiffCase& each, const Project& before, const Project& after, bool withRows)
{
    TextChanges engine(each, withRows);
    engine.setLater(after);
    return tryChange(engine, before, after);
}

void tryCase(const DiffCase& each, SuiteResult& result)
{
    TextChanges engine(each, false);
    if (!each.cannot.empty()) {
        result.unsupported[each.name] = each.cannot;
        return;
    }
    try {
        engine.makeOf(each.before, "changed");
        engine.makeOf(each.after, "fresh");
    } catch (const NotTaken& error) {
        result.unsupported[each.name] = std::string("this server doesn't take it: ") + error.what();
        return engine.clear({}, {});
    }
    const auto before = importPostgresql(each.before);
    const auto after = importPostgresql(each.after);
    if (!before || !after) {
        result.failed[each.name] = "import: " + (before ? after.error() : before.error()).text();
        return engine.clear({}, {});
    }
    ChangeOutcome outcome = tryIt(each, before->project, after->project, true);
    if (std::getenv("BARCH_CHANGE"))
        std::cout << "======== " << each.name << " before\n" << each.before << "\n======== after\n" << each.after << "\n======== up\n" << outcome.up << "\n======== down\n" << outcome.down << '\n';
    if (outcome.kind != ChangeOutcome::Kind::Passed && engine.blamesRows(outcome.text)) {
        const std::string reason = outcome.text;
        outcome = tryIt(each, before->project, after->project, false);
        if (outcome.kind == ChangeOutcome::Kind::Passed)
            result.withoutRows[each.name] = reason;
    }
    if (outcome.kind == ChangeOutcome::Kind::Passed)
        ++result.passed;
    else if (outcome.kind == ChangeOutcome::Kind::Refused)
        result.refused[each.name] = outcome.text;
    else
        result.failed[each.name] = outcome.text;
}

void print(const std::string& what, const std::map<std::string, std::string>& cases)
{
    for (const auto& [name, reason] : cases)
        std::cout << what << ' ' << name << ": " << reason << '\n';
}

}  // namespace

SuiteResult tryCases(const std::string& suite, const std::vector<DiffCase>& cases)
{
    const char* only = std::getenv("BARCH_CHANGE");
    SuiteResult result;
    for (const DiffCase& each : cases)
        if (!only || each.name.find(only) != std::string::npos)
            tryCase(each, result);
    print("  failed", result.failed);
    print("  refused", result.refused);
    print("  unsupported", result.unsupported);
    print("  passed without rows", result.withoutRows);
    std::cout << suite << ": " << result.passed << " passed (" << result.withoutRows.size() << " without rows, as none that is made here fits), " << result.failed.size() << " failed, " << result.refused.size() << " refused, " << result.unsupported.size()
              << " unsupported\n";
    return result;
}

}  // namespace barch::test
