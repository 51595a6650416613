#include "tests/support/postgres_server.h"

#include "tests/support/process.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

namespace barch::test {
namespace {

const char* const advice = "Install PostgreSQL: apt-get install postgresql-15 postgresql-client-15.";

std::vector<std::string> programFolders()
{
    std::vector<std::string> folders;
    std::error_code ignored;
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", ignored))
        folders.push_back(version.path().string() + "/bin");
    std::sort(folders.rbegin(), folders.rend());
    return folders;
}

/// psql's CSV: any text comes back whole.
std::vector<SqlRow> parse(const std::string& out)
{
    std::vector<SqlRow> rows;
    SqlRow row(1);
    bool quoted = false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const char c = out[i];
        if (quoted && c == '"' && i + 1 < out.size() && out[i + 1] == '"') {
            row.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            row.emplace_back();
        } else if (!quoted && c == '\n') {
            rows.push_back(std::move(row));
            row.assign(1, "");
        } else {
            row.back() += c;
        }
    }
    return rows;
}

}  // namespace

PostgresServer& PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer()
{
    const auto folders = programFolders();
    const std::string postgres = findProgram("postgres", folders, advice);
    const std::string initdb = findProgram("initdb", folders, advice);
    m_psql = findProgram("psql", folders, advice);
    const ProcessUser user = serverUser("postgres");
    m_folder = makeServerFolder(user);
    const std::string data = m_folder + "/data";
    const auto made = runProcess({initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
                                  "--no-sync", "--no-instructions"}, {}, user);
    if (!made.ok())
        throw std::runtime_error("initdb failed: " + made.error);
    m_server = std::make_unique<GuardedServer>(
        m_folder,
        std::vector<std::string>{postgres, "-D", data, "-k", m_folder, "-c", "listen_addresses=", "-c", "fsync=off",
                                 "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c",
                                 "max_locks_per_transaction=2048", "-c", "autovacuum=off", "-c", "max_connections=40",
                                 "-c", "shared_buffers=64MB", "-c", "jit=off", "-c", "log_min_messages=panic"},
        user, "QUIT");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!run("SELECT 1").ok) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("PostgreSQL did not start: " + m_server->log());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

PostgresServer::~PostgresServer() = default;

SqlOutput PostgresServer::run(const std::string& sql, const std::string& database, const std::string& user)
{
    const auto answer = runProcess({m_psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "--csv", "-t",
                                    "-P", std::string("null=") + sqlNull, "-h", m_folder, "-U", user, "-d", database, "-f", "-"}, sql);
    return {answer.ok(), answer.out, answer.error, parse(answer.out)};
}

void PostgresServer::createDatabase(const std::string& name)
{
    dropDatabase(name);
    if (const auto made = run("CREATE DATABASE \"" + name + "\" TEMPLATE template0"); !made.ok)
        throw std::runtime_error("CREATE DATABASE failed: " + made.error);
}

void PostgresServer::dropDatabase(const std::string& name)
{
    if (const auto gone = run("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)"); !gone.ok)
        throw std::runtime_error("DROP DATABASE failed: " + gone.error);
}

std::string PostgresServer::leftovers()
{
    const auto found = run("SELECT 'database ' || datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', "
                           "'template1') UNION SELECT 'role ' || rolname FROM pg_roles WHERE rolname NOT LIKE 'pg\\_%' "
                           "AND rolname <> 'postgres' ORDER BY 1");
    return found.ok ? found.text() : found.error;
}

}  // namespace barch::test
