#pragma once

#include "app/platform/servers/sql_output.h"
#include "core/model/result.h"

#include <memory>
#include <string>

namespace barch {

class ServerProcess;

/// A throwaway PostgreSQL in a folder of its own, reached by a unix socket only, gone with this object or
/// this program. Its administrator is the role "postgres"; everybody may log in without a password.
class ThrowawayPostgres {
public:
    /// Takes about a second. An error says how to get PostgreSQL where it isn't installed.
    static Result<std::unique_ptr<ThrowawayPostgres>> start();
    ~ThrowawayPostgres();

    /// Runs a script by psql as `user`; stops at the first error.
    SqlOutput run(const std::string& sql, const std::string& database = "postgres", const std::string& user = "postgres");
    /// Makes the database anew, from template0, owned by the administrator.
    Result<Done> createDatabase(const std::string& name);
    Result<Done> dropDatabase(const std::string& name);
    /// Databases and roles that a fresh server has not, a line each.
    std::string leftovers();

    /// What clients take as the host.
    const std::string& socketFolder() const { return m_folder; }

private:
    ThrowawayPostgres(std::string folder, std::string psql);

    std::string m_folder;
    std::string m_psql;
    std::unique_ptr<ServerProcess> m_server;
};

}  // namespace barch
