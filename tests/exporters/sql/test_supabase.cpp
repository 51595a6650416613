#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/catalogue.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include "core/tenancy/guards.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

const char* const database = "supabase";

/// What a Supabase project has before anything is designed, as far as a migration meets it: "postgres"
/// is no superuser and may not touch the platform's roles, tokens are read through auth.jwt(), and
/// everything new in "public" is open to requests.
const char* const platform = R"(
CREATE ROLE anon NOLOGIN NOINHERIT;
CREATE ROLE authenticated NOLOGIN NOINHERIT;
CREATE ROLE service_role NOLOGIN NOINHERIT BYPASSRLS;
CREATE ROLE authenticator LOGIN NOINHERIT;
GRANT anon, authenticated, service_role TO authenticator, postgres;
)";
const char* const platformObjects = R"(
GRANT ALL ON SCHEMA public TO postgres;
GRANT CREATE ON DATABASE supabase TO postgres;
GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON SEQUENCES TO anon, authenticated, service_role;
CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role, postgres;
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('request.jwt.claim', true), ''), nullif(current_setting('request.jwt.claims', true), ''))::jsonb $$;
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(auth.jwt() ->> 'sub', '')::uuid $$;
)";

/// The server with "postgres" as Supabase has it; as it was when this goes.
class SupabaseServer {
public:
    SupabaseServer()
    {
        mustRun("CREATE ROLE supabase_admin SUPERUSER LOGIN", "postgres");
        mustRun(platform, "supabase_admin");
        m_server.createDatabase(database);
        mustRun(platformObjects, "supabase_admin", database);
        mustRun("ALTER ROLE postgres NOSUPERUSER NOCREATEROLE CREATEDB BYPASSRLS", "supabase_admin");
    }
    ~SupabaseServer()
    {
        m_server.run("ALTER ROLE postgres SUPERUSER CREATEROLE", "postgres", "supabase_admin");
        m_server.dropDatabase(database);
        m_server.run("DROP ROLE anon, authenticated, service_role, authenticator, supabase_admin");
    }
    SupabaseServer(const SupabaseServer&) = delete;
    SupabaseServer& operator=(const SupabaseServer&) = delete;

    SqlOutput run(const std::string& sql, const std::string& who) { return m_server.run(sql, database, who); }
    Catalogue catalogue()
    {
        Catalogue lines;
        m_server.run("ALTER ROLE postgres SUPERUSER", "postgres", "supabase_admin");  // it reads everything
        for (const auto& line : readCatalogue(m_server, database))
            if (line.find(" service_role ") == std::string::npos)  // it may do everything, by Supabase's own defaults
                lines.insert(line);
        m_server.run("ALTER ROLE postgres NOSUPERUSER", "postgres", "supabase_admin");
        return lines;
    }

private:
    void mustRun(const std::string& sql, const std::string& who, const std::string& where = "postgres")
    {
        if (const auto done = m_server.run(sql, where, who); !done.ok)
            throw std::runtime_error(done.error);
    }
    PostgresServer& m_server = PostgresServer::shared();
};

Project supabaseDesign(const std::string& tenancy, const std::string& domain, const std::string& ids)
{
    return designWith({"data.tenancy=" + tenancy, "data.engine=managed", "data.managed_service=supabase", "logic.domain=" + domain,
                       "data.id_type=" + ids, "auth.method=managed", "auth.provider=supabase", "services.payments=stripe"});
}

}  // namespace

TEST_CASE("Supabase: every design runs as its postgres role, keeps tenants apart by their tokens and leaves nothing")
{
    SupabaseServer server;
    const Catalogue before = server.catalogue();
    for (const char* tenancy : {"shared", "hybrid"})
        for (const char* domain : {"helpdesk", "crm", "clinic"}) {
            INFO(tenancy << " " << domain);
            const Project project = supabaseDesign(tenancy, domain, "uuid");
            const auto result = exported(project, "postgresql");
            CHECK_FALSE(hasFile(result, "roles.sql"));
            for (const auto& file : result.files)
                CHECK((file.bytes.find("CREATE ROLE") == std::string::npos && file.bytes.find("ALTER ROLE") == std::string::npos && file.bytes.find("DROP ROLE") == std::string::npos));
            REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "postgres").error == "");
            Catalogue expected = expectedPostgres(project);
            expected.insert(before.begin(), before.end());
            expected.erase("grant schema public postgres create");
            expected.erase("grant schema public postgres usage");
            Catalogue found = server.catalogue();
            found.erase("grant schema public postgres create");
            found.erase("grant schema public postgres usage");
            CHECK(difference(expected, found) == "");
            const RowGenerator rows(project);
            REQUIRE(server.run("BEGIN; SET CONSTRAINTS ALL DEFERRED;\n" + insertAll(project, rows, Dialect::PostgreSql) + "COMMIT;", "postgres").error == "");
            CHECK(server.run(postgresProbes(project, rows), "authenticator").error == "");

            const Column& key = *tenantRootKey(project);
            const std::string tenant = rows.row(*tenantRoot(project), 0, 0).at(key.id).text;
            const auto seen = [&](const std::string& claims) {
                return server.run("BEGIN; SET LOCAL ROLE authenticated; SET LOCAL request.jwt.claims = '" + claims + "'; SELECT count(*) FROM tenants; COMMIT;", "authenticator").text();
            };
            CHECK(seen("{\"app_metadata\": {\"tenant_id\": \"" + tenant + "\"}}") == "1\n");
            CHECK(seen("{\"user_metadata\": {\"tenant_id\": \"" + tenant + "\"}}") == "0\n");
            CHECK(seen("{\"tenant_id\": \"" + tenant + "\"}") == "0\n");
            CHECK(seen("{}") == "0\n");
            for (const Table& table : project.tables)
                CHECK(server.run("SET ROLE anon; SELECT 1 FROM \"" + table.name + "\" LIMIT 1", "authenticator").error.find("permission denied") != std::string::npos);
            REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "postgres").error == "");
            CHECK(difference(before, server.catalogue()) == "");
        }
}

TEST_CASE("Supabase: a role of the design's own is made by roles.sql, those of the platform are not touched")
{
    Project project = supabaseDesign("shared", "helpdesk", "uuid");
    project.roles = project.roles.with(Role{.id = RoleId::derive("reports"), .name = "reports", .login = true});
    const auto result = exported(project, "postgresql");
    const std::string& roles = fileOf(result, "roles.sql");
    CHECK(roles.find("CREATE ROLE \"reports\"") != std::string::npos);
    for (const char* reserved : {"anon", "authenticated", "postgres", "service_role"})
        for (const char* verb : {"CREATE ROLE \"", "ALTER ROLE \"", "DROP ROLE IF EXISTS \"", "TO \""})
            CHECK((roles + fileOf(result, "roles.drop.sql")).find(verb + std::string(reserved) + "\"") == std::string::npos);
    SupabaseServer server;
    // On Supabase "postgres" may make roles.
    REQUIRE(PostgresServer::shared().run("ALTER ROLE postgres CREATEROLE", "postgres", "supabase_admin").ok);
    REQUIRE(server.run(roles, "postgres").error == "");
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "postgres").error == "");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "postgres").error == "");
    REQUIRE(server.run(fileOf(result, "roles.drop.sql"), "postgres").error == "");
    CHECK(server.run("SELECT rolname FROM pg_roles WHERE rolname IN ('reports', 'anon', 'authenticated') ORDER BY 1", "postgres").text() == "anon\nauthenticated\n");
}
