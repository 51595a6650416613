#pragma once

#include "tests/support/sql_output.h"

#include <memory>
#include <string>

namespace barch::test {

class GuardedServer;

/// A throwaway MariaDB in a folder of its own, reached by a unix socket only. "root" needs no password.
class MariaDbServer {
public:
    /// The one of this test program, started by the first call. Throws when there is no MariaDB.
    static MariaDbServer& shared();

    MariaDbServer();
    ~MariaDbServer();

    /// Runs a script by the client `mariadb` as `user`; stops at the first error. `database` may be empty.
    SqlOutput run(const std::string& sql, const std::string& database = {}, const std::string& user = "root",
                  bool goOnAfterErrors = false);
    void createDatabase(const std::string& name);
    void dropDatabase(const std::string& name);
    /// Databases, accounts and roles that a fresh server has not, a line each.
    std::string leftovers();

    const std::string& socket() const { return m_socket; }

private:
    std::string m_socket;
    std::string m_client;
    std::unique_ptr<GuardedServer> m_server;
};

}  // namespace barch::test
