#include "app/platform/databases/import_mysql.h"

#include "app/platform/databases/mysql_catalogue.h"
#include "app/platform/databases/mysql_script.h"
#include "app/platform/servers/throwaway_mariadb.h"
#include "core/import/counts.h"
#include "core/import/source_text.h"

#include <random>

namespace barch {
namespace {

std::string randomName(const std::string& head)
{
    std::random_device source;
    std::string name = head;
    for (int i = 0; i < 16; ++i)
        name += "0123456789abcdef"[source() % 16];
    return name;
}

/// A database for one import, and on a throwaway server an account that may do nothing outside of it.
class Workshop {
public:
    static Result<std::unique_ptr<Workshop>> open(const DatabaseUrl& url, MySqlHost host)
    {
        DatabaseUrl administrator = url;
        administrator.database.clear();
        auto connection = MySqlConnection::open(administrator);
        if (!connection)
            return connection.error();
        std::unique_ptr<Workshop> workshop(new Workshop(std::move(*connection)));
        if (const auto failure = workshop->m_connection->run("CREATE DATABASE " + mysqlName(workshop->m_name)))
            return Error{"No database for the import can be made on the server: " + failure->message + ".", withoutPassword(url),
                         "Take an account that may make databases."};
        workshop->m_url = url;
        workshop->m_url.database = workshop->m_name;
        if (host == MySqlHost::Throwaway) {
            const std::string account = mysqlText(workshop->m_name.substr(0, 30)) + "@localhost";
            std::string pattern = workshop->m_name;  // names in a GRANT are patterns
            for (auto at = pattern.find('_'); at != std::string::npos; at = pattern.find('_', at + 2))
                pattern.insert(at, "\\");
            for (const std::string& statement : {"CREATE USER " + account, "GRANT ALL ON " + mysqlName(pattern) + ".* TO " + account})
                if (const auto failure = workshop->m_connection->run(statement))
                    return Error{"The account for the import can't be made: " + failure->message + ".", {}, {}};
            workshop->m_account = account;
            workshop->m_url.user = workshop->m_name.substr(0, 30);
        }
        return workshop;
    }
    ~Workshop()
    {
        m_connection->run("DROP DATABASE IF EXISTS " + mysqlName(m_name));
        if (!m_account.empty())
            m_connection->run("DROP USER " + m_account);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    const DatabaseUrl& url() const { return m_url; }

private:
    explicit Workshop(std::unique_ptr<MySqlConnection> connection) : m_connection(std::move(connection)), m_name(randomName("barch_import_")) {}

    std::unique_ptr<MySqlConnection> m_connection;
    std::string m_name;
    std::string m_account;
    DatabaseUrl m_url;
};

Result<Imported> finished(Result<Project> project, const ScriptNotes& notes)
{
    if (!project)
        return project.error();
    Imported imported;
    imported.read = countObjects(*project);
    imported.project = std::move(*project);
    imported.notes = notes.notes();
    return imported;
}

Result<Imported> importOn(std::string_view sql, const DatabaseUrl& server, MySqlHost host, const ImportProgress& progress)
{
    if (const auto fault = unreadableText(sql))
        return *fault;
    sql = withoutByteOrderMark(sql);
    const auto workshop = Workshop::open(server, host);
    if (!workshop)
        return workshop.error();
    const auto connection = MySqlConnection::open((*workshop)->url());
    if (!connection)
        return connection.error();
    // What hangs ends; MySQL has no such setting for what is not a query.
    for (const char* setting : {"SET max_statement_time = 20", "SET lock_wait_timeout = 20", "SET max_recursive_iterations = 1000"})
        (*connection)->run(setting);
    ScriptNotes notes;
    const auto run = runMySqlScript(**connection, host, sql, notes, progress);
    if (!run)
        return run.error();
    auto project = readMySqlCatalogue(**connection, run->lines, false, notes, progress);
    if (project)
        for (const VerbatimSql& kept : run->kept)
            project->verbatimSql = project->verbatimSql.with(kept);
    return finished(std::move(project), notes);
}

}  // namespace

Result<Imported> importMysqlScript(std::string_view sql, ThrowawayMariaDb& server, const ImportProgress& progress)
{
    DatabaseUrl url;
    url.dialect = Dialect::MySql;
    url.socket = server.socket();
    url.user = "root";
    return importOn(sql, url, MySqlHost::Throwaway, progress);
}

Result<Imported> importMysqlScript(std::string_view sql, const DatabaseUrl& server, const ImportProgress& progress)
{
    return importOn(sql, server, MySqlHost::Given, progress);
}

Result<Imported> importMysqlScript(std::string_view sql, const ImportProgress& progress)
{
    if (const auto fault = unreadableText(sql))
        return *fault;
    const auto server = ThrowawayMariaDb::start();
    if (!server)
        return server.error();
    return importMysqlScript(sql, **server, progress);
}

Result<Imported> importMysqlDatabase(const DatabaseUrl& url, const ImportProgress& progress)
{
    if (url.database.empty())
        return Error{"The URL names no database.", withoutPassword(url), "Write its name behind the last /."};
    const auto connection = MySqlConnection::open(url);
    if (!connection)
        return connection.error();
    if (const auto failure = (*connection)->run("SET SESSION TRANSACTION READ ONLY"))
        return Error{"The server can't be told to only read: " + failure->message + ".", withoutPassword(url), {}};
    (*connection)->run("START TRANSACTION READ ONLY");
    ScriptNotes notes;
    return finished(readMySqlCatalogue(**connection, {}, true, notes, progress), notes);
}

}  // namespace barch
