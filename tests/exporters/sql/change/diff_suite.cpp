#include "tests/exporters/sql/change/diff_suite.h"

#include "core/import/postgresql/import_postgresql.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "tests/exporters/sql/change/change_run.h"
#include "tests/exporters/sql/change/postgresql_changes.h"
#include "tests/support/isolation_probes.h"

#include <cstdlib>
#include <iostream>
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

/// Databases made of the texts themselves, so that what an import misses is seen.
class TextChanges : public PostgresChanges {
public:
    explicit TextChanges(const DiffCase& source) : m_source(source) {}

    void make(const Project&, Place place) override { makeOf(place == Place::Changed ? m_source.before : m_source.after, databaseOf(place)); }

    /// Rows that the server doesn't take, for a check that the generator doesn't understand, are left out.
    void insertRows(const Project& project) override
    {
        const RowGenerator rows(project);
        std::istringstream statements(insertAll(project, rows, Dialect::PostgreSql));
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
};

void tryCase(const DiffCase& each, SuiteResult& result)
{
    TextChanges engine(each);
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
    const ChangeOutcome outcome = tryChange(engine, before->project, after->project);
    if (std::getenv("BARCH_CHANGE"))
        std::cout << "======== " << each.name << " before\n" << each.before << "\n======== after\n" << each.after << "\n======== up\n" << outcome.up << "\n======== down\n" << outcome.down << '\n';
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
    std::cout << suite << ": " << result.passed << " passed, " << result.failed.size() << " failed, " << result.refused.size() << " refused, " << result.unsupported.size()
              << " unsupported\n";
    return result;
}

}  // namespace barch::test
