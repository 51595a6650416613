#include "tests/core/edits/sample.h"

#include "core/edits/index_edits.h"

using namespace barch;
using namespace barch::test;

namespace {

Project twoTables()
{
    Project project = withTable(withTable(empty(), "tickets"), "notes");
    project = withColumn(project, "tickets", "number", "bigint");
    project = withColumn(project, "tickets", "code", "text");
    return ok(addReference(project, idOf(project, "notes"), idOf(project, "tickets")));
}

}  // namespace

TEST_CASE("Another primary key leaves a unique constraint for what refers to the old one")
{
    Project project = twoTables();
    const TableId id = idOf(project, "tickets");
    project = ok(setColumnNullable(project, id, columnOf(project, "tickets", "number"), true));
    const ConstraintId key = tableOf(project, "tickets").primaryKey->id;
    project = ok(setPrimaryKey(project, id, {columnOf(project, "tickets", "number")}));
    const Table& table = tableOf(project, "tickets");
    CHECK(table.primaryKey->id == key);
    CHECK(columnNames(table, table.primaryKey->columns) == "number");
    CHECK_FALSE(table.columnNamed("number")->nullable);
    REQUIRE(table.uniques.size() == 1);
    CHECK(table.uniques[0].name == "tickets_id_key");
    CHECK(columnNames(table, table.uniques[0].columns) == "id");
    const Project none = ok(removePrimaryKey(twoTables(), id));
    CHECK_FALSE(tableOf(none, "tickets").primaryKey);
    CHECK(tableOf(none, "tickets").uniques.size() == 1);
    CHECK_FALSE(removePrimaryKey(none, id));
}

TEST_CASE("Keys name columns of the table, each once")
{
    const Project project = twoTables();
    const TableId id = idOf(project, "tickets");
    const ColumnId code = columnOf(project, "tickets", "code");
    CHECK(setPrimaryKey(project, id, {}).error().what == "A primary key needs at least one column.");
    CHECK(addUnique(project, id, {code, code}).error().what == "A unique constraint names the column \"code\" twice.");
    CHECK_FALSE(addUnique(project, id, {ColumnId::derive("none")}));
    CHECK_FALSE(addIndex(project, id, Index{}));
    CHECK_FALSE(addIndex(project, id, Index{.keys = {{}}}));
    CHECK_FALSE(addCheck(project, id, {.expression = "  "}));
    CHECK_FALSE(addExclusion(project, id, {.elements = {{.column = code}}}));
}

TEST_CASE("Constraints are added, changed, renamed and removed")
{
    Project project = twoTables();
    const TableId id = idOf(project, "tickets");
    const ColumnId code = columnOf(project, "tickets", "code");
    const Project start = project;
    project = ok(addUnique(project, id, {code}));
    UniqueConstraint unique = tableOf(project, "tickets").uniques[0];
    CHECK(unique.name == "tickets_code_key");
    unique.nullsNotDistinct = true;
    project = ok(changeUnique(project, id, unique));
    CHECK(tableOf(project, "tickets").uniques[0].nullsNotDistinct);
    project = ok(addCheck(project, id, {.expression = "code <> ''"}));
    CHECK(tableOf(project, "tickets").checks[0].name == "tickets_code_check");
    CHECK(renameConstraint(project, id, unique.id, "tickets_code_check").error().what ==
          "The table has a constraint \"tickets_code_check\" already.");
    project = ok(renameConstraint(project, id, unique.id, "one_code"));
    CHECK(tableOf(project, "tickets").uniques[0].name == "one_code");
    project = ok(addExclusion(project, id, {.method = "gist", .elements = {{.column = code, .comparison = "="}}}));
    CHECK(tableOf(project, "tickets").exclusions[0].name == "tickets_code_excl");
    project = ok(removeExclusion(project, id, tableOf(project, "tickets").exclusions[0].id));
    project = ok(removeCheck(project, id, tableOf(project, "tickets").checks[0].id));
    project = ok(removeUnique(project, id, unique.id));
    CHECK(project == start);
    CHECK_FALSE(removeUnique(project, id, unique.id));
}

TEST_CASE("An index is made for columns or expressions and found by what it leads with")
{
    Project project = twoTables();
    const TableId id = idOf(project, "tickets");
    const ColumnId code = columnOf(project, "tickets", "code");
    const ColumnId number = columnOf(project, "tickets", "number");
    CHECK_FALSE(isIndexed(tableOf(project, "tickets"), {code}));
    project = ok(addIndex(project, id, {code, number}));
    CHECK(tableOf(project, "tickets").indexes[0].name == "tickets_code_number_idx");
    CHECK(isIndexed(tableOf(project, "tickets"), {code}));
    CHECK(isIndexed(tableOf(project, "tickets"), {number, code}));
    CHECK_FALSE(isIndexed(tableOf(project, "tickets"), {number}));
    project = ok(addIndex(project, id, Index{.keys = {{.column = number}}, .predicate = "code <> ''"}));
    CHECK_FALSE(isIndexed(tableOf(project, "tickets"), {number}));
    CHECK_FALSE(addIndex(project, id, Index{.name = "tickets_number_idx", .keys = {{.column = number}}}));
    const IndexId index = tableOf(project, "tickets").indexes[1].id;
    project = ok(renameIndex(project, id, index, "numbers"));
    Index changed = tableOf(project, "tickets").indexes[1];
    CHECK(changed.name == "numbers");
    changed.predicate.clear();
    project = ok(changeIndex(project, id, changed));
    CHECK(isIndexed(tableOf(project, "tickets"), {number}));
    project = ok(removeIndex(project, id, index));
    CHECK(tableOf(project, "tickets").indexes.size() == 1);
    CHECK_FALSE(removeIndex(project, id, index));
}
