#include "tests/core/edits/sample.h"

#include "core/edits/policy_edits.h"
#include "core/edits/review_edits.h"
#include "core/edits/view_edits.h"

using namespace barch;
using namespace barch::test;

TEST_CASE("A new table has an id as the design numbers its rows, and time stamps")
{
    const Project project = empty();
    const Table table = newTable(project, "tickets");
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[0].type == "uuid");
    CHECK(table.columns[0].defaultExpression == "gen_random_uuid()");
    CHECK(table.columns[1].name == "created_at");
    CHECK(table.columns[2].name == "updated_at");
    CHECK(table.columns[2].type == "timestamptz");
    CHECK(table.columns[2].defaultExpression == "now()");
    CHECK(table.primaryKey->name == "tickets_pkey");
    CHECK(project.namespaces.find(table.namespaceId)->name == "public");

    Project numbers = project;
    numbers.answers = numbers.answers.with(Answer{.id = "data.id_type", .values = {"bigint"}});
    const Table numbered = newTable(numbers, "tickets");
    CHECK(numbered.columns[0].type == "bigint");
    CHECK(numbered.columns[0].identity == Identity::Always);
    CHECK(numbered.columns[0].defaultExpression.empty());
}

TEST_CASE("The same call makes the same table, and a table of a name that was used gets other ids")
{
    const Project project = empty();
    CHECK(newTable(project, "tickets") == newTable(project, "tickets"));
    const Project with = withTable(project, "tickets");
    CHECK(newTable(with, "tickets").id != idOf(with, "tickets"));
    const Project renamed = ok(renameTable(with, idOf(with, "tickets"), "requests"));
    CHECK(ok(addTable(renamed, newTable(renamed, "tickets"))).tables.size() == 2);
}

TEST_CASE("A tenant-owned table starts with its tenant key")
{
    const Project project = helpdesk();
    const Table table = newTable(project, "notes", TenancyClass::Owned);
    CHECK(columnNames(table, table.primaryKey->columns) == "tenant_id, id");
    REQUIRE(table.foreignKeys.size() == 1);
    CHECK(text(project, table, table.foreignKeys[0]) == "tenant_id -> id of tenants");
    CHECK(newTable(project, "countries", TenancyClass::Global).columns.size() == 3);
    const Table link = newTable(project, "links", TenancyClass::Link);
    CHECK_FALSE(link.columnNamed("id"));
    CHECK(link.tenantKey);
}

TEST_CASE("Names of tables are unique in their namespace and fit to be names")
{
    const Project project = withTable(empty(), "tickets");
    const auto twice = addTable(project, newTable(project, "tickets"));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().what == "There is already a table, view or sequence \"tickets\" in public.");
    CHECK_FALSE(addTable(project, newTable(project, "")));
    CHECK_FALSE(addTable(project, newTable(project, std::string("a\0b", 3))));
    CHECK_FALSE(addTable(project, newTable(project, "caf\xe9")));
    CHECK_FALSE(addTable(project, newTable(project, "a\nb")));
    CHECK(addTable(project, newTable(project, "caf\xc3\xa9")));
    CHECK(addTable(project, newTable(project, std::string(100, 'x'))));
    CHECK_FALSE(renameTable(withTable(project, "notes"), idOf(project, "tickets"), "notes"));
}

TEST_CASE("Two columns or keys of one name in a new table are an error")
{
    const Project project = empty();
    Table table = newTable(project, "tickets");
    table.columns.push_back({.name = "id", .type = "text"});
    const auto result = addTable(project, table);
    REQUIRE_FALSE(result);
    CHECK(result.error().what == "Two columns are called \"id\".");
}

TEST_CASE("Editing a table that isn't there is an error")
{
    const Project project = empty();
    const TableId missing = TableId::derive("missing");
    for (const auto& result : {removeTable(project, missing), renameTable(project, missing, "x"),
                               setTableComment(project, missing, "x"), moveTableToNamespace(project, missing, {}),
                               addColumn(project, missing, {.name = "a", .type = "text"}), protectTable(project, missing)}) {
        REQUIRE_FALSE(result);
        CHECK(result.error().what == "There is no such table: " + missing.text() + ".");
    }
}

