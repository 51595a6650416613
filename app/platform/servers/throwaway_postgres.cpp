#include "app/platform/servers/throwaway_postgres.h"

#include "app/platform/servers/server_process.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

namespace barch {
namespace {

const Error notInstalled{"PostgreSQL isn't installed here.", {}, "Install the package postgresql-15, or give a URL."};

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

ThrowawayPostgres::ThrowawayPostgres(std::string folder, std::string psql) : m_folder(std::move(folder)), m_psql(std::move(psql)) {}

ThrowawayPostgres::~ThrowawayPostgres() = default;

Result<std::unique_ptr<ThrowawayPostgres>> ThrowawayPostgres::start()
{
    const auto folders = programFolders();
    const auto postgres = locateProgram("postgres", folders, {});
    const auto initdb = locateProgram("initdb", folders, {});
    const auto psql = locateProgram("psql", folders, {});
    if (!postgres || !initdb || !psql)
        return notInstalled;
    const auto user = accountForServer("postgres");
    if (!user)
        return user.error();
    const auto folder = newServerFolder(*user);
    if (!folder)
        return folder.error();
    const std::string data = *folder + "/data";
    const auto made = runProgram({*initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync",
                                  "--no-instructions"}, {}, *user);
    if (!made)
        return made.error();
    if (!made->ok())
        return Error{"initdb failed: " + made->error, {}, {}};
    std::unique_ptr<ThrowawayPostgres> server(new ThrowawayPostgres(*folder, *psql));
    auto process = ServerProcess::start(
        *folder,
        {*postgres, "-D", data, "-k", *folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off",
         "-c", "full_page_writes=off", "-c", "max_locks_per_transaction=2048", "-c", "autovacuum=off", "-c", "max_connections=40",
         "-c", "shared_buffers=64MB", "-c", "jit=off", "-c", "log_min_messages=panic"},
        *user, "QUIT");
    if (!process)
        return process.error();
    server->m_server = std::move(*process);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!server->run("SELECT 1").ok) {
        if (std::chrono::steady_clock::now() > deadline)
            return Error{"PostgreSQL did not start: " + server->m_server->log(), {}, {}};
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return server;
}

SqlOutput ThrowawayPostgres::run(const std::string& sql, const std::string& database, const std::string& user)
{
    const auto answer = runProgram({m_psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "--csv", "-t", "-P", std::string("null=") + sqlNull, "-h",
                                    m_folder, "-U", user, "-d", database, "-f", "-"}, sql);
    if (!answer)
        return {false, {}, answer.error().text(), {}};
    return {answer->ok(), answer->out, answer->error, parse(answer->out)};
}

Result<Done> ThrowawayPostgres::createDatabase(const std::string& name)
{
    if (const auto gone = dropDatabase(name); !gone)
        return gone;
    if (const auto made = run("CREATE DATABASE \"" + name + "\" TEMPLATE template0"); !made.ok)
        return Error{"CREATE DATABASE failed: " + made.error, {}, {}};
    return Done{};
}

Result<Done> ThrowawayPostgres::dropDatabase(const std::string& name)
{
    if (const auto gone = run("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)"); !gone.ok)
        return Error{"DROP DATABASE failed: " + gone.error, {}, {}};
    return Done{};
}

std::string ThrowawayPostgres::leftovers()
{
    const auto found = run("SELECT 'database ' || datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', "
                           "'template1') UNION SELECT 'role ' || rolname FROM pg_roles WHERE rolname NOT LIKE 'pg\\_%' "
                           "AND rolname <> 'postgres' ORDER BY 1");
    return found.ok ? found.text() : found.error;
}

}  // namespace barch
