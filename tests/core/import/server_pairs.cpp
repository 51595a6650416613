#include "tests/core/import/server_pairs.h"

#include "tests/exporters/sql/change/detailed_catalogue.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

namespace barch::test {
namespace {

const char* const twin = "import_twin";
const char* const ours = "import_ours";

void countLines(const Catalogue& lines, bool isOurs, PairOutcome& outcome)
{
    for (const std::string& line : lines) {
        auto& [wanted, found] = outcome.counts[line.substr(0, line.find(' '))];
        ++(isOurs ? found : wanted);
    }
}

void compare(const Catalogue& wanted, const Catalogue& found, PairOutcome& outcome)
{
    countLines(wanted, false, outcome);
    countLines(found, true, outcome);
    outcome.difference = difference(wanted, found);
}

template <class Server, class Read>
PairOutcome compared(Server& server, const std::string& twinSql, const std::string& script, Read read)
{
    PairOutcome outcome;
    server.createDatabase(twin);
    server.createDatabase(ours);
    const auto first = server.run(twinSql, twin);
    const auto second = server.run(script, ours);
    outcome.twinFailed = !first.ok;
    if (!first.ok)
        outcome.failure = "the SQL of the corpus doesn't load: " + first.error;
    if (!second.ok)
        outcome.failure += (outcome.failure.empty() ? "" : "; ") + ("what is exported doesn't load: " + second.error);
    if (outcome.failure.empty())
        compare(read(twin), read(ours), outcome);
    server.dropDatabase(twin);
    server.dropDatabase(ours);
    return outcome;
}

}  // namespace

std::string postgresScript(const Project& project) { return fileOf(exported(project, "postgresql"), "0001_init.up.sql"); }

std::string mariaDbScript(const Project& project) { return fileOf(exported(project, "mysql"), "0001_init.up.sql"); }

PairOutcome comparePostgres(const std::string& twinSql, const std::string& script)
{
    auto& server = PostgresServer::shared();
    return compared(server, twinSql, script, [&](const std::string& name) { return readDetails(server, name); });
}

PairOutcome compareMariaDb(const std::string& twinSql, const std::string& script)
{
    auto& server = MariaDbServer::shared();
    return compared(server, twinSql, script, [&](const std::string& name) { return readCatalogue(server, name); });
}

std::string countsText(const PairOutcome& outcome)
{
    std::string text;
    for (const auto& [kind, count] : outcome.counts)
        text += (text.empty() ? "" : ", ") + kind + " " + std::to_string(count.second) + "/" + std::to_string(count.first);
    return text;
}

}  // namespace barch::test
