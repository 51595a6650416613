#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/catalogue.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"

#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"
#include "core/tenancy/tenant_view.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

const char* const database = "matrix";

/// Rows for both tenants, and what the probes say as the runtime role.
std::string leaksOf(const Project& project)
{
    auto& server = MariaDbServer::shared();
    const RowGenerator rows(project);
    CHECK(complaintsOf(rows) == "");
    REQUIRE(server.run("START TRANSACTION;\n" + insertAll(project, rows, Dialect::MySql) + "COMMIT;", database).error == "");
    if (!sharesTables(project))
        return {};
    const Role* runtime = project.roles.find(project.tenancy->runtimeRole);
    REQUIRE(runtime);
    REQUIRE(server.run("ALTER USER '" + runtime->name + "'@'%' ACCOUNT UNLOCK").error == "");
    const auto tried = server.run(mariaDbProbes(project, rows), database, runtime->name, true);
    CHECK(tried.rows.size() > 10);
    CHECK(tried.error.find("error in your SQL syntax") == std::string::npos);
    return mariaDbLeaks(tried.rows);
}

void tryAllSets(const Project& project)
{
    auto& server = MariaDbServer::shared();
    const auto result = exported(project, "mysql");
    for (const auto& [folder, part] : setsOf(project)) {
        INFO("set " << folder);
        server.createDatabase(database);
        REQUIRE(server.run(fileOf(result, folder + "0001_init.up.sql"), database).error == "");
        CHECK(difference(expectedMariaDb(part), readCatalogue(server, database)) == "");
        CHECK(leaksOf(part) == "");
        REQUIRE(server.run(fileOf(result, folder + "0001_init.down.sql"), database).error == "");
        CHECK(difference({}, readCatalogue(server, database)) == "");
        server.dropDatabase(database);
        CHECK(server.leftovers() == "");
    }
}

/// What the probes of `whole` say of a database that was made from `changed`.
std::string probed(const Project& whole, const Project& changed)
{
    auto& server = MariaDbServer::shared();
    const auto result = exported(changed, "mysql");
    server.createDatabase(database);
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    const std::string leaks = leaksOf(whole);
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    server.dropDatabase(database);
    return leaks;
}

Project withView(const Project& project, const std::string& name, const std::function<void(View&)>& change)
{
    Project edited = project;
    for (const View& view : project.views)
        if (view.name == name) {
            View changed = view;
            change(changed);
            edited.views = edited.views.with(changed);
            return edited;
        }
    throw std::runtime_error("no view " + name);
}

Project withTable(const Project& project, const std::string& name, const std::function<void(Table&)>& change)
{
    Project edited = project;
    for (const Table& table : project.tables)
        if (table.name == name) {
            Table changed = table;
            change(changed);
            edited.tables = edited.tables.with(changed);
            return edited;
        }
    throw std::runtime_error("no table " + name);
}

void unfiltered(View& view)
{
    view.definition = view.definition.substr(0, view.definition.find(" WHERE "));
}

}  // namespace

TEST_CASE("MariaDB: every starter with every tenancy, and every sample, runs, keeps tenants apart and leaves nothing")
{
    int tried = 0;
    forEachDesign("mysql", [&](const MatrixDesign& design) {
        INFO(design.name);
        tryAllSets(design.project);
        ++tried;
    });
    CHECK(tried >= 41);
}

TEST_CASE("MariaDB: names that would break out of a statement are only names, in guards and helpers too")
{
    for (const char* tenancy : {"shared", "hybrid"})
        for (const std::size_t starter : {1u, 2u})
            tryAllSets(withHostileNames(starterDesign("mysql", tenancy, starter)));
}

TEST_CASE("MariaDB: the probes notice when any one guard is missing")
{
    const Project whole = starterDesign("mysql", "shared", 0);
    const RoleId runtime = whole.tenancy->runtimeRole;
    const auto noted = [&](const Project& changed, const std::string& wanted) {
        const std::string leaks = probed(whole, changed);
        return leaks.find(wanted) != std::string::npos ? std::string() : "not noticed: " + wanted + "\n" + leaks;
    };
    CHECK(probed(whole, whole) == "");
    CHECK(noted(withView(whole, "v_tickets", [](View& view) { view.checkOption = ""; }), "LEAK adding a row for the other tenant of tickets") == "");
    CHECK(noted(withView(whole, "v_tickets", unfiltered), "LEAK reading the other tenant's rows of tickets") == "");
    CHECK(noted(withView(whole, "v_tickets", unfiltered), "LEAK changing the other tenant's rows of tickets") == "");
    CHECK(noted(withTable(whole, "tickets", [&](Table& table) { table.grants.push_back({runtime, {"select"}, {}, false}); }),
                "LEAK reading the table itself of tickets") == "");
    const Project loose = withTable(whole, "tickets", [](Table& table) {
        std::erase_if(table.foreignKeys, [](const ForeignKey& key) { return key.columns.size() > 1; });
    });
    CHECK(noted(loose, "LEAK pointing at the other tenant's") == "");
    CHECK(noted(loose, "LEAK adding a row that points at the other tenant's") == "");
}

TEST_CASE("MariaDB: the probes notice when a tenant may write the people that it only sees")
{
    const Project whole = starterDesign("mysql", "shared", 0);
    const RoleId runtime = whole.tenancy->runtimeRole;
    const auto noted = [&](const Project& changed, const std::string& wanted) {
        const std::string leaks = probed(whole, changed);
        return leaks.find(wanted) != std::string::npos ? std::string() : "not noticed: " + wanted + "\n" + leaks;
    };
    const auto granting = [&](std::vector<std::string> privileges) {
        return [runtime, privileges](View& view) { view.grants = {{runtime, privileges, {}, false}}; };
    };
    CHECK(noted(withView(whole, "v_users", granting({"select", "update"})), "LEAK changing a colleague through v_users of users") == "");
    CHECK(noted(withView(whole, "v_users", unfiltered), "LEAK reading a person of the other tenant through v_users of users") == "");
    CHECK(noted(withView(whole, "v_memberships", granting({"select", "insert"})), "LEAK making a stranger a member through v_memberships of users") == "");
    CHECK(noted(withTable(whole, "memberships", [](Table& table) {
              std::erase_if(table.triggers, [&](const Trigger& trigger) { return trigger.id == personTriggerId(table.id); });
          }), "LEAK passing a membership to a stranger through v_memberships of users") == "");
    CHECK(noted(withView(whole, "v_own_users", granting({"select"})), "OWN signing up of users") == "");
}

TEST_CASE("MariaDB: a design drawn for PostgreSQL keeps tenants apart here too")
{
    const Project drawn = starterDesign("postgresql", "shared", 1);
    const auto here = setDialect(drawn, Dialect::MySql);
    REQUIRE(here);
    auto& server = MariaDbServer::shared();
    const auto result = exported(drawn, "mysql");
    server.createDatabase(database);
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    CHECK(leaksOf(*here) == "");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
}
