#include "app/platform/servers/throwaway_mariadb.h"

#include "app/platform/servers/server_process.h"

#include <chrono>
#include <thread>

namespace barch {
namespace {

const Error notInstalled{"MariaDB isn't installed here.", {}, "Install the packages mariadb-server and mariadb-client, or give a URL."};

/// The client's batch format: tabs between columns, and \t \n \\ inside them.
std::vector<SqlRow> parse(const std::string& out)
{
    std::vector<SqlRow> rows;
    SqlRow row;
    std::string cell;
    auto endCell = [&] {
        row.push_back(cell == "NULL" ? sqlNull : cell);
        cell.clear();
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
        const char c = out[i];
        if (c == '\t') {
            endCell();
        } else if (c == '\n') {
            endCell();
            rows.push_back(std::move(row));
            row.clear();
        } else if (c == '\\' && i + 1 < out.size()) {
            const char next = out[++i];
            cell += next == 'n' ? '\n' : next == 't' ? '\t' : next == '0' ? '\0' : next;
        } else {
            cell += c;
        }
    }
    return rows;
}

const std::vector<std::string> sizes = {"--innodb-flush-log-at-trx-commit=0", "--innodb-log-file-size=16M",
                                        "--innodb-buffer-pool-size=64M", "--innodb-doublewrite=0",
                                        "--innodb-flush-method=nosync", "--aria-pagecache-buffer-size=8M"};

/// Both commands; the folder belongs to the account that they run as.
std::vector<std::string> installCommand(const std::string& program, const std::string& folder)
{
    std::vector<std::string> command = {program, "--no-defaults", "--datadir=" + folder + "/data", "--skip-test-db",
                                        "--auth-root-authentication-method=normal"};
    command.insert(command.end(), sizes.begin(), sizes.end());
    return command;
}

std::vector<std::string> serverCommand(const std::string& program, const std::string& folder)
{
    // Files may only be read from and written to the folder of temporary files, which goes with the server.
    std::vector<std::string> command = {program, "--no-defaults", "--datadir=" + folder + "/data", "--socket=" + folder + "/socket",
                                        "--pid-file=" + folder + "/pid", "--tmpdir=" + folder, "--skip-networking", "--skip-log-bin",
                                        "--character-set-server=utf8mb4", "--performance-schema=off", "--local-infile=OFF",
                                        "--secure-file-priv=" + folder + "/data"};
    command.insert(command.end(), sizes.begin(), sizes.end());
    return command;
}

}  // namespace

ThrowawayMariaDb::ThrowawayMariaDb(std::string socket, std::string client) : m_socket(std::move(socket)), m_client(std::move(client)) {}

ThrowawayMariaDb::~ThrowawayMariaDb() = default;

Result<std::unique_ptr<ThrowawayMariaDb>> ThrowawayMariaDb::start()
{
    const auto program = locateProgram("mariadbd", {"/usr/sbin"}, {});
    const auto install = locateProgram("mariadb-install-db", {"/usr/bin"}, {});
    const auto client = locateProgram("mariadb", {"/usr/bin"}, {});
    if (!program || !install || !client)
        return notInstalled;
    const auto user = accountForServer("mysql");
    if (!user)
        return user.error();
    const auto folder = newServerFolder(*user);
    if (!folder)
        return folder.error();
    const auto made = runProgram(installCommand(*install, *folder), {}, *user);
    if (!made)
        return made.error();
    if (!made->ok())
        return Error{"mariadb-install-db failed: " + made->error + made->out, {}, {}};
    std::unique_ptr<ThrowawayMariaDb> server(new ThrowawayMariaDb(*folder + "/socket", *client));
    auto process = ServerProcess::start(*folder, serverCommand(*program, *folder), *user, "KILL");
    if (!process)
        return process.error();
    server->m_server = std::move(*process);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!server->run("SELECT 1").ok) {
        if (std::chrono::steady_clock::now() > deadline)
            return Error{"MariaDB did not start: " + server->m_server->log(), {}, {}};
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return server;
}

SqlOutput ThrowawayMariaDb::run(const std::string& sql, const std::string& database, const std::string& user, bool goOnAfterErrors)
{
    std::vector<std::string> command = {m_client, "--no-defaults", "--socket=" + m_socket, "-u", user, "--batch",
                                        "--skip-column-names", "--default-character-set=utf8mb4"};
    if (goOnAfterErrors)
        command.push_back("--force");
    if (!database.empty())
        command.push_back("--database=" + database);
    const auto answer = runProgram(command, sql);
    if (!answer)
        return {false, {}, answer.error().text(), {}};
    return {answer->ok(), answer->out, answer->error, parse(answer->out)};
}

Result<Done> ThrowawayMariaDb::createDatabase(const std::string& name)
{
    if (const auto gone = dropDatabase(name); !gone)
        return gone;
    if (const auto made = run("CREATE DATABASE `" + name + "`"); !made.ok)
        return Error{"CREATE DATABASE failed: " + made.error, {}, {}};
    return Done{};
}

Result<Done> ThrowawayMariaDb::dropDatabase(const std::string& name)
{
    if (const auto gone = run("DROP DATABASE IF EXISTS `" + name + "`"); !gone.ok)
        return Error{"DROP DATABASE failed: " + gone.error, {}, {}};
    return Done{};
}

std::string ThrowawayMariaDb::leftovers()
{
    const auto found = run("SELECT CONCAT('database ', schema_name) FROM information_schema.schemata WHERE schema_name "
                           "NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys') UNION SELECT "
                           "CONCAT('account ', user) FROM mysql.user WHERE user NOT IN ('root', 'mariadb.sys', 'mysql', "
                           "'', 'PUBLIC') ORDER BY 1");
    return found.ok ? found.text() : found.error;
}

}  // namespace barch
