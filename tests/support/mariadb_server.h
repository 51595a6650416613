#pragma once

#include "tests/support/sql_output.h"

#include <memory>
#include <string>

namespace barch {
class ThrowawayMariaDb;
}

namespace barch::test {

/// The product's throwaway MariaDB; what fails ends the test.
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

    const std::string& socket() const;
    ThrowawayMariaDb& throwaway() { return *m_server; }

private:
    std::unique_ptr<ThrowawayMariaDb> m_server;
};

}  // namespace barch::test
