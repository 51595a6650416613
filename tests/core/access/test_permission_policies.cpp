#include "access_probes.h"

#include "core/access/permission_policies.h"
#include "core/blueprint/proposal.h"
#include "core/edits/access_edits.h"
#include "core/edits/table_edits.h"
#include "core/project_file/project_file.h"
#include "core/rules/checker.h"
#include "core/tenancy/database_sets.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"
#include "tests/core/blueprint/shipped_content.h"
#include "tests/core/blueprint/soundness.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

template <class T>
T ok(Result<T> result)
{
    if (!result)
        FAIL(result.error().text());
    return std::move(result).value();
}

Project sample(const std::string& name)
{
    return ok(readProject(shippedFile("samples/" + name + ".barch"), name + ".barch"));
}

Project supabase()
{
    const Project made = blueprint(shippedContent(), answered({"data.engine=managed", "data.managed_service=supabase", "data.tenancy=shared", "logic.domain=helpdesk",
                                                               "auth.method=managed", "auth.provider=supabase", "auth.roles=owner,admin,user,viewer"}));
    return ok(protectAll(made));
}

const Table& tableIn(const Project& project, std::string_view name)
{
    for (const Table& table : project.tables)
        if (table.name == name)
            return table;
    throw std::runtime_error("no table " + std::string(name));
}

AccessRoleId roleNamed(const Project& project, std::string_view name)
{
    for (const AccessRole& role : project.accessRoles)
        if (role.name == name)
            return role.id;
    throw std::runtime_error("no role " + std::string(name));
}

PermissionId permissionNamed(const Project& project, std::string_view name)
{
    for (const Permission& permission : project.permissions)
        if (permission.name == name)
            return permission.id;
    throw std::runtime_error("no permission " + std::string(name));
}

/// A database with the design in it and rows of two tenants.
class Built {
public:
    Built(const Project& project, DatabaseSet set, const char* before = "")
        : m_part(DatabaseSets(project).areTwo() ? onlyDatabaseSet(project, set) : project), m_rows(m_part)
    {
        const std::string folder = DatabaseSets(project).areTwo() ? "tenant/" : "";
        const auto result = exported(project, "postgresql");
        m_drop = hasFile(result, folder + "roles.drop.sql") ? fileOf(result, folder + "roles.drop.sql") : std::string();
        m_down = fileOf(result, folder + "0001_init.down.sql");
        server().createDatabase("access");
        REQUIRE(server().run(before, "access").error == "");
        if (hasFile(result, folder + "roles.sql"))
            REQUIRE(server().run(fileOf(result, folder + "roles.sql"), "access").error == "");
        REQUIRE(server().run(fileOf(result, folder + "0001_init.up.sql"), "access", migrator()).error == "");
        const auto filled = server().run("BEGIN; SET CONSTRAINTS ALL DEFERRED;\n" + insertAll(m_part, m_rows, Dialect::PostgreSql) + "COMMIT;", "access", migrator());
        REQUIRE(filled.error == "");
    }
    ~Built()
    {
        (void)server().run(m_down, "access", migrator());
        server().dropDatabase("access");
        (void)server().run(m_drop);
    }
    Built(const Built&) = delete;

    static PostgresServer& server() { return PostgresServer::shared(); }
    const Project& project() const { return m_part; }
    const RowGenerator& rows() const { return m_rows; }
    std::string migrator() const { return m_part.roles.find(m_part.tenancy->migratorRole)->name; }
    std::string run(const std::string& script) { return server().run(script, "access").error; }
    std::string answer(const std::string& script)
    {
        const auto output = server().run(script, "access");
        return output.error + output.text();
    }

private:
    Project m_part;
    RowGenerator m_rows;
    std::string m_drop;
    std::string m_down;
};

std::size_t tried(const std::string& script)
{
    std::size_t count = 0;
    for (std::size_t at = script.find("IF n "); at != std::string::npos; at = script.find("IF n ", at + 1))
        ++count;
    return count;
}

void holdsForEveryRole(Built& built)
{
    const TableAccess access(built.project());
    std::size_t probes = 0;
    for (const AccessRoleId role : access.matrix().roles())
        for (const int person : {0, 1}) {
            INFO(built.project().accessRoles.find(role)->name << " as person " << person);
            const std::string script = accessProbes(built.project(), built.rows(), access, {role, person});
            probes += tried(script);
            CHECK(built.run(script) == "");
        }
    CHECK(probes > 400);
}

/// What Supabase has before anything is designed, as far as policies meet it.
constexpr const char* authStub = "DO $$ BEGIN CREATE ROLE anon; CREATE ROLE authenticated; EXCEPTION WHEN duplicate_object THEN NULL; END $$;\n"
                                 "CREATE SCHEMA IF NOT EXISTS auth;\n"
                                 "CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS "
                                 "$$ SELECT COALESCE(NULLIF(current_setting('request.jwt.claims', true), ''), '{}')::jsonb $$;\n"
                                 "GRANT USAGE ON SCHEMA auth TO PUBLIC;\n";

}  // namespace

TEST_CASE("on PostgreSQL each role reaches what the matrix says, of own, others' and other tenants' rows")
{
    Built built(ok(writeAllPermissionPolicies(sample("helpdesk"))), DatabaseSet::TenantDatabase);
    holdsForEveryRole(built);
    const Table& tickets = tableIn(built.project(), "tickets");
    const auto count = [&](const std::string& settings) { return built.answer(countAs(built.project(), built.rows(), tickets, settings)); };
    const std::string nobody = signIn(built.project(), built.rows(), 0, -1);
    CHECK(count(nobody).starts_with("0"));
    CHECK(count(nobody + "SELECT set_config('app.acting_as', 'system', true) \\g /dev/null\n").starts_with("2"));
    CHECK(count("SELECT set_config('app.acting_as', 'system', true) \\g /dev/null\n").starts_with("0"));  // no tenant: the floor holds
}

