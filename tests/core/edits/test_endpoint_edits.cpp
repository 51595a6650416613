#include "tests/core/edits/sample.h"

#include "core/api/resources.h"
#include "core/edits/endpoint_edits.h"

using namespace barch;
using namespace barch::test;

namespace {

/// Applied, undone and equal; gives the edited project.
Project undoable(const Project& before, const LabelledEdit& edit)
{
    History history(before);
    REQUIRE(history.apply(edit));
    const Project after = history.current();
    CHECK_FALSE(after == before);
    REQUIRE(history.canUndo());
    history.undo();
    CHECK(history.current() == before);
    return after;
}

Project design()
{
    Project project = ok(protectAll(helpdesk()));
    ApiSettings settings;
    settings.style = "rest";
    settings.basePath = "/api/v1";
    project.api = settings;
    return project;
}

std::vector<Operation> operationsOf(const Project& project, TableId table)
{
    std::vector<Operation> operations;
    for (const Endpoint* endpoint : api::endpointsOf(project, table))
        operations.push_back(endpoint->operation);
    return operations;
}

}  // namespace

TEST_CASE("A table is offered, its operations chosen, and taken out again")
{
    const Project before = design();
    const TableId tickets = idOf(before, "tickets");
    const Project offered = undoable(before, {"Offer tickets", [&](const Project& p) { return addResource(p, tickets); }, {}});
    CHECK(operationsOf(offered, tickets).size() == 5);
    CHECK(addResource(offered, tickets).error().what == "The API offers this table already.");
    const Project chosen = undoable(offered, {"Choose", [&](const Project& p) { return chooseOperations(p, tickets, {Operation::List, Operation::Read}); }, {}});
    CHECK(operationsOf(chosen, tickets) == std::vector<Operation>{Operation::List, Operation::Read});
    CHECK(ok(chooseOperations(chosen, tickets, {Operation::List, Operation::Read})) == chosen);
    const Project none = undoable(chosen, {"Take out", [&](const Project& p) { return removeResource(p, tickets); }, {}});
    CHECK(none == before);
    CHECK_FALSE(removeResource(none, tickets));
    CHECK_FALSE(addResource(before, TableId::derive("none")));
    CHECK_FALSE(addResource(before, tickets, {Operation::Action}));
}

TEST_CASE("Ids of a resource's endpoints are the same whenever it is offered")
{
    const Project before = design();
    const TableId tickets = idOf(before, "tickets");
    const Project once = ok(addResource(before, tickets));
    CHECK(ok(addResource(ok(removeResource(once, tickets)), tickets)) == once);
}

TEST_CASE("A second table whose plural is the same address is refused with both named")
{
    Project project = ok(addResource(design(), idOf(design(), "tickets")));
    project = withTable(project, "Ticket");
    const Result<Project> refused = addResource(project, idOf(project, "Ticket"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "Another endpoint answers GET /api/v1/tickets already.");
}

TEST_CASE("Flags of a field are set for one endpoint or the whole resource, never against the rules")
{
    const Project before = ok(addResource(design(), idOf(design(), "tickets")));
    const Table& tickets = tableOf(before, "tickets");
    const ColumnId id = tickets.primaryKey->columns.back();
    const Endpoint* list = api::endpointOf(before, tickets.id, Operation::List);
    REQUIRE(list);
    const Project hidden = undoable(before, {"Hide", [&](const Project& p) { return setResourceField(p, tickets.id, {.column = id, .readable = false}); }, {}});
    for (const Endpoint* endpoint : api::endpointsOf(hidden, tickets.id))
        for (const EndpointField& field : endpoint->columns)
            CHECK(field.column != id);
    const Project sorted = undoable(hidden, {"Sort", [&](const Project& p) { return setEndpointField(p, list->id, {.column = id, .readable = true, .writable = true, .sortable = true}); }, {}});
    const Endpoint* now = sorted.endpoints.find(list->id);
    CHECK(now->columns.size() == list->columns.size());
    for (const EndpointField& field : now->columns)
        if (field.column == id) {
            CHECK(field.sortable);
            CHECK_FALSE(field.writable);  // a list takes nothing
        }
    CHECK_FALSE(setResourceField(before, tickets.id, {.column = tickets.tenantKey}));
    CHECK_FALSE(setResourceField(before, tickets.id, {.column = tickets.tenantKey, .readable = false, .writable = true}));
    CHECK_FALSE(setEndpointField(before, list->id, {.column = ColumnId::derive("none")}));
}

TEST_CASE("The path of an endpoint is a path, and nobody else's")
{
    const Project before = ok(addResource(design(), idOf(design(), "tickets")));
    const TableId tickets = idOf(before, "tickets");
    const EndpointId list = api::endpointIdOf(tickets, Operation::List);
    const Project moved = undoable(before, {"Move", [&](const Project& p) { return setEndpointPath(p, list, "/api/v1/requests"); }, {}});
    CHECK(moved.endpoints.find(list)->path == "/requests");
    CHECK_FALSE(setEndpointPath(before, list, "requests"));
    CHECK_FALSE(setEndpointPath(before, list, "/a b"));
    CHECK_FALSE(setEndpointPath(before, list, "/tickets/{number}"));
}
