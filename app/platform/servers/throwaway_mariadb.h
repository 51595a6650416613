#pragma once

#include "app/platform/servers/sql_output.h"
#include "core/model/result.h"

#include <memory>
#include <string>

namespace barch {

class ServerProcess;

/// A throwaway MariaDB in a folder of its own, reached by a unix socket only, gone with this object or
/// this program. "root" needs no password. Nothing it runs can read or write a file of this machine.
class ThrowawayMariaDb {
public:
    /// Takes some seconds. An error says how to get MariaDB where it isn't installed.
    static Result<std::unique_ptr<ThrowawayMariaDb>> start();
    ~ThrowawayMariaDb();

    /// Runs a script by the client `mariadb` as `user`; stops at the first error. `database` may be empty.
    SqlOutput run(const std::string& sql, const std::string& database = {}, const std::string& user = "root",
                  bool goOnAfterErrors = false);
    Result<Done> createDatabase(const std::string& name);
    Result<Done> dropDatabase(const std::string& name);
    /// Databases, accounts and roles that a fresh server has not, a line each.
    std::string leftovers();

    const std::string& socket() const { return m_socket; }

private:
    ThrowawayMariaDb(std::string socket, std::string client);

    std::string m_socket;
    std::string m_client;
    std::unique_ptr<ServerProcess> m_server;
};

}  // namespace barch