TEST_CASE("Removing a table takes along what can't be without it, and says so")
{
    Project project = helpdesk();
    const TableId tickets = idOf(project, "tickets");
    const TableId messages = idOf(project, "messages");
    project = ok(addView(project, {.namespaceId = tableOf(project, "tickets").namespaceId, .name = "open_tickets",
                                   .definition = "SELECT id FROM public.tickets"}));
    project = ok(addView(project, {.namespaceId = tableOf(project, "tickets").namespaceId, .name = "old_tickets",
                                   .definition = "SELECT id FROM open_tickets WHERE true"}));
    project = ok(addPolicy(project, messages, {.name = "of_ticket", .usingExpression = "EXISTS (SELECT 1 FROM tickets t WHERE t.id = ticket_id)"}));
    project = ok(addComment(project, {.id = CommentId::derive("c"), .element = ElementRef::table(tickets), .text = "Why?"}));
    project = ok(waiveFinding(project, "SCH001", ElementRef::inTable(ElementKind::Column, tickets, columnOf(project, "tickets", "id")), "fine"));
    project.placements = project.placements.with(Placement{.id = tickets, .x = 1});

    const auto sentences = consequencesOfRemovingTable(project, tickets);
    CHECK(sentences == std::vector<std::string>{
                           "public.messages loses its reference by tenant_id, ticket_id; the columns stay.",
                           "The policy of_ticket of public.messages reads the table and goes too.",
                           "The view public.open_tickets reads tickets and goes too.",
                           "The view public.old_tickets reads open_tickets and goes too.",
                           "A comment on it goes too."});

    const Project without = ok(removeTable(project, tickets));
    CHECK_FALSE(without.table(tickets));
    CHECK(without.views.empty());
    CHECK(without.comments.empty());
    CHECK(without.waivers.empty());
    CHECK(without.placements.empty());
    const Table& rest = *without.table(messages);
    CHECK(rest.policies.empty());
    REQUIRE(rest.foreignKeys.size() == 1);
    CHECK(text(without, rest, rest.foreignKeys[0]) == "tenant_id -> id of tenants");
    CHECK(rest.columnNamed("ticket_id"));
    CHECK(project.tables.share(idOf(project, "users")) == without.tables.share(idOf(project, "users")));
}

TEST_CASE("A table that a restrictive policy elsewhere reads stays")
{
    Project project = helpdesk();
    project = ok(addPolicy(project, idOf(project, "messages"),
                           {.name = "held", .restrictive = true, .usingExpression = "ticket_id IN (SELECT id FROM tickets)"}));
    const auto result = removeTable(project, idOf(project, "tickets"));
    REQUIRE_FALSE(result);
    CHECK(result.error().what == "The restrictive policy held of public.messages reads this table.");
}

TEST_CASE("What follows the name of a table follows its new name")
{
    Project project = helpdesk();
    const TableId tickets = idOf(project, "tickets");
    project = ok(addCheck(project, tickets, {.expression = "length(tickets.subject) > 0"}));
    project = ok(addCheck(project, tickets, {.name = "not_tickets", .expression = "subject <> 'tickets'"}));
    project = ok(addPolicy(project, idOf(project, "messages"),
                           {.name = "p", .usingExpression = "EXISTS (SELECT 1 FROM public.tickets WHERE tickets.id = ticket_id AND 'tickets' <> 'x')"}));
    project = ok(addView(project, {.namespaceId = tableOf(project, "tickets").namespaceId, .name = "v",
                                   .definition = "SELECT t.id, tickets_count.n FROM tickets t, tickets_count"}));
    project = ok(renameTable(project, tickets, "requests"));
    const Table& table = *project.table(tickets);
    CHECK(table.primaryKey->name == "requests_pkey");
    CHECK(table.foreignKeys[0].name == "requests_tenant_id_fkey");
    CHECK(table.indexes[0].name == "requests_assignee_id_idx");
    CHECK(table.checks[0].name == "requests_subject_check");
    CHECK(table.checks[0].expression == "length(requests.subject) > 0");
    CHECK(table.checks[1].name == "not_tickets");
    CHECK(table.checks[1].expression == "subject <> 'tickets'");
    CHECK(tableOf(project, "messages").policies[0].usingExpression ==
          "EXISTS (SELECT 1 FROM public.requests WHERE requests.id = ticket_id AND 'tickets' <> 'x')");
    CHECK(project.views.begin()->definition == "SELECT t.id, tickets_count.n FROM requests t, tickets_count");
}

TEST_CASE("A table keeps its id when it is renamed, and what refers to it")
{
    const Project before = helpdesk();
    const Project after = ok(renameTable(before, idOf(before, "tickets"), "Order"));
    CHECK(text(after, tableOf(after, "messages"), tableOf(after, "messages").foreignKeys[1]) ==
          "tenant_id, ticket_id -> tenant_id, id of Order");
    CHECK(before.tables.share(idOf(before, "users")) == after.tables.share(idOf(before, "users")));
}

TEST_CASE("Comment, retention and place of a table are set, and setting the same again changes nothing")
{
    const Project before = withTable(empty(), "tickets");
    const TableId id = idOf(before, "tickets");
    Project project = ok(setTableComment(before, id, "What people ask for."));
    project = ok(setTableRetention(project, id, "365 days"));
    project = ok(setTableDatabaseSet(project, id, DatabaseSet::Both));
    CHECK(project.table(id)->comment == "What people ask for.");
    CHECK(project.table(id)->retention == "365 days");
    CHECK(project.table(id)->livesIn == DatabaseSet::Both);
    CHECK(sameAs(project, ok(setTableRetention(project, id, "365 days"))));
}
