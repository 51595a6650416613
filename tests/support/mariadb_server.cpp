#include "tests/support/mariadb_server.h"

#include "app/platform/servers/throwaway_mariadb.h"
#include "tests/support/process.h"

namespace barch::test {

MariaDbServer& MariaDbServer::shared()
{
    static MariaDbServer server;
    return server;
}

MariaDbServer::MariaDbServer() : m_server(orThrow(ThrowawayMariaDb::start())) {}

MariaDbServer::~MariaDbServer() = default;

SqlOutput MariaDbServer::run(const std::string& sql, const std::string& database, const std::string& user, bool goOnAfterErrors)
{
    return m_server->run(sql, database, user, goOnAfterErrors);
}

void MariaDbServer::createDatabase(const std::string& name) { orThrow(m_server->createDatabase(name)); }

void MariaDbServer::dropDatabase(const std::string& name) { orThrow(m_server->dropDatabase(name)); }

std::string MariaDbServer::leftovers() { return m_server->leftovers(); }

const std::string& MariaDbServer::socket() const { return m_server->socket(); }

}  // namespace barch::test
