#include "tests/core/blueprint/shipped_content.h"
#include "tests/core/blueprint/soundness.h"
#include "tests/support/catalogue.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"
#include "tests/support/row_generator.h"
#include "tests/support/sqlite_database.h"

#include "core/blueprint/proposal.h"
#include "core/tenancy/database_sets.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

const std::vector<std::string> domains = {"helpdesk", "project_management", "shop", "crm", "learning", "clinic", "invoicing", "ai_chat", "booking", "inventory"};
const std::vector<std::string> tenancies = {"none", "shared", "isolated", "hybrid"};

/// A design from the questionnaire. What else is answered differs by domain, so that more is tried.
Project design(const std::string& engine, const std::string& tenancy, std::size_t domain)
{
    std::vector<std::string> answers = {"data.engine=" + engine, "data.tenancy=" + tenancy, "logic.domain=" + domains[domain],
                                        domain % 3 == 2 ? "data.id_type=bigint" : "data.id_type=uuid",
                                        domain % 2 ? "auth.method=email_password" : "auth.method=managed",
                                        domain % 4 == 1 ? "logic.audit=all_changes" : "logic.audit=security_events",
                                        "services.payments=stripe", "services.billing_model=subscription"};
    if (domain % 2 == 0)
        answers.push_back("auth.provider=clerk");
    else
        answers.insert(answers.end(), {"auth.session_style=session_database", "auth.roles=owner,admin,viewer", "auth.api_keys=yes", "logic.feature_flags=yes"});
    if (domain % 3 == 0)
        answers.insert(answers.end(), {"ai.use=yes", "ai.features=text,chat", "ai.cache=yes", "ai.quota=per_tenant", "infra.compliance=gdpr,hipaa"});
    const Project proposed = blueprint(shippedContent(), answered(answers));
    if (tenancy == "none")
        return proposed;
    auto guarded = protectAll(proposed);  // changes nothing where the blueprint has done it
    if (!guarded)
        throw std::runtime_error(guarded.error().text());
    return *guarded;
}

template <class Try>
void forEachDesign(const std::string& engine, Try tryOut)
{
    for (const auto& tenancy : tenancies)
        for (std::size_t domain = 0; domain < domains.size(); ++domain) {
            const Project project = design(engine, tenancy, domain);
            INFO(engine << " " << tenancy << " " << domains[domain]);
            REQUIRE(project.tables.size() > 5);
            tryOut(project);
        }
}

/// The sets of files of an export with the design that each of them holds.
std::vector<std::pair<std::string, Project>> setsOf(const Project& project)
{
    std::vector<std::pair<std::string, Project>> sets = {{"", project}};
    if (DatabaseSets(project).areTwo()) {
        sets.emplace_back("control_plane/", onlyDatabaseSet(project, DatabaseSet::ControlPlane));
        sets.emplace_back("tenant/", onlyDatabaseSet(project, DatabaseSet::TenantDatabase));
    }
    return sets;
}

std::string complaintsOf(const RowGenerator& rows)
{
    std::string text;
    for (const auto& line : rows.complaints())
        text += line + "\n";
    return text;
}

}  // namespace

TEST_CASE("PostgreSQL: every starter with every tenancy runs as the migrator, keeps tenants apart and leaves nothing")
{
    auto& server = PostgresServer::shared();
    forEachDesign("postgresql", [&](const Project& project) {
        const auto result = exported(project, "postgresql");
        const Role* migrator = project.roles.find(project.tenancy->migratorRole);
        for (const auto& [folder, part] : setsOf(project)) {
            INFO("set " << folder);
            server.createDatabase("matrix");
            const bool hasRoles = hasFile(result, folder + "roles.sql");
            if (hasRoles)
                REQUIRE(server.run(fileOf(result, folder + "roles.sql"), "matrix").error == "");
            const std::string who = hasRoles && migrator ? migrator->name : "postgres";
            REQUIRE(server.run(fileOf(result, folder + "0001_init.up.sql"), "matrix", who).error == "");
            CHECK(difference(expectedPostgres(part), readCatalogue(server, "matrix")) == "");
            if (folder.empty()) {
                const RowGenerator rows(project);
                CHECK(complaintsOf(rows) == "");
                REQUIRE(server.run("BEGIN; SET CONSTRAINTS ALL DEFERRED;\n" + insertAll(project, rows, Dialect::PostgreSql) + "COMMIT;", "matrix", who).error == "");
                const Role* runtime = project.roles.find(project.tenancy->runtimeRole);
                if (sharesTables(project)) {
                    REQUIRE(runtime);
                    CHECK(server.run(postgresProbes(project, rows), "matrix", runtime->name).error == "");
                }
            }
            REQUIRE(server.run(fileOf(result, folder + "0001_init.down.sql"), "matrix", who).error == "");
            CHECK(difference(hasRoles ? postgresBootstrap(part) : Catalogue(), readCatalogue(server, "matrix")) == "");
            if (hasRoles)
                REQUIRE(server.run(fileOf(result, folder + "roles.drop.sql"), "matrix").error == "");
            server.dropDatabase("matrix");
            CHECK(server.leftovers() == "");
        }
    });
}

