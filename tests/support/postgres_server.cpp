#include "tests/support/postgres_server.h"

#include "app/platform/servers/throwaway_postgres.h"
#include "tests/support/process.h"

namespace barch::test {

PostgresServer& PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() : m_server(orThrow(ThrowawayPostgres::start())) {}

PostgresServer::~PostgresServer() = default;

SqlOutput PostgresServer::run(const std::string& sql, const std::string& database, const std::string& user)
{
    return m_server->run(sql, database, user);
}

void PostgresServer::createDatabase(const std::string& name) { orThrow(m_server->createDatabase(name)); }

void PostgresServer::dropDatabase(const std::string& name) { orThrow(m_server->dropDatabase(name)); }

std::string PostgresServer::leftovers() { return m_server->leftovers(); }

const std::string& PostgresServer::socketFolder() const { return m_server->socketFolder(); }

}  // namespace barch::test
