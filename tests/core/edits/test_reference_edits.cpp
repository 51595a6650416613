#include "tests/core/edits/sample.h"

using namespace barch;
using namespace barch::test;

TEST_CASE("A reference brings its column, before the time stamps, its key and its index")
{
    Project project = withTable(withTable(empty(), "categories"), "tickets");
    project = ok(addReference(project, idOf(project, "tickets"), idOf(project, "categories"),
                              {.onDelete = ReferentialAction::Restrict, .comment = "What it is about."}));
    const Table& table = tableOf(project, "tickets");
    CHECK(table.columns[1].name == "category_id");
    CHECK(table.columns[1].type == "uuid");
    CHECK(table.columns[1].comment == "What it is about.");
    CHECK_FALSE(table.columns[1].nullable);
    REQUIRE(table.foreignKeys.size() == 1);
    CHECK(table.foreignKeys[0].name == "tickets_category_id_fkey");
    CHECK(table.foreignKeys[0].onDelete == ReferentialAction::Restrict);
    CHECK(text(project, table, table.foreignKeys[0]) == "category_id -> id of categories");
    REQUIRE(table.indexes.size() == 1);
    CHECK(table.indexes[0].name == "tickets_category_id_idx");
}

TEST_CASE("Between tenant-owned tables a reference stays within the tenant")
{
    const Project project = helpdesk();
    const Table& messages = tableOf(project, "messages");
    CHECK(text(project, messages, messages.foreignKeys[1]) == "tenant_id, ticket_id -> tenant_id, id of tickets");
    CHECK(messages.indexes[0].name == "messages_tenant_id_ticket_id_idx");
    const Table& tickets = tableOf(project, "tickets");
    const ForeignKey& parent = tickets.foreignKeys[2];
    CHECK(text(project, tickets, parent) == "tenant_id, parent_id -> tenant_id, id of tickets");
    CHECK(columnNames(tickets, parent.setColumns) == "parent_id");
    CHECK(tickets.columnNamed("parent_id")->nullable);
    CHECK(text(project, tickets, tickets.foreignKeys[1]) == "assignee_id -> id of users");
    const Table& memberships = tableOf(project, "memberships");
    CHECK(columnNames(memberships, memberships.uniques[0].columns) == "user_id");
}

TEST_CASE("A parent whose key lacks the tenant gets what a composite reference needs")
{
    Project project = helpdesk();
    project = ok(setPrimaryKey(project, idOf(project, "labels"), {columnOf(project, "labels", "id")}));
    project = ok(addReference(project, idOf(project, "messages"), idOf(project, "labels")));
    const Table& labels = tableOf(project, "labels");
    REQUIRE(labels.uniques.size() == 1);
    CHECK(columnNames(labels, labels.uniques[0].columns) == "tenant_id, id");
}

TEST_CASE("A column that is there is taken when its type fits")
{
    Project project = withTable(withTable(empty(), "teams"), "tickets");
    project = withColumn(project, "tickets", "team_id", "uuid");
    project = withColumn(project, "tickets", "wrong_id", "text");
    const TableId tickets = idOf(project, "tickets");
    const TableId teams = idOf(project, "teams");
    const auto columns = tableOf(project, "tickets").columns.size();
    CHECK(addReference(project, tickets, teams, {.column = "wrong_id"}).error().what ==
          "The column \"wrong_id\" is there already and has another type than id.");
    project = ok(addReference(project, tickets, teams));
    CHECK(tableOf(project, "tickets").columns.size() == columns);
    CHECK(addReference(project, tickets, teams).error().what == "The column \"team_id\" refers to a table already.");
    CHECK_FALSE(addReference(project, tickets, teams, {.column = "other", .onDelete = ReferentialAction::SetNull}));
    CHECK_FALSE(addReference(project, tickets, TableId::derive("none")));
    const Project keyless = ok(removePrimaryKey(project, teams));
    CHECK_FALSE(addReference(keyless, tickets, teams, {.column = "other"}));
}

TEST_CASE("One to one is a unique reference and needs no other index")
{
    Project project = withTable(withTable(empty(), "users"), "profiles");
    project = ok(addReference(project, idOf(project, "profiles"), idOf(project, "users"), {.unique = true}));
    CHECK(tableOf(project, "profiles").indexes.empty());
    CHECK(columnNames(tableOf(project, "profiles"), tableOf(project, "profiles").uniques[0].columns) == "user_id");
}

TEST_CASE("Foreign keys as given are held against both tables")
{
    Project project = withTable(withTable(empty(), "teams"), "tickets");
    project = withColumn(project, "tickets", "team_id", "uuid");
    const TableId tickets = idOf(project, "tickets");
    ForeignKey key{.columns = {columnOf(project, "tickets", "team_id")}, .target = idOf(project, "teams"),
                   .targetColumns = {columnOf(project, "teams", "id")}};
    const Project with = ok(addForeignKey(project, tickets, key));
    key = tableOf(with, "tickets").foreignKeys[0];
    CHECK(key.name == "tickets_team_id_fkey");
    key.onDelete = ReferentialAction::Cascade;
    CHECK(tableOf(ok(changeForeignKey(with, tickets, key)), "tickets").foreignKeys[0] == key);
    CHECK(ok(removeForeignKey(with, tickets, key.id)) == project);
    CHECK_FALSE(removeForeignKey(project, tickets, key.id));
    key.targetColumns.push_back(columnOf(project, "teams", "created_at"));
    CHECK(changeForeignKey(with, tickets, key).error().what == "A foreign key has as many columns as it refers to.");
    key.target = TableId::derive("none");
    CHECK_FALSE(changeForeignKey(with, tickets, key));
}

TEST_CASE("A link table joins two tables within the tenant")
{
    Project project = helpdesk();
    project = ok(addLinkTable(project, idOf(project, "tickets"), idOf(project, "labels")));
    const Table& link = tableOf(project, "ticket_labels");
    CHECK(link.tenancyClass == TenancyClass::Link);
    CHECK(columnNames(link, link.primaryKey->columns) == "tenant_id, ticket_id, label_id");
    REQUIRE(link.foreignKeys.size() == 3);
    CHECK(text(project, link, link.foreignKeys[1]) == "tenant_id, ticket_id -> tenant_id, id of tickets");
    CHECK(text(project, link, link.foreignKeys[2]) == "tenant_id, label_id -> tenant_id, id of labels");
    CHECK(link.foreignKeys[2].onDelete == ReferentialAction::Cascade);
    CHECK(link.indexes[0].name == "ticket_labels_tenant_id_label_id_idx");
    CHECK(link.columnNamed("updated_at"));
    CHECK_FALSE(addLinkTable(project, idOf(project, "tickets"), idOf(project, "labels")));
}

TEST_CASE("A link table without tenants, of a table with itself")
{
    Project project = withTable(empty(), "pages");
    project = ok(addLinkTable(project, idOf(project, "pages"), idOf(project, "pages"), "page_links"));
    const Table& link = tableOf(project, "page_links");
    CHECK(link.tenancyClass == TenancyClass::Undeclared);
    CHECK(columnNames(link, link.primaryKey->columns) == "page_id, other_page_id");
}
