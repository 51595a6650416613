#include "small_api.h"

#include "core/api/compatibility.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace barch;
using namespace barch::api;
using namespace barch::test;

namespace {

const Project& before()
{
    static const Project project = [] {
        Project made = offered(smallDesign(), "tickets");
        AccessRole viewer{.id = AccessRoleId::derive("viewer"), .name = "viewer", .permissions = {PermissionId::derive("read:own")}};
        made.accessRoles = made.accessRoles.with(viewer);
        return made;
    }();
    return project;
}

Project withEndpoint(Operation operation, const std::function<void(Endpoint&)>& change)
{
    Project project = before();
    Endpoint endpoint = *endpointOf(project, tableIn(project, "tickets").id, operation);
    change(endpoint);
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project withTable(const std::function<void(Table&)>& change)
{
    Project project = before();
    Table tickets = tableIn(project, "tickets");
    change(tickets);
    project.tables = project.tables.with(tickets);
    return project;
}

EndpointField& fieldOf(Endpoint& endpoint, const char* name)
{
    const ColumnId id = columnOf(tableIn(before(), "tickets"), name);
    for (EndpointField& field : endpoint.columns)
        if (field.column == id)
            return field;
    std::abort();
}

/// Whether the one kind of change is judged so.
void judged(const Project& after, const std::string& words, bool breaking)
{
    const std::vector<ApiChange> changes = apiChanges(before(), after);
    std::string all;
    for (const ApiChange& change : changes)
        all += change.call + ": " + change.what + " " + change.reason + "\n";
    INFO(words << "\n" << all);
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const ApiChange& change) { return change.what.find(words) != std::string::npos; });
    REQUIRE(found != changes.end());
    CHECK(found->breaking == breaking);
    CHECK_FALSE(found->reason.empty());
    CHECK(anyBreaking(changes) == breaking);
}

}  // namespace

TEST_CASE("The same design has no changes")
{
    CHECK(apiChanges(before(), before()).empty());
}

TEST_CASE("Calls that go break, calls that come don't; what was announced may go after its day")
{
    Project after = before();
    const EndpointId id = endpointIdOf(tableIn(after, "tickets").id, Operation::Delete);
    after.endpoints = after.endpoints.without(id);
    judged(after, "is gone", true);
    CHECK_FALSE(anyBreaking(apiChanges(after, before())));
    const Project announced = withEndpoint(Operation::Delete, [](Endpoint& e) { e.removedAfter = "2026-06-30"; });
    CHECK_FALSE(anyBreaking(apiChanges(announced, after, "2026-07-01")));
    CHECK(anyBreaking(apiChanges(announced, after, "2026-06-30")));
}

TEST_CASE("Addresses, names, permissions and keys")
{
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.path = "/requests"; }), "is called GET /api/v1/requests", true);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.operationId = "tickets"; }), "operation id", true);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.permission = PermissionId::derive("read:all"); }), "needs read:all", true);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.isPublic = true; }), "Nobody needs to sign in", false);
    judged(withEndpoint(Operation::Update, [](Endpoint& e) { e.idempotencyKey = true; }), "Idempotency-Key", true);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.rateLimit = "10 requests a minute"; }), "rate limit", false);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.deprecatedSince = "2026-01-01"; }), "deprecated", false);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { e.flag = FlagId::derive("plan"); }), "depends on the plan", true);
    Project problem = before();
    ApiSettings settings = *problem.api;
    settings.errorFormat = "problem";
    problem.api = settings;
    judged(problem, "another envelope", true);
}

TEST_CASE("Fields of answers: renamed, removed, null, new values")
{
    judged(withTable([](Table& t) { columnIn(t, "subject").name = "title"; }), "is called title", true);
    judged(withEndpoint(Operation::Read, [](Endpoint& e) { fieldOf(e, "subject").readable = false; }), "no longer in the answer", true);
    judged(withTable([](Table& t) { columnIn(t, "number").nullable = true; }), "can be null", true);
    judged(withTable([](Table& t) { columnIn(t, "number").type = "text"; }), "another type", true);
    judged(withTable([](Table& t) { t.checks[0].expression = "priority IN ('low', 'normal', 'high', 'urgent')"; }), "can be \"urgent\"", false);
}

TEST_CASE("Fields of requests: required, narrowed, taken away")
{
    judged(withTable([](Table& t) { t.checks[0].expression = "priority IN ('low', 'normal')"; }), "no longer takes \"high\"", true);
    judged(withTable([](Table& t) { columnIn(t, "subject").type = "varchar(100)"; }), "fewer lengths", true);
    judged(withTable([](Table& t) { columnIn(t, "subject").type = "varchar(300)"; check(t, "subject = lower(subject)"); }), "another form", true);
    judged(withTable([](Table& t) { columnIn(t, "priority").defaultExpression.clear(); }), "has to be sent", true);
    judged(withEndpoint(Operation::Create, [](Endpoint& e) { fieldOf(e, "body").writable = false; }), "can't be sent any more", true);
    judged(withEndpoint(Operation::Create, [](Endpoint& e) { fieldOf(e, "closed_at").writable = true; }), "can be sent", false);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { fieldOf(e, "created_at").sortable = false; }), "can't be sorted", true);
    judged(withEndpoint(Operation::List, [](Endpoint& e) { fieldOf(e, "customer_id").filterable = false; }), "can't be filtered", true);
    CHECK(apiChanges(before(), withTable([](Table& t) { columnIn(t, "subject").type = "varchar(300)"; })).empty());
}

TEST_CASE("Webhooks that are sent")
{
    Project was = before();
    was.webhooks = was.webhooks.with(Webhook{.id = WebhookId::derive("out"), .name = "out", .incoming = false, .events = {"ticket.created"}});
    Project is = before();
    is.webhooks = is.webhooks.with(Webhook{.id = WebhookId::derive("out"), .name = "out", .incoming = false, .events = {"ticket.closed"}});
    const std::vector<ApiChange> changes = apiChanges(was, is);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].breaking);
    CHECK(changes[0].call == "webhook ticket.created");
    CHECK_FALSE(changes[1].breaking);
}
