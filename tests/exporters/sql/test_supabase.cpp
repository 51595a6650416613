#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/catalogue.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include "core/tenancy/guards.h"
#include "core/tenancy/person_guards.h"
#include "core/tenancy/protection.h"

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

/// What `sql` says to a person: as a request with their token, rolled back.
std::string asPerson(SupabaseServer& server, const std::string& subject, const std::string& sql)
{
    const std::string claims = subject.empty() ? "{}" : "{\"sub\": \"" + subject + "\", \"role\": \"authenticated\"}";
    const auto said = server.run("BEGIN; SET LOCAL ROLE authenticated; SET LOCAL request.jwt.claims = '" + claims + "'; " + sql + "; ROLLBACK;", "authenticator");
    return said.ok ? said.text() : said.error;
}

const Table& tableNamed(const Project& project, std::string_view name)
{
    for (const Table& table : project.tables)
        if (table.name == name)
            return table;
    throw std::runtime_error("no table " + std::string(name));
}

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

TEST_CASE("Supabase without tenants: each person reaches their own rows, and what belongs to nobody is closed")
{
    SupabaseServer server;
    const Catalogue before = server.catalogue();
    for (const char* domain : {"helpdesk", "shop", "learning"}) {
        INFO(domain);
        const Project project = supabaseDesign("none", domain, "uuid");
        for (const Table& table : project.tables)
            CHECK((table.rowSecurity && table.forceRowSecurity));
        const auto result = exported(project, "postgresql");
        REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "postgres").error == "");
        const RowGenerator rows(project);
        REQUIRE(server.run("BEGIN; SET CONSTRAINTS ALL DEFERRED;\n" + insertAll(project, rows, Dialect::PostgreSql) + "COMMIT;", "postgres").error == "");
        REQUIRE(server.run("UPDATE users SET supabase_user_id = md5(id::text)::uuid", "postgres").error == "");
        const std::string both = server.run("SELECT id || ' ' || supabase_user_id FROM users ORDER BY id LIMIT 2", "postgres").text();
        const std::string me = both.substr(0, 36);
        const std::string mySubject = both.substr(37, 36);
        const std::string other = both.substr(74, 36);

        std::size_t opened = 0;
        for (const Table& table : project.tables) {
            INFO(table.name);
            const std::string name = "\"" + table.name + "\"";
            CHECK(server.run("SET ROLE anon; SELECT 1 FROM " + name, "authenticator").error.find("permission denied") != std::string::npos);
            const std::string mine = asPerson(server, mySubject, "SELECT count(*) FROM " + name);
            const std::string nobodys = asPerson(server, "", "SELECT count(*) FROM " + name);
            if (table.policies.empty()) {
                CHECK(mine.find("permission denied") != std::string::npos);
                CHECK(nobodys.find("permission denied") != std::string::npos);
                continue;
            }
            ++opened;
            CHECK(nobodys == "0\n");
            std::string owner = table.name == "users" ? "id" : "";
            for (const ForeignKey& key : table.foreignKeys)
                if (key.target == tableNamed(project, "users").id && owner.empty())
                    owner = table.column(key.columns[0])->name;
            if (!owner.empty() && (table.foreignKeys.size() == 1 || table.name == "users"))
                CHECK(mine == server.run("SELECT count(*) FROM " + name + " WHERE \"" + owner + "\" = '" + me + "'", "postgres").text());
        }
        CHECK(opened >= 5);
        CHECK(asPerson(server, mySubject, "SELECT id FROM users") == me + "\n");
        CHECK(asPerson(server, mySubject, "UPDATE users SET name = 'me' RETURNING id") == me + "\n");
        CHECK(asPerson(server, mySubject, "UPDATE users SET status = 'active'").find("permission denied") != std::string::npos);
        CHECK(asPerson(server, mySubject, "UPDATE users SET supabase_user_id = 'x'").find("permission denied") != std::string::npos);
        CHECK(asPerson(server, mySubject, "DELETE FROM users").find("permission denied") != std::string::npos);
        CHECK(asPerson(server, mySubject, "INSERT INTO users (email, name, supabase_user_id) VALUES ('n@example.org', 'n', gen_random_uuid())").find("row-level security") != std::string::npos);
        CHECK(asPerson(server, "11111111-2222-3333-4444-555555555555", "INSERT INTO users (email, name, supabase_user_id) VALUES ('n@example.org', 'n', '11111111-2222-3333-4444-555555555555'); SELECT count(*) FROM users") == "1\n");

        // What the policy alone holds: without it the other's rows show, so these checks can fail.
        REQUIRE(server.run("ALTER TABLE notifications DISABLE ROW LEVEL SECURITY; ALTER TABLE notifications NO FORCE ROW LEVEL SECURITY", "postgres").error == "");
        CHECK(asPerson(server, mySubject, "SELECT count(*) > 0 FROM notifications WHERE user_id = '" + other + "'") == "t\n");
        REQUIRE(server.run("ALTER TABLE notifications ENABLE ROW LEVEL SECURITY; ALTER TABLE notifications FORCE ROW LEVEL SECURITY", "postgres").error == "");
        CHECK(asPerson(server, mySubject, "SELECT count(*) > 0 FROM notifications WHERE user_id = '" + other + "'") == "f\n");
        CHECK(asPerson(server, mySubject, "UPDATE notifications SET user_id = '" + other + "'").find("row-level security") != std::string::npos);

        REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "postgres").error == "");
        CHECK(difference(before, server.catalogue()) == "");
    }
}

TEST_CASE("Supabase without tenants: another login service's people are known by their token, and tables drawn later are closed too")
{
    const Project clerk = designWith({"data.tenancy=none", "data.engine=managed", "data.managed_service=supabase", "logic.domain=shop",
                                      "auth.method=managed", "auth.provider=clerk"});
    const Table& users = tableNamed(clerk, "users");
    REQUIRE_FALSE(users.policies.empty());
    CHECK(users.policies[0].usingExpression == "clerk_user_id = (SELECT auth.jwt() ->> 'sub')");
    Table drawn{.namespaceId = users.namespaceId, .name = "drawn"};
    const auto added = addProtectedTable(clerk, drawn);
    REQUIRE(added);
    CHECK(tableNamed(*added, "drawn").rowSecurity);
    CHECK(tableNamed(*added, "drawn").grants.empty());
    const auto shared = setTenancyModel(*added, TenancyModel::Isolated);
    REQUIRE(shared);
    CHECK_FALSE(tableNamed(*shared, "drawn").rowSecurity);
}