TEST_CASE("MariaDB: every starter with every tenancy runs, keeps tenants apart and leaves nothing")
{
    auto& server = MariaDbServer::shared();
    forEachDesign("mysql", [&](const Project& project) {
        const auto result = exported(project, "mysql");
        for (const auto& [folder, part] : setsOf(project)) {
            INFO("set " << folder);
            server.createDatabase("matrix");
            REQUIRE(server.run(fileOf(result, folder + "0001_init.up.sql"), "matrix").error == "");
            CHECK(difference(expectedMariaDb(part), readCatalogue(server, "matrix")) == "");
            if (folder.empty()) {
                const RowGenerator rows(project);
                CHECK(complaintsOf(rows) == "");
                REQUIRE(server.run("START TRANSACTION;\n" + insertAll(project, rows, Dialect::MySql) + "COMMIT;", "matrix").error == "");
                if (sharesTables(project)) {
                    REQUIRE(project.roles.find(project.tenancy->runtimeRole));
                    const std::string runtime = project.roles.find(project.tenancy->runtimeRole)->name;
                    REQUIRE(server.run("ALTER USER '" + runtime + "'@'%' ACCOUNT UNLOCK").error == "");
                    const auto tried = server.run(mariaDbProbes(project, rows), "matrix", runtime, true);
                    CHECK(tried.rows.size() > 10);
                    CHECK(tried.error.find("error in your SQL syntax") == std::string::npos);
                    CHECK(mariaDbLeaks(tried.rows) == "");
                }
            }
            REQUIRE(server.run(fileOf(result, folder + "0001_init.down.sql"), "matrix").error == "");
            CHECK(difference({}, readCatalogue(server, "matrix")) == "");
            server.dropDatabase("matrix");
            CHECK(server.leftovers() == "");
        }
    });
}

TEST_CASE("SQLite: every starter with every tenancy runs, takes rows, and leaves nothing")
{
    forEachDesign("sqlite", [&](const Project& project) {
        const auto result = exported(project, "sqlite");
        for (const auto& [folder, part] : setsOf(project)) {
            INFO("set " << folder);
            SqliteDatabase database;
            REQUIRE(database.run(fileOf(result, folder + "0001_init.up.sql")).error == "");
            CHECK(difference(expectedSqlite(part), readCatalogue(database)) == "");
            if (folder.empty()) {
                const RowGenerator rows(project);
                CHECK(complaintsOf(rows) == "");
                REQUIRE(database.run("BEGIN;\n" + insertAll(project, rows, Dialect::Sqlite) + "COMMIT;").error == "");
            }
            REQUIRE(database.run(fileOf(result, folder + "0001_init.down.sql")).error == "");
            CHECK(difference({}, readCatalogue(database)) == "");
        }
    });
}

TEST_CASE("PostgreSQL: the probes notice when any one guard is missing")
{
    auto& server = PostgresServer::shared();
    const Project whole = design("postgresql", "shared", 0);
    const auto tickets = [&] {
        for (const Table& table : whole.tables)
            if (table.name == "tickets")
                return table;
        throw std::runtime_error("no table tickets");
    }();
    const auto probed = [&](const Table& changed) {
        Project project = whole;
        project.tables = project.tables.with(changed);
        const auto result = exported(project, "postgresql");
        server.createDatabase("mutant");
        REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "mutant").error == "");
        const RowGenerator rows(whole);
        REQUIRE(server.run(insertAll(whole, rows, Dialect::PostgreSql), "mutant").error == "");
        const std::string answer = server.run(postgresProbes(whole, rows), "mutant", "app_runtime").error;
        REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "mutant").error == "");
        server.dropDatabase("mutant");
        return answer;
    };
    CHECK(probed(tickets) == "");
    Table noFloor = tickets;
    std::erase_if(noFloor.policies, [](const Policy& policy) { return policy.restrictive; });
    CHECK(probed(noFloor).find("LEAK reading the other tenant's rows of tickets") != std::string::npos);
    Table noSecurity = tickets;
    noSecurity.rowSecurity = false;
    CHECK(probed(noSecurity).find("LEAK adding a row for the other tenant of tickets") != std::string::npos);
    Table noAccess = tickets;
    std::erase_if(noAccess.policies, [](const Policy& policy) { return !policy.restrictive; });
    CHECK(probed(noAccess).find("BLOCKED reading own rows of tickets") != std::string::npos);
    Table open = tickets;
    open.grants.push_back({whole.tenancy->runtimeRole, {"truncate"}, {}, false});
    CHECK(probed(open).find("truncate of tickets") != std::string::npos);
    Table looseKey = tickets;
    std::erase_if(looseKey.foreignKeys, [](const ForeignKey& key) { return key.columns.size() > 1; });
    CHECK(probed(looseKey).find("LEAK pointing at the other tenant's") != std::string::npos);
    Table raw = tickets;
    for (Policy& policy : raw.policies)
        policy.usingExpression = policy.restrictive ? "tenant_id = current_setting('app.tenant_id', true)::uuid" : policy.usingExpression;
    CHECK(probed(raw).find("invalid input syntax") != std::string::npos);
}

