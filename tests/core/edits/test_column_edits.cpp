#include "tests/core/edits/sample.h"

#include "core/edits/function_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/policy_edits.h"
#include "core/edits/view_edits.h"

using namespace barch;
using namespace barch::test;

namespace {

Project people()
{
    Project project = withTable(empty(), "people");
    for (const char* name : {"first_name", "last_name", "status"})
        project = withColumn(project, "people", name, "text");
    return project;
}

}  // namespace

TEST_CASE("A column is added where it is asked for, in canonical spelling")
{
    const Project project = ok(addColumn(people(), idOf(people(), "people"), {.name = "age", .type = "INT8"}, 1));
    const Table& table = tableOf(project, "people");
    CHECK(table.columns[1].name == "age");
    CHECK(table.columns[1].type == "bigint");
    CHECK(table.columns[1].id);
}

TEST_CASE("A column needs a name of its own and a type")
{
    const Project project = people();
    const TableId id = idOf(project, "people");
    CHECK(addColumn(project, id, {.name = "status", .type = "text"}).error().what ==
          "The table has a column \"status\" already.");
    CHECK(addColumn(project, id, {.name = "", .type = "text"}).error().what == "A column needs a name.");
    CHECK(addColumn(project, id, {.name = "a"}).error().what == "The column \"a\" needs a type.");
    CHECK(addColumn(project, id, {.name = "a", .type = "numeric(12"}).error().what == "\"numeric(12\" is no type.");
    CHECK_FALSE(addColumn(project, id, {.name = "a", .userType = UserTypeId::derive("none")}));
    CHECK_FALSE(addColumn(project, id, {.name = "a", .type = "text", .defaultExpression = "1", .generatedExpression = "2"}));
    CHECK_FALSE(addColumn(project, id, {.name = "a", .type = "bigint", .defaultExpression = "1", .identity = Identity::Always}));
    CHECK_FALSE(renameColumn(project, id, ColumnId::derive("none"), "a"));
    CHECK_FALSE(removeColumn(project, id, ColumnId::derive("none")));
}

TEST_CASE("A column keeps its id when it is removed and comes back by undo")
{
    History history(people());
    const TableId id = idOf(history.current(), "people");
    const ColumnId status = columnOf(history.current(), "people", "status");
    const Project before = history.current();
    REQUIRE(history.apply({"Remove", [&](const Project& p) { return removeColumn(p, id, status); }, {}}));
    CHECK_FALSE(history.current().table(id)->column(status));
    history.undo();
    CHECK(sameAs(history.current(), before));
}

TEST_CASE("Removing a column takes along what needs it, and says so")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    const ColumnId status = columnOf(project, "people", "status");
    project = ok(addUnique(project, id, {status, columnOf(project, "people", "last_name")}));
    project = ok(addIndex(project, id, {columnOf(project, "people", "last_name")}));
    project = ok(addIndex(project, id, Index{.name = "active", .keys = {{.column = columnOf(project, "people", "last_name")}},
                                             .predicate = "status = 'active'"}));
    project = ok(addCheck(project, id, {.name = "known", .expression = "status IN ('a', 'b')"}));
    project = ok(addCheck(project, id, {.name = "other", .expression = "last_name <> 'status'"}));
    project = ok(addPolicy(project, id, {.name = "seen", .usingExpression = "status = 'a'"}));
    CHECK(consequencesOfRemovingColumn(project, id, status) ==
          std::vector<std::string>{"The unique constraint people_status_last_name_key goes too.",
                                   "The check known goes too.", "The index active goes too.", "The policy seen goes too."});
    const Project without = ok(removeColumn(project, id, status));
    const Table& table = *without.table(id);
    CHECK(table.uniques.empty());
    CHECK(table.indexes.size() == 1);
    CHECK(table.checks.size() == 1);
    CHECK(table.policies.empty());
}

TEST_CASE("A column that something secure or computed needs stays")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    const ColumnId status = columnOf(project, "people", "status");
    const Project held = ok(addPolicy(project, id, {.name = "floor", .restrictive = true, .usingExpression = "status = 'a'"}));
    CHECK(removeColumn(held, id, status).error().what ==
          "The restrictive policy floor names it; without that policy more rows would show.");
    const Project computed = ok(addColumn(project, id, {.name = "loud", .type = "text", .generatedExpression = "upper(status)"}));
    CHECK(removeColumn(computed, id, status).error().what == "The column \"loud\" is computed from it.");
    const Project tenants = helpdesk();
    CHECK(removeColumn(tenants, idOf(tenants, "tickets"), columnOf(tenants, "tickets", "tenant_id")).error().what ==
          "It is the tenant key, which keeps tenants apart.");
}

TEST_CASE("Removing a key's column takes the references to it away")
{
    Project project = withTable(people(), "notes");
    project = ok(addReference(project, idOf(project, "notes"), idOf(project, "people")));
    CHECK(tableOf(project, "notes").columnNamed("person_id"));
    CHECK(consequencesOfRemovingColumn(project, idOf(project, "people"), columnOf(project, "people", "id")) ==
          std::vector<std::string>{"The primary key goes too.", "public.notes loses its reference to it; its columns stay."});
    project = ok(removeColumn(project, idOf(project, "people"), columnOf(project, "people", "id")));
    CHECK_FALSE(tableOf(project, "people").primaryKey);
    CHECK(tableOf(project, "notes").foreignKeys.empty());
    CHECK(tableOf(project, "notes").columnNamed("person_id"));
}

