#include "tests/exporters/sql/portable_design.h"
#include "tests/support/catalogue.h"
#include "tests/support/design.h"
#include "tests/support/migration_run.h"
#include "tests/support/sqlite_database.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

TEST_CASE("SQLite: what all engines can say runs up, is as designed, and runs down")
{
    SqliteDatabase database;
    const Project project = portableDesign();
    const auto result = exported(project, "sqlite");
    INFO(warningsOf(result));
    const auto made = database.run(fileOf(result, "0001_init.up.sql"));
    REQUIRE(made.error == "");
    CHECK(difference(expectedSqlite(project), readCatalogue(database)) == "");
    const auto rows = database.run(R"(
        INSERT INTO tenants (id, name, slug) VALUES ('11111111-1111-1111-1111-111111111111', 'One', 'one');
        INSERT INTO users (email, tenant_id) VALUES ('a@example.org', '11111111-1111-1111-1111-111111111111');
        INSERT INTO tickets (tenant_id, number, title, "order") SELECT id, 1, 'First', 'a' FROM tenants;
        INSERT INTO tickets (tenant_id, number, title, "order", closed_at) SELECT id, 2, 'First', 'b', '2026-01-01' FROM tenants;
        INSERT INTO tickets (tenant_id, number, title, "order", closed_at) SELECT id, 3, 'First', 'b', '2026-01-01' FROM tenants;
        INSERT INTO notes SELECT tenant_id, 'n', id, 'text' FROM tickets WHERE number = 2;
        UPDATE tickets SET updated_at = '2000-01-01' WHERE number = 1;
        UPDATE tickets SET body = 'changed' WHERE number = 1;
        SELECT number, status, done, urgent, meta, price, small, title_length, updated_at > '2020-01-01', trial_ends > created_at, length(id), substr(id, 15, 1) FROM tickets WHERE number = 1;
        DELETE FROM tickets WHERE number = 2;
        SELECT count(*), count(ticket_id) FROM notes;
        SELECT title FROM open_tickets;
    )");
    REQUIRE(rows.error == "");
    CHECK(rows.text() == "1|open|0|0|{}|0.5|-1|5|1|1|36|4\n1|0\nFirst\n");
    for (const char* wrong : {"INSERT INTO tickets (tenant_id, number, title, \"order\") SELECT id, 9, 'First', 'a' FROM tenants",
                              "UPDATE tickets SET number = 0", "UPDATE tickets SET done = 101", "UPDATE tickets SET status = 'no'",
                              "UPDATE tickets SET \"order\" = 'c'", "UPDATE tickets SET status = 'c;losed', closed_at = NULL",
                              "UPDATE tickets SET urgent = 2", "UPDATE tickets SET meta = '{'", "UPDATE tickets SET number = 'x'",
                              "INSERT INTO notes SELECT 'other', 'm', id, '' FROM tickets",
                              "INSERT INTO tenants (name, slug) VALUES ('x', 'one')", "UPDATE tenants SET name = printf('%101s', 'x')"})
        CHECK_FALSE(database.run(std::string(wrong) + ";").ok);
    REQUIRE(database.run(fileOf(result, "0001_init.down.sql")).error == "");
    CHECK(difference({}, readCatalogue(database)) == "");
}

TEST_CASE("SQLite: what it can't say is named, and the rest runs")
{
    SqliteDatabase database;
    const auto result = exported(postgresOnlyDesign(), "sqlite");
    const std::string warnings = warningsOf(result);
    for (const char* wanted : {"public.things.labels: Array", "public.things.during: Type tstzrange", "public.things.search: Generated column",
                               "public.things.name: Collation", "public.things.code: Default", "public.things: Partitions",
                               "public.things.no_overlap: Exclusion", "public.things: Row-level security", "public.things: Grant",
                               "public.complicated: Function", "public.things.things_trigger: Trigger", "public.numbers: Sequence",
                               "public.counts: View", "statistics: SQL kept", "app_owner: Role", "Check: Left out"})
        CHECK((warnings.find(wanted) != std::string::npos ? "" : std::string(wanted)) == "");
    REQUIRE(database.run(fileOf(result, "0001_init.up.sql")).error == "");
    REQUIRE(database.run(fileOf(result, "0001_init.down.sql")).error == "");
    CHECK(difference({}, readCatalogue(database)) == "");
}

TEST_CASE("SQLite: bodies written for it, and a body that breaks out is refused")
{
    SqliteDatabase database;
    Design d(Dialect::Sqlite);
    Table t = table("tickets", {"tenant_id integer", "id integer identity", "title text default (lower('X'))"});
    primaryKey(t, {"id"});
    unique(t, {"tenant_id", "id"});
    Trigger freeze;
    freeze.id = TriggerId::derive("freeze");
    freeze.name = "tickets_freeze";
    freeze.events = {"update"};
    freeze.updateOf = columnsOf(t, {"tenant_id"});
    freeze.dialect = Dialect::Sqlite;
    freeze.condition = "NEW.tenant_id IS NOT OLD.tenant_id";
    freeze.body = "SELECT RAISE(ABORT, 'A row stays with its tenant');";
    t.triggers = {freeze};
    d.add(t);
    const auto result = exported(d.project(), "sqlite");
    CHECK(warningsOf(result) == "");
    REQUIRE(database.run(fileOf(result, "0001_init.up.sql")).error == "");
    CHECK(difference(expectedSqlite(d.project()), readCatalogue(database)) == "");
    CHECK(database.run("INSERT INTO tickets (tenant_id) VALUES (1); UPDATE tickets SET tenant_id = 2;").error.find("A row stays") != std::string::npos);
    REQUIRE(database.run(fileOf(result, "0001_init.down.sql")).error == "");
    t.triggers[0].body = "SELECT 1; END; DROP TABLE tickets; CREATE TRIGGER x AFTER INSERT ON y BEGIN SELECT 1";
    d.add(t);
    CHECK_FALSE(findTarget("sqlite")->run(d.project(), {}));
}

TEST_CASE("SQLite: names are only names, whatever they hold")
{
    SqliteDatabase database;
    const std::vector<std::string> names = {"\"; drop table victim; --", "a'b", "`b`", "[c]", "new\n.shell touch x", "back\\slash", "ä ö 表", "select", "--", "/*", "a.b", " ", std::string(200, 'y')};
    database.run("CREATE TABLE victim (id int);");
    const auto result = exported(hostileDesign(names), "sqlite");
    REQUIRE(database.run(fileOf(result, "0001_init.up.sql")).error == "");
    const auto found = readCatalogue(database);
    for (const auto& name : names)
        CHECK(found.contains("table " + name + " strict"));
    REQUIRE(database.run(fileOf(result, "0001_init.down.sql")).error == "");
    CHECK(database.run("DROP TABLE victim;").ok);
    CHECK(difference({}, readCatalogue(database)) == "");
    CHECK_FALSE(findTarget("sqlite")->run(hostileDesign({"sqlite_x"}), {}));
    CHECK_FALSE(findTarget("sqlite")->run(hostileDesign({std::string("x\0y", 3)}), {}));
}