TEST_CASE("MariaDB: the probes notice when any one guard is missing")
{
    auto& server = MariaDbServer::shared();
    const Project whole = design("mysql", "shared", 0);
    const Table* tickets = nullptr;
    const View* view = nullptr;
    for (const Table& table : whole.tables)
        tickets = table.name == "tickets" ? &table : tickets;
    for (const View& candidate : whole.views)
        view = candidate.name == "v_tickets" ? &candidate : view;
    REQUIRE(tickets);
    REQUIRE(view);
    const auto probed = [&](const Project& project) {
        const auto result = exported(project, "mysql");
        server.createDatabase("mutant");
        REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "mutant").error == "");
        REQUIRE(server.run("ALTER USER app_runtime@'%' ACCOUNT UNLOCK").ok);
        const RowGenerator rows(whole);
        REQUIRE(server.run(insertAll(whole, rows, Dialect::MySql), "mutant").error == "");
        const auto answer = server.run(mariaDbProbes(whole, rows), "mutant", "app_runtime", true);
        REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "mutant").error == "");
        server.dropDatabase("mutant");
        CHECK(answer.error.find("error in your SQL syntax") == std::string::npos);
        return mariaDbLeaks(answer.rows);
    };
    CHECK(probed(whole) == "");
    Project noCheck = whole;
    View changed = *view;
    changed.checkOption = "";
    noCheck.views = noCheck.views.with(changed);
    CHECK(probed(noCheck).find("LEAK adding a row for the other tenant of tickets") != std::string::npos);
    Project noFilter = whole;
    changed = *view;
    changed.definition = changed.definition.substr(0, changed.definition.find(" WHERE "));
    noFilter.views = noFilter.views.with(changed);
    CHECK(probed(noFilter).find("LEAK reading the other tenant's rows of tickets") != std::string::npos);
    Project granted = whole;
    Table open = *tickets;
    open.grants.push_back({whole.tenancy->runtimeRole, {"select"}, {}, false});
    granted.tables = granted.tables.with(open);
    CHECK(probed(granted).find("LEAK reading the table itself of tickets") != std::string::npos);
    Project loose = whole;
    open = *tickets;
    std::erase_if(open.foreignKeys, [](const ForeignKey& key) { return key.columns.size() > 1; });
    loose.tables = loose.tables.with(open);
    CHECK(probed(loose).find("LEAK pointing at the other tenant's") != std::string::npos);
}

TEST_CASE("MariaDB: a design drawn for PostgreSQL keeps tenants apart here too")
{
    auto& server = MariaDbServer::shared();
    const Project drawn = design("postgresql", "shared", 1);
    const auto result = exported(drawn, "mysql");
    const auto here = setDialect(drawn, Dialect::MySql);
    REQUIRE(here);
    server.createDatabase("matrix");
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "matrix").error == "");
    const RowGenerator rows(*here);
    REQUIRE(server.run(insertAll(*here, rows, Dialect::MySql), "matrix").error == "");
    REQUIRE(server.run("ALTER USER app_runtime@'%' ACCOUNT UNLOCK").ok);
    const auto tried = server.run(mariaDbProbes(*here, rows), "matrix", "app_runtime", true);
    CHECK(tried.rows.size() > 10);
    CHECK(mariaDbLeaks(tried.rows) == "");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "matrix").error == "");
    CHECK(difference({}, readCatalogue(server, "matrix")) == "");
    server.dropDatabase("matrix");
}