TEST_CASE("a hybrid design keeps roles in the tenant databases, and they hold there")
{
    const Project clinic = sample("clinic");
    const Project written = ok(writeAllPermissionPolicies(clinic));
    CHECK_FALSE(hasPermissionPolicies(tableIn(written, "subscriptions")));
    CHECK(canWritePolicies(clinic, tableIn(clinic, "subscriptions").id).error().what == "Roles are kept in another database than these rows.");
    Built built(written, DatabaseSet::TenantDatabase);
    holdsForEveryRole(built);
}

TEST_CASE("on Supabase the token says who asks, and roles hold")
{
    {
        Built built(ok(writeAllPermissionPolicies(supabase())), DatabaseSet::TenantDatabase, authStub);
        holdsForEveryRole(built);
    }
    CHECK(PostgresServer::shared().run("DROP ROLE anon, authenticated").error == "");
}

TEST_CASE("the probes notice a database that knows other roles than the design")
{
    const Project project = ok(writeAllPermissionPolicies(sample("helpdesk")));
    Built built(project, DatabaseSet::TenantDatabase);
    const AccessRoleId viewer = roleNamed(project, "viewer");
    const auto tryWith = [&](const Project& expected) {
        const TableAccess access(expected);
        return built.run(accessProbes(built.project(), built.rows(), access, {viewer, 0}));
    };
    CHECK(tryWith(project) == "");
    const Project less = ok(revokePermission(project, viewer, permissionNamed(project, "read:all")));
    CHECK(tryWith(less).find("LEAK reading row") != std::string::npos);
    const Project more = ok(grantPermission(project, viewer, permissionNamed(project, "write:all")));
    CHECK(tryWith(more).find("BLOCKED changing row") != std::string::npos);
}

TEST_CASE("policies written from permissions are one step, the same a second time, and taken back whole")
{
    const Project before = sample("helpdesk");
    const Project written = ok(writeAllPermissionPolicies(before));
    CHECK_FALSE(written == before);
    CHECK(ok(writeAllPermissionPolicies(written)) == written);
    CHECK(withFreshPermissionPolicies(written) == written);
    CHECK(ok(protectAll(written)) == written);
    Project back = written;
    for (const TableId id : tablesForPolicies(before))
        back = ok(dropPermissionPolicies(back, id));
    for (const Table& table : before.tables)
        CHECK(back.table(table.id)->policies.size() == table.policies.size());
    CHECK(back.functions == before.functions);
}

TEST_CASE("no rule has anything against the policies that are written")
{
    for (const char* name : {"helpdesk", "clinic"}) {
        INFO(name);
        const Project written = ok(writeAllPermissionPolicies(sample(name)));
        for (const Finding& finding : check(shippedContent(), written)) {
            INFO(finding.rule << " " << pathOf(written, finding.element) << ": " << finding.message);
            CHECK(finding.severity == Severity::Info);
        }
    }
}

TEST_CASE("only tables about which roles decide get policies")
{
    const Project written = ok(writeAllPermissionPolicies(sample("helpdesk")));
    for (const char* name : {"tickets", "ticket_messages", "memberships", "subscriptions", "tenants"})
        CHECK(hasPermissionPolicies(tableIn(written, name)));
    for (const char* name : {"users", "api_keys", "invitations", "outbox_messages", "plans", "consents"})
        CHECK_FALSE(hasPermissionPolicies(tableIn(written, name)));
    const Table& tickets = tableIn(written, "tickets");
    CHECK(hasTenantFloor(written, tickets));
    for (const Policy& policy : tickets.policies)
        if (policy.command == PolicyCommand::Update)
            CHECK(policy.usingExpression ==
                  "(SELECT public.current_user_may('write:all')) OR ((SELECT public.current_user_may('write:own')) AND assignee_id = (SELECT "
                  "NULLIF(current_setting('app.user_id', true), '')::uuid))");
}

TEST_CASE("the column that makes a row one's own is chosen, and stays chosen")
{
    const Project before = sample("helpdesk");
    const TableId messages = tableIn(before, "ticket_messages").id;
    const TableId tickets = tableIn(before, "tickets").id;
    CHECK(rowOwnerOf(before, *roleKeeperOf(before), *before.table(tickets)).chosen == false);
    const Project written = ok(writePermissionPolicies(before, messages, before.table(messages)->columnNamed("agent_id")->id));
    CHECK(rowOwnerOf(written, *roleKeeperOf(written), *written.table(messages)).chosen);
    CHECK(hasPermissionPolicies(*written.table(messages)));
    CHECK_FALSE(hasPermissionPolicies(*written.table(tickets)));
}

TEST_CASE("where policies can't be written, the reason is said")
{
    const Project invoicing = sample("invoicing");
    CHECK(writeAllPermissionPolicies(invoicing).error().what == "Only PostgreSQL has policies for rows.");
    CHECK(tablesForPolicies(invoicing).empty());
    const Project board = sample("project_board");
    CHECK_FALSE(writeAllPermissionPolicies(board));
}

TEST_CASE("roles and permissions may be called anything")
{
    Project project = sample("helpdesk");
    project = ok(renamePermission(project, permissionNamed(project, "read:all"), "read:'all'); DROP TABLE tickets; --"));
    project = ok(writeAllPermissionPolicies(project));
    Built built(project, DatabaseSet::TenantDatabase);
    const TableAccess access(project);
    CHECK(built.run(accessProbes(built.project(), built.rows(), access, {roleNamed(project, "viewer"), 0})) == "");
}
