#include "app/platform/trial/trial_database.h"

#include "app/platform/databases/import_mysql.h"
#include "app/platform/databases/import_postgresql_database.h"
#include "app/platform/databases/import_sqlite.h"
#include "app/platform/servers/throwaway_mariadb.h"
#include "app/platform/servers/throwaway_postgres.h"

#include <QTemporaryDir>

#include <sqlite3.h>

namespace barch {
namespace {

constexpr const char* name = "barch_trial";

Result<Done> outcome(const SqlOutput& output)
{
    return output.ok ? Result<Done>(Done{}) : Error{output.error, {}, {}};
}

Result<Project> projectOf(Result<Imported> imported)
{
    return imported ? Result<Project>(std::move(imported->project)) : imported.error();
}

class TrialPostgres final : public TrialDatabase {
public:
    explicit TrialPostgres(std::unique_ptr<ThrowawayPostgres> server) : m_server(std::move(server)) {}

    Result<Done> empty() override { return m_server->createDatabase(name); }
    Result<Done> run(const std::string& script, const std::string& role) override
    {
        return outcome(m_server->run(script, name, role.empty() ? "postgres" : role));
    }
    Result<Project> read() override
    {
        return projectOf(importPostgresqlDatabase({.dialect = Dialect::PostgreSql, .socket = m_server->socketFolder(), .user = "postgres", .database = name}));
    }

private:
    std::unique_ptr<ThrowawayPostgres> m_server;
};

class TrialMariaDb final : public TrialDatabase {
public:
    explicit TrialMariaDb(std::unique_ptr<ThrowawayMariaDb> server) : m_server(std::move(server)) {}

    Result<Done> empty() override { return m_server->createDatabase(name); }
    Result<Done> run(const std::string& script, const std::string& role) override { return outcome(m_server->run(script, name, role.empty() ? "root" : role)); }
    Result<Project> read() override
    {
        return projectOf(importMysqlDatabase({.dialect = Dialect::MySql, .socket = m_server->socket(), .user = "root", .database = name}));
    }

private:
    std::unique_ptr<ThrowawayMariaDb> m_server;
};

class TrialSqlite final : public TrialDatabase {
public:
    Result<Done> empty() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        return m_folder->isValid() ? Result<Done>(Done{}) : Error{"No temporary folder could be made.", {}, "Make room on the disk for temporary files."};
    }
    Result<Done> run(const std::string& script, const std::string&) override
    {
        sqlite3* opened = nullptr;
        const int status = sqlite3_open(file().c_str(), &opened);
        const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
        if (status != SQLITE_OK || sqlite3_exec(opened, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return Error{sqlite3_errmsg(opened), {}, {}};
        return Done{};
    }
    Result<Project> read() override { return projectOf(importSqliteFile(file())); }

private:
    std::string file() const { return m_folder->filePath(QStringLiteral("trial.db")).toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

template <class Trial, class Server>
Result<std::unique_ptr<TrialDatabase>> on(Result<std::unique_ptr<Server>> server)
{
    if (!server)
        return server.error();
    return std::unique_ptr<TrialDatabase>(std::make_unique<Trial>(std::move(*server)));
}

Result<std::unique_ptr<TrialDatabase>> made(Dialect dialect)
{
    switch (dialect) {
    case Dialect::MySql: return on<TrialMariaDb>(ThrowawayMariaDb::start());
    case Dialect::Sqlite: return std::unique_ptr<TrialDatabase>(std::make_unique<TrialSqlite>());
    case Dialect::PostgreSql:
    case Dialect::Any: break;
    }
    return on<TrialPostgres>(ThrowawayPostgres::start());
}

}  // namespace

Result<std::unique_ptr<TrialDatabase>> TrialDatabase::make(Dialect dialect)
{
    auto trial = made(dialect);
    if (trial)
        if (const auto emptied = (*trial)->empty(); !emptied)
            return emptied.error();
    return trial;
}

}  // namespace barch
