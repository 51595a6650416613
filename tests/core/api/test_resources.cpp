#include "small_api.h"

#include "core/api/fields.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::api;
using namespace barch::test;

namespace {

using Operations = std::vector<Operation>;

std::vector<std::string> namesWith(const Table& table, const Endpoint& endpoint, bool EndpointField::* flag)
{
    std::vector<std::string> names;
    for (const EndpointField& field : endpoint.columns)
        if (field.*flag)
            names.push_back(table.column(field.column)->name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Tables of the product are offered, the machinery's are not")
{
    const Project project = smallDesign();
    const auto operations = [&](const char* name) { return usualOperations(project, tableIn(project, name)); };
    CHECK(operations("tickets") == Operations{Operation::List, Operation::Read, Operation::Create, Operation::Update, Operation::Delete});
    CHECK(operations("tenants") == Operations{Operation::Read, Operation::Update});
    CHECK(operations("users") == Operations{Operation::List, Operation::Read, Operation::Update});
    CHECK(operations("audit_logs") == Operations{Operation::List, Operation::Read});
    CHECK(operations("credentials").empty());
}

TEST_CASE("What the runtime role may not do is not offered")
{
    Project project = smallDesign();
    Tenancy tenancy = *project.tenancy;
    tenancy.runtimeRole = RoleId::derive("runtime");
    project.tenancy = tenancy;
    Table tickets = tableIn(project, "tickets");
    tickets.grants = {{.role = tenancy.runtimeRole, .privileges = {"select", "insert"}}};
    project.tables = project.tables.with(tickets);
    CHECK(usualOperations(project, tickets) == Operations{Operation::List, Operation::Read, Operation::Create});
    CHECK(usualOperations(project, tableIn(project, "customers")).empty());
}

TEST_CASE("The tenant stands in no path and no field; the server's fields are not taken")
{
    const Project project = smallDesign();
    const Table& tickets = tableIn(project, "tickets");
    const auto paths = resourcePaths(project, tickets);
    REQUIRE(paths);
    CHECK(paths->collection == "/tickets");
    CHECK(paths->item == "/tickets/{id}");
    CHECK(resourcePaths(project, tableIn(project, "tenants"))->item == "/tenant");
    const Endpoint create = endpointFor(project, tickets, Operation::Create);
    CHECK(namesWith(tickets, create, &EndpointField::writable) == Names{"subject", "priority", "body", "customer_id"});
    for (const EndpointField& field : create.columns)
        CHECK(tickets.column(field.column)->name != "tenant_id");
    CHECK(create.idempotencyKey);
    CHECK(create.operationId == "createTicket");
    CHECK(project.permissions.find(create.permission)->name == "write:own");
}

TEST_CASE("Filters and orders are those that an index serves")
{
    const Project project = smallDesign();
    const Table& tickets = tableIn(project, "tickets");
    const Endpoint list = endpointFor(project, tickets, Operation::List);
    CHECK(namesWith(tickets, list, &EndpointField::filterable) == Names{"id", "customer_id", "created_at"});
    CHECK(namesWith(tickets, list, &EndpointField::sortable) == Names{"id", "customer_id", "created_at"});
    CHECK(isIndexed(tickets, columnOf(tickets, "created_at")));
    CHECK_FALSE(isIndexed(tickets, columnOf(tickets, "subject")));
}

TEST_CASE("Secrets and hashes are never read, rights and owners are known by name")
{
    const Project project = smallDesign();
    const Table& credentials = tableIn(project, "credentials");
    CHECK_FALSE(mayBeRead(credentials, *credentials.columnNamed("password_hash")));
    Column secret = *credentials.columnNamed("password_hash");
    secret.protection = {};
    CHECK(mayBeRead(credentials, secret));
    secret.classification = Classification::Secret;
    CHECK_FALSE(mayBeRead(credentials, secret));
    const Table& tickets = tableIn(project, "tickets");
    CHECK(namesOwner(project, tickets, *tickets.columnNamed("author_id")));
    CHECK_FALSE(namesOwner(project, tickets, *tickets.columnNamed("customer_id")));
    Column column;
    column.name = "role";
    CHECK(givesRights(project, tableIn(project, "users"), column));
    CHECK_FALSE(givesRights(project, tableIn(project, "customers"), column));
    column.name = "blocked_by_id";
    Table tasks = table("tasks", {"id uuid", "blocked_by_id uuid"});
    primaryKey(tasks, {"id"});
    refers(tasks, {"blocked_by_id"}, tasks, {"id"});
    Project other = project;
    other.tables = other.tables.with(tasks);
    CHECK_FALSE(namesOwner(other, tasks, tasks.columns[1]));
}

TEST_CASE("Related rows can be asked for where their table is offered")
{
    Project project = smallDesign();
    CHECK(embedsFor(project, tableIn(project, "tickets")).empty());
    project = offered(project, "customers");
    const auto embeds = embedsFor(project, tableIn(project, "tickets"));
    REQUIRE(embeds.size() == 1);
    CHECK(embeds[0] == tableIn(project, "tickets").foreignKeys[0].id);
}

TEST_CASE("In a GraphQL design an endpoint is a field of a query or a mutation")
{
    Project project = smallDesign();
    ApiSettings settings = *project.api;
    settings.style = "graphql";
    project.api = settings;
    const Table& tickets = tableIn(project, "tickets");
    CHECK(endpointFor(project, tickets, Operation::List).method == "QUERY");
    CHECK(endpointFor(project, tickets, Operation::List).path == "tickets");
    CHECK(endpointFor(project, tickets, Operation::Create).path == "createTicket");
}
