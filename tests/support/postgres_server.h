#pragma once

#include "tests/support/sql_output.h"

#include <memory>
#include <string>

namespace barch {
class ThrowawayPostgres;
}

namespace barch::test {

/// The product's throwaway PostgreSQL; what fails ends the test.
class PostgresServer {
public:
    /// The one of this test program, started by the first call. Throws when there is no PostgreSQL.
    static PostgresServer& shared();

    PostgresServer();
    ~PostgresServer();

    /// Runs a script by psql as `user`; stops at the first error.
    SqlOutput run(const std::string& sql, const std::string& database = "postgres",
                  const std::string& user = "postgres");
    /// Makes the database anew, from template0, owned by the administrator.
    void createDatabase(const std::string& name);
    void dropDatabase(const std::string& name);
    /// Databases and roles that a fresh server has not, a line each.
    std::string leftovers();

    const std::string& socketFolder() const;

private:
    std::unique_ptr<ThrowawayPostgres> m_server;
};

}  // namespace barch::test
