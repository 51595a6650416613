#include "tests/core/edits/sample.h"

#include "core/api/calendar.h"
#include "core/api/resources.h"
#include "core/edits/call_edits.h"
#include "core/edits/endpoint_edits.h"

using namespace barch;
using namespace barch::test;

namespace {

Project design()
{
    Project project = ok(protectAll(helpdesk()));
    ApiSettings settings;
    settings.style = "rest";
    settings.basePath = "/api/v1";
    project.api = settings;
    return project;
}

/// Applied, undone and equal; gives the edited project.
Project undoable(const Project& before, const Edit& edit)
{
    History history(before);
    REQUIRE(history.apply({"Edit", edit, {}}));
    const Project after = history.current();
    CHECK_FALSE(after == before);
    history.undo();
    CHECK(history.current() == before);
    return after;
}

}  // namespace

TEST_CASE("Several tables are offered in one edit; what was changed about calls that stay is kept")
{
    const Project before = design();
    const TableId tickets = idOf(before, "tickets");
    const TableId users = idOf(before, "users");
    Project offered = undoable(before, [&](const Project& p) { return offerTables(p, {{tickets, {Operation::List, Operation::Read}}, {users, {Operation::Read}}}); });
    CHECK(offered.endpoints.size() == 3);
    const EndpointId list = api::endpointIdOf(tickets, Operation::List);
    // Users are offered after tickets, and yet may come along with them.
    CHECK(offered.endpoints.find(list)->embeds == api::embedsFor(offered, *offered.table(tickets)));
    offered = ok(setEndpointPath(offered, list, "/requests"));
    const Project other = undoable(offered, [&](const Project& p) { return offerTables(p, {{tickets, {Operation::List, Operation::Create}}, {users, {}}}); });
    CHECK(other.endpoints.size() == 2);
    CHECK(other.endpoints.find(list)->path == "/requests");
    CHECK(ok(offerTables(before, {{tickets, {}}})) == before);
    CHECK_FALSE(offerTables(before, {{TableId::derive("none"), {Operation::List}}}));
}

TEST_CASE("An action is named by a verb and takes its address from the row")
{
    const Project before = ok(addResource(design(), idOf(design(), "tickets")));
    const TableId tickets = idOf(before, "tickets");
    const Project after = undoable(before, [&](const Project& p) { return addAction(p, tickets, "Mark  as_spam "); });
    const Endpoint* action = after.endpoints.find(actionIdOf(tickets, "mark as spam"));
    REQUIRE(action);
    CHECK(action->method == "POST");
    CHECK(action->path.ends_with("/mark-as-spam"));
    CHECK(action->operationId == "markAsSpamTicket");
    CHECK(action->summary == "Mark as spam a ticket");
    CHECK_FALSE(action->errorStatuses.empty());
    for (const char* word : {"", "  ", "!", "9 lives", "größer", "a/b"})
        CHECK_FALSE(addAction(before, tickets, word));
    CHECK_FALSE(addAction(after, tickets, "mark as spam"));
    CHECK_FALSE(addAction(before, TableId::derive("none"), "close"));
    const Project upload = undoable(before, [&](const Project& p) { return addUpload(p, tickets); });
    CHECK(upload.endpoints.find(api::endpointIdOf(tickets, Operation::Upload))->maximumSize == "10 MB");
    CHECK_FALSE(addUpload(upload, tickets));
}

TEST_CASE("Names, ends and errors of calls are refused where they make no sense")
{
    const Project before = ok(addResource(design(), idOf(design(), "tickets")));
    const EndpointId list = api::endpointIdOf(idOf(before, "tickets"), Operation::List);
    CHECK(undoable(before, [&](const Project& p) { return setOperationId(p, list, "allTickets"); }).endpoints.find(list)->operationId == "allTickets");
    for (const char* name : {"", "9tickets", "all tickets", "GETTICKET", "all-tickets"})
        CHECK_FALSE(setOperationId(before, list, name));  // getTicket is another call's
    const Project ending = undoable(before, [&](const Project& p) { return setDeprecation(p, list, "2026-11-22", "2027-06-30"); });
    CHECK(ending.endpoints.find(list)->removedAfter == "2027-06-30");
    CHECK_FALSE(setDeprecation(before, list, "", "2027-06-30"));
    CHECK_FALSE(setDeprecation(before, list, "2027-06-30", "2026-11-22"));
    CHECK_FALSE(setDeprecation(before, list, "2026-02-30", ""));
    CHECK(ok(setDeprecation(ending, list, "", "")) == before);
    const Project gone = undoable(before, [&](const Project& p) { return setErrorStatus(p, list, 410, true); });
    CHECK(ok(setErrorStatus(gone, list, 410, false)) == before);
    CHECK(ok(setErrorStatus(before, list, 401, true)) == before);
    CHECK_FALSE(setErrorStatus(before, list, 401, false));
    CHECK_FALSE(setErrorStatus(before, list, 200, true));
}

TEST_CASE("Settings of the API take no address that is none")
{
    const Project before = design();
    ApiSettings settings = *before.api;
    settings.basePath = "/api/v2/";
    settings.allowedOrigins = {"https://app.example.com", "http://localhost:3000"};
    CHECK(undoable(before, [&](const Project& p) { return changeApiSettings(p, settings); }).api->basePath == "/api/v2");
    for (const char* path : {"api", "/api/{tenant}", "/a b"}) {
        settings.basePath = path;
        CHECK_FALSE(changeApiSettings(before, settings));
    }
    settings.basePath = "/";
    CHECK(ok(changeApiSettings(before, settings)).api->basePath.empty());
    for (const char* origin : {"*", "app.example.com", "https://app.example.com/start", "https://", "http://app.example.com"}) {
        settings.allowedOrigins = {origin};
        CHECK_FALSE(changeApiSettings(before, settings));
    }
}

TEST_CASE("Days are counted over months, leap years and the end of time")
{
    CHECK(api::laterBy("2026-11-22", 180) == "2027-05-21");
    CHECK(api::laterBy("2028-02-28", 1) == "2028-02-29");
    CHECK(api::laterBy("2026-03-01", -1) == "2026-02-28");
    CHECK(api::laterBy("9999-12-31", 1).empty());
    CHECK(api::laterBy("0001-01-01", -1).empty());
    CHECK(api::laterBy("2026-02-30", 1).empty());
}
