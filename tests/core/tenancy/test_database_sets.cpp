#include "core/tenancy/database_sets.h"

#include "tests/core/edits/sample.h"

using namespace barch;
using namespace barch::test;

namespace {

/// tenants, their subscriptions and the catalogue in the control plane; tickets in each tenant's database.
Project isolated(TenancyModel model)
{
    Project project = helpdesk(Dialect::PostgreSql, model);
    for (const char* name : {"subscriptions", "tenant_databases"}) {
        project = withTable(project, name, TenancyClass::Owned);
        if (model == TenancyModel::Isolated)
            project = ok(addReference(project, idOf(project, name), idOf(project, "tenants")));
        else
            project = ok(setTableDatabaseSet(project, idOf(project, name), DatabaseSet::ControlPlane));
    }
    project = ok(addReference(project, idOf(project, "subscriptions"), idOf(project, "plans")));
    return ok(protectAll(project));
}

std::string placesOf(const Project& project, const DatabaseSets& sets)
{
    std::string line;
    for (const char* name : {"tenants", "plans", "subscriptions", "tenant_databases", "users", "tickets", "messages"})
        line += std::string(name) + ":" + (sets.inControlPlane(idOf(project, name)) ? "c" : "") +
                (sets.inTenantDatabase(idOf(project, name)) ? "t" : "") + " ";
    return line;
}

}  // namespace

TEST_CASE("One set where tenants share tables or there are none")
{
    for (const TenancyModel model : {TenancyModel::None, TenancyModel::Shared, TenancyModel::Undecided}) {
        const Project project = helpdesk(Dialect::PostgreSql, model);
        const DatabaseSets sets(project);
        CHECK_FALSE(sets.areTwo());
        CHECK(inControlPlane(project, tableOf(project, "tickets")));
        CHECK(inTenantDatabase(project, tableOf(project, "tickets")));
        CHECK(crossingForeignKeys(project).empty());
        CHECK(sameAs(onlyDatabaseSet(project, DatabaseSet::TenantDatabase), project));
    }
}

TEST_CASE("Isolated: what refers to the tenants is about them, all else is theirs")
{
    const Project project = isolated(TenancyModel::Isolated);
    CHECK(placesOf(project, DatabaseSets(project)) ==
          "tenants:c plans:c subscriptions:c tenant_databases:c users:t tickets:t messages:t ");
    CHECK_FALSE(tableOf(project, "tickets").tenantKey);
    CHECK(crossingForeignKeys(project).empty());
    const Project control = onlyDatabaseSet(project, DatabaseSet::ControlPlane);
    CHECK(control.tables.size() == 4);
    const Project tenant = onlyDatabaseSet(project, DatabaseSet::TenantDatabase);
    CHECK(tenant.tables.size() == project.tables.size() - 4);
    for (const Project& part : {control, tenant})
        for (const Table& table : part.tables)
            for (const ForeignKey& key : table.foreignKeys)
                CHECK(part.table(key.target));
}

TEST_CASE("Hybrid: pooled tenants share the tenant database, so keys and guards are there, and the tenants too")
{
    const Project project = isolated(TenancyModel::Hybrid);
    CHECK(placesOf(project, DatabaseSets(project)) ==
          "tenants:ct plans:c subscriptions:c tenant_databases:c users:t tickets:t messages:t ");
    CHECK(tableOf(project, "tickets").forceRowSecurity);
    CHECK(crossingForeignKeys(project).empty());
}

TEST_CASE("A key from one set into the other is found")
{
    Project project = isolated(TenancyModel::Isolated);
    project = ok(addReference(project, idOf(project, "tickets"), idOf(project, "subscriptions")));
    const auto crossing = crossingForeignKeys(project);
    REQUIRE(crossing.size() == 1);
    CHECK(crossing[0].message ==
          "public.tickets lies in the tenant databases and refers to public.subscriptions in the control plane.");
    const Project tenant = onlyDatabaseSet(project, DatabaseSet::TenantDatabase);
    for (const ForeignKey& key : tableOf(tenant, "tickets").foreignKeys)
        CHECK(tenant.table(key.target));
}

TEST_CASE("A global table lies wherever it is referred to, unless somebody says otherwise")
{
    Project project = isolated(TenancyModel::Isolated);
    project = ok(addReference(project, idOf(project, "tickets"), idOf(project, "plans")));
    CHECK(placesOf(project, DatabaseSets(project)).find("plans:ct ") != std::string::npos);
    project = ok(setTableDatabaseSet(project, idOf(project, "plans"), DatabaseSet::ControlPlane));
    CHECK(placesOf(project, DatabaseSets(project)).find("plans:c ") != std::string::npos);
    CHECK(crossingForeignKeys(project).size() == 1);
}