TEST_CASE("Expressions of the table use a column's new name, strings and functions don't")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    const ColumnId status = columnOf(project, "people", "status");
    project = ok(addCheck(project, id, {.expression = "status IN ('status', \"status\") AND people.status <> '' -- status\n AND status(1)"}));
    project = ok(addColumn(project, id, {.name = "loud", .type = "text", .generatedExpression = "upper(STATUS)"}));
    project = ok(addIndex(project, id, Index{.keys = {{.expression = "lower(status)"}}, .predicate = "status = 'open'::status"}));
    project = ok(addIndex(project, id, {status}));
    project = ok(addPolicy(project, id, {.name = "p", .usingExpression = "status = (SELECT status FROM settings s WHERE s.status = people.status)"}));
    project = ok(renameColumn(project, id, status, "state"));
    const Table& table = *project.table(id);
    CHECK(table.checks[0].expression == "state IN ('status', state) AND people.state <> '' -- status\n AND status(1)");
    CHECK(table.checks[0].name == "people_state_check");
    CHECK(table.columnNamed("loud")->generatedExpression == "upper(state)");
    CHECK(table.indexes[0].keys[0].expression == "lower(state)");
    CHECK(table.indexes[0].predicate == "state = 'open'::status");
    CHECK(table.indexes[1].name == "people_state_idx");
    CHECK(table.policies[0].usingExpression == "state = (SELECT status FROM settings s WHERE s.status = people.state)");
}

TEST_CASE("A name that needs quotes gets them")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    project = ok(addCheck(project, id, {.expression = "status <> ''"}));
    const Project order = ok(renameColumn(project, id, columnOf(project, "people", "status"), "order"));
    CHECK(order.table(id)->checks[0].expression == "\"order\" <> ''");
    const Project back = ok(renameColumn(order, id, columnOf(order, "people", "order"), "status"));
    CHECK(back.table(id)->checks[0].expression == "status <> ''");
    Project mysql = empty(Dialect::MySql);
    mysql = withColumn(withTable(mysql, "people"), "people", "status", "text");
    mysql = ok(addCheck(mysql, idOf(mysql, "people"), {.expression = "status <> ''"}));
    mysql = ok(renameColumn(mysql, idOf(mysql, "people"), columnOf(mysql, "people", "status"), "order"));
    CHECK(tableOf(mysql, "people").checks[0].expression == "`order` <> ''");
}

TEST_CASE("Views and functions follow where they clearly mean the column")
{
    Project project = withTable(people(), "notes");
    project = withColumn(project, "notes", "status", "text");
    const auto view = [&](const std::string& name, const std::string& query) {
        project = ok(addView(project, {.name = name, .definition = query}));
    };
    view("alone", "SELECT status FROM people WHERE status = 'status'");
    view("both", "SELECT p.status, n.status, status FROM people p JOIN notes AS n ON n.status = p.status");
    view("none", "SELECT status FROM notes");
    project = ok(addFunction(project, {.name = "f", .body = "SELECT count(*) FROM public.people AS q WHERE q.status = $1"}));
    project = ok(renameColumn(project, idOf(project, "people"), columnOf(project, "people", "status"), "state"));
    const auto definition = [&](const std::string& name) {
        for (const View& v : project.views)
            if (v.name == name)
                return v.definition;
        return std::string();
    };
    CHECK(definition("alone") == "SELECT state FROM people WHERE state = 'status'");
    CHECK(definition("both") == "SELECT p.state, n.status, status FROM people p JOIN notes AS n ON n.status = p.state");
    CHECK(definition("none") == "SELECT status FROM notes");
    CHECK(project.functions.begin()->body == "SELECT count(*) FROM public.people AS q WHERE q.state = $1");
}

TEST_CASE("Changing a column changes its name everywhere and all else in place")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    project = ok(addCheck(project, id, {.expression = "status <> ''"}));
    Column column = *tableOf(project, "people").columnNamed("status");
    column.name = "state";
    column.type = "varchar(20)";
    column.nullable = true;
    project = ok(changeColumn(project, id, column));
    CHECK(project.table(id)->checks[0].expression == "state <> ''");
    CHECK(*project.table(id)->columnNamed("state") == column);
    column.name = "last_name";
    CHECK_FALSE(changeColumn(project, id, column));
}

TEST_CASE("Columns move, counted without the one that moves")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    const ColumnId status = columnOf(project, "people", "status");
    project = ok(moveColumn(project, id, status, 0));
    CHECK(project.table(id)->columns[0].id == status);
    project = ok(moveColumn(project, id, status, 2));
    CHECK(project.table(id)->columns[2].id == status);
    project = ok(moveColumn(project, id, status, atEnd));
    CHECK(project.table(id)->columns.back().id == status);
}

TEST_CASE("One thing about a column is set at a time")
{
    Project project = people();
    const TableId id = idOf(project, "people");
    const ColumnId status = columnOf(project, "people", "status");
    project = ok(setColumnType(project, id, status, "character varying(12)"));
    project = ok(setColumnNullable(project, id, status, true));
    project = ok(setColumnDefault(project, id, status, "'new'"));
    project = ok(setColumnComment(project, id, status, "Where it stands."));
    project = ok(setColumnClassification(project, id, status, Classification::Secret));
    project = ok(setColumnProtection(project, id, status, Protection::Hashed, "sha256"));
    const Column& column = *project.table(id)->column(status);
    CHECK(column.type == "varchar(12)");
    CHECK(column.nullable);
    CHECK(column.defaultExpression == "'new'");
    CHECK(column.comment == "Where it stands.");
    CHECK(column.classification == Classification::Secret);
    CHECK(column.protectionMethod == "sha256");
    project = ok(setColumnProtection(project, id, status, Protection::Plain, "sha256"));
    CHECK(project.table(id)->column(status)->protectionMethod.empty());
    CHECK_FALSE(setColumnNullable(project, id, columnOf(project, "people", "id"), true));
    CHECK_FALSE(setColumnType(project, id, status, "(("));
}
