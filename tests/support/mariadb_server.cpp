#include "tests/support/mariadb_server.h"

#include "tests/support/process.h"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace barch::test {
namespace {

const char* const advice = "Install MariaDB: apt-get install mariadb-server mariadb-client.";

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

}  // namespace

MariaDbServer& MariaDbServer::shared()
{
    static MariaDbServer server;
    return server;
}

MariaDbServer::MariaDbServer()
{
    const std::string server = findProgram("mariadbd", {"/usr/sbin"}, advice);
    const std::string install = findProgram("mariadb-install-db", {"/usr/bin"}, advice);
    m_client = findProgram("mariadb", {"/usr/bin"}, advice);
    const ProcessUser user = serverUser("mysql");
    const std::string folder = makeServerFolder(user);
    m_socket = folder + "/socket";
    const std::string data = folder + "/data";
    const std::vector<std::string> sizes = {"--innodb-flush-log-at-trx-commit=0", "--innodb-log-file-size=16M",
                                            "--innodb-buffer-pool-size=64M", "--innodb-doublewrite=0",
                                            "--innodb-flush-method=nosync", "--aria-pagecache-buffer-size=8M"};
    std::vector<std::string> making = {install, "--no-defaults", "--datadir=" + data, "--skip-test-db",
                                       "--auth-root-authentication-method=normal"};
    making.insert(making.end(), sizes.begin(), sizes.end());
    const auto made = runProcess(making, {}, user);
    if (!made.ok())
        throw std::runtime_error("mariadb-install-db failed: " + made.error + made.out);
    std::vector<std::string> command = {server, "--no-defaults", "--datadir=" + data, "--socket=" + m_socket,
                                        "--pid-file=" + folder + "/pid", "--tmpdir=" + folder, "--skip-networking", "--skip-log-bin",
                                        "--character-set-server=utf8mb4", "--performance-schema=off"};
    command.insert(command.end(), sizes.begin(), sizes.end());
    m_server = std::make_unique<GuardedServer>(folder, command, user, "KILL");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!run("SELECT 1").ok) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("MariaDB did not start: " + m_server->log());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

MariaDbServer::~MariaDbServer() = default;

SqlOutput MariaDbServer::run(const std::string& sql, const std::string& database, const std::string& user, bool goOnAfterErrors)
{
    std::vector<std::string> command = {m_client, "--no-defaults", "--socket=" + m_socket, "-u", user, "--batch",
                                        "--skip-column-names", "--default-character-set=utf8mb4"};
    if (goOnAfterErrors)
        command.push_back("--force");
    if (!database.empty())
        command.push_back("--database=" + database);
    const auto answer = runProcess(command, sql);
    return {answer.ok(), answer.out, answer.error, parse(answer.out)};
}

void MariaDbServer::createDatabase(const std::string& name)
{
    dropDatabase(name);
    if (const auto made = run("CREATE DATABASE `" + name + "`"); !made.ok)
        throw std::runtime_error("CREATE DATABASE failed: " + made.error);
}

void MariaDbServer::dropDatabase(const std::string& name)
{
    if (const auto gone = run("DROP DATABASE IF EXISTS `" + name + "`"); !gone.ok)
        throw std::runtime_error("DROP DATABASE failed: " + gone.error);
}

std::string MariaDbServer::leftovers()
{
    const auto found = run("SELECT CONCAT('database ', schema_name) FROM information_schema.schemata WHERE schema_name "
                           "NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys') UNION SELECT "
                           "CONCAT('account ', user) FROM mysql.user WHERE user NOT IN ('root', 'mariadb.sys', 'mysql', "
                           "'', 'PUBLIC') ORDER BY 1");
    return found.ok ? found.text() : found.error;
}

}  // namespace barch::test
