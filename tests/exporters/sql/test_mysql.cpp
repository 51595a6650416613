#include "tests/exporters/sql/portable_design.h"
#include "tests/support/catalogue.h"
#include "tests/support/design.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

const char* const database = "design";

bool warnsOf(const ExportResult& result, const std::string& path, const std::string& feature)
{
    return std::any_of(result.warnings.begin(), result.warnings.end(), [&](const ExportWarning& warning) {
        return warning.path == path && warning.feature == feature;
    });
}

}  // namespace

TEST_CASE("MariaDB: what all engines can say runs up, is as designed, and runs down")
{
    auto& server = MariaDbServer::shared();
    const Project project = portableDesign();
    const auto result = exported(project, "mysql");
    INFO(warningsOf(result));
    server.createDatabase(database);
    const auto made = server.run(fileOf(result, "0001_init.up.sql"), database);
    REQUIRE(made.error == "");
    CHECK(difference(expectedMariaDb(project), readCatalogue(server, database)) == "");
    CHECK(warnsOf(result, "public.tickets.one_open_title", "Unique index over some rows"));

    const auto rows = server.run(R"(
        INSERT INTO tenants (id, name, slug) VALUES ('11111111-1111-1111-1111-111111111111', 'One', 'one');
        INSERT INTO users (email, tenant_id) VALUES ('a@example.org', '11111111-1111-1111-1111-111111111111');
        INSERT INTO tickets (tenant_id, number, title, `order`) SELECT id, 1, 'First', 'a' FROM tenants;
        INSERT INTO tickets (tenant_id, number, title, `order`, closed_at) SELECT id, 2, 'First', 'b', utc_timestamp() FROM tenants;
        INSERT INTO tickets (tenant_id, number, title, `order`, closed_at) SELECT id, 3, 'First', 'b', utc_timestamp() FROM tenants;
        INSERT INTO notes SELECT tenant_id, uuid(), id, 'text' FROM tickets WHERE number = 2;
        UPDATE tickets SET updated_at = '2000-01-01', body = 'changed' WHERE number = 1;
        SELECT number, status, done, urgent, meta, price, small, title_length, updated_at > '2020-01-01', trial_ends > created_at, length(id) FROM tickets WHERE number = 1;
        DELETE FROM tickets WHERE number = 2;
        SELECT count(*), count(ticket_id) FROM notes;
    )", database);
    REQUIRE(rows.error == "");
    CHECK(rows.text() == "1|open|0|0|{}|0.50|-1|5|1|1|36\n1|0\n");
    for (const char* wrong : {"INSERT INTO tickets (tenant_id, number, title, `order`) SELECT id, 9, 'First', 'a' FROM tenants",
                              "UPDATE tickets SET number = 0", "UPDATE tickets SET done = 101", "UPDATE tickets SET status = 'no'",
                              "UPDATE tickets SET `order` = 'c'", "UPDATE tickets SET status = 'c;losed', closed_at = NULL",
                              "INSERT INTO notes VALUES ('22222222-2222-2222-2222-222222222222', uuid(), (SELECT id FROM tickets LIMIT 1), '')",
                              "INSERT INTO tenants (name, slug) VALUES ('x', 'one')"})
        CHECK_FALSE(server.run(wrong, database).ok);

    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
    CHECK(server.leftovers() == "");
}

TEST_CASE("MariaDB: what MySQL can't say is named, and the rest runs")
{
    auto& server = MariaDbServer::shared();
    const auto result = exported(postgresOnlyDesign(), "mysql");
    for (const auto& [path, feature] : std::vector<std::pair<std::string, std::string>>{
             {"public.things.labels", "Array"}, {"public.things.during", "Type tstzrange"}, {"public.things.search", "Text search column"},
             {"public.things.address", "Type inet"}, {"public.things.name", "Collation"}, {"public.things.code", "Default"},
             {"public.things", "Partitions"}, {"public.things.no_overlap", "Exclusion constraint"}, {"public.things", "Row-level security"},
             {"public.things", "Privilege truncate"}, {"public.complicated", "Function"}, {"public.things.things_trigger", "Trigger"},
             {"public.numbers", "Sequence"}, {"public.counts", "View"}, {"statistics", "SQL kept word for word"},
             {"app_owner", "Role"}, {"app_owner", "Default privileges"}})
        CHECK((warnsOf(result, path, feature) ? "" : path + " " + feature) == "");
    CHECK(warningsOf(result).find("Check: Left out") != std::string::npos);
    server.createDatabase(database);
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
    CHECK(server.leftovers() == "");
}

TEST_CASE("MariaDB: checks on columns that count or that a reference changes are kept by triggers, and named")
{
    Design d(Dialect::MySql);
    Table units = table("units", {"id bigint identity", "parent_id bigint null", "name varchar(50)"});
    primaryKey(units, {"id"});
    refers(units, {"parent_id"}, units, {"id"}).onDelete = ReferentialAction::Restrict;
    check(units, "parent_id <> id").name = "not_own_parent";
    check(units, "char_length(name) > 1").name = "name_long_enough";
    d.add(units);
    Table links = table("links", {"id uuid", "from_id bigint", "to_id bigint null", "weight integer"});
    primaryKey(links, {"id"});
    refers(links, {"from_id"}, units, {"id"}).onDelete = ReferentialAction::Cascade;
    refers(links, {"to_id"}, units, {"id"}).onDelete = ReferentialAction::SetNull;
    check(links, "FROM_ID <> to_id").name = "not_to_itself";
    check(links, "to_id is not null or weight = 0").name = "weight's of a link";
    check(links, "weight >= 0").name = "weight_positive";
    d.add(links);
    const auto result = exported(d.project(), "mysql");
    INFO(warningsOf(result));
    CHECK(warnsOf(result, "public.units.not_own_parent", "Check"));
    CHECK(warnsOf(result, "public.links.not_to_itself", "Check"));
    CHECK(warnsOf(result, "public.links.weight's of a link", "Check"));
    CHECK_FALSE(warnsOf(result, "public.units.name_long_enough", "Check"));
    CHECK_FALSE(warnsOf(result, "public.links.weight_positive", "Check"));

    auto& server = MariaDbServer::shared();
    server.createDatabase(database);
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    CHECK(difference(expectedMariaDb(d.project()), readCatalogue(server, database)) == "");
    REQUIRE(server.run("INSERT INTO units (name) VALUES ('one'), ('two'); INSERT INTO units (name, parent_id) VALUES ('three', 1);"
                       "INSERT INTO links VALUES ('a', 1, 2, 5), ('b', 1, NULL, 0); UPDATE links SET weight = 6 WHERE id = 'a'", database).error == "");
    for (const char* wrong : {"UPDATE units SET parent_id = id WHERE id = 1", "INSERT INTO units (id, name, parent_id) VALUES (9, 'nine', 9)",
                              "UPDATE links SET to_id = from_id", "INSERT INTO links VALUES ('c', 2, 2, 1)", "INSERT INTO links VALUES ('d', 2, NULL, 1)"}) {
        INFO(wrong);
        const auto refused = server.run(wrong, database);
        CHECK(refused.error.find("doesn't hold") != std::string::npos);
    }
    CHECK(server.run("SELECT count(*) FROM units UNION ALL SELECT count(*) FROM links", database).text() == "3\n2\n");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
}

TEST_CASE("MariaDB: bodies, views and accounts written for MySQL")
{
    auto& server = MariaDbServer::shared();
    Design d(Dialect::MySql);
    const auto runtime = d.role("app_runtime", true);
    const auto readers = d.role("readers");
    Role member = *d.project().roles.find(runtime);
    member.memberOf = {readers};
    d.project().roles = d.project().roles.with(member);
    Function current;
    current.id = FunctionId::derive("current_tenant_id");
    current.namespaceId = d.space("public");
    current.name = "current_tenant_id";
    current.returns = "char(36) CHARACTER SET ascii";
    current.body = "RETURN @app_tenant_id";
    current.dialect = Dialect::MySql;
    current.volatility = Volatility::Stable;
    d.add(current);
    Table t = table("tickets", {"tenant_id uuid", "id bigint identity", "title varchar(100) default uuid()", "size mediumint unsigned null"});
    primaryKey(t, {"tenant_id", "id"});
    Trigger freeze;
    freeze.id = TriggerId::derive("freeze");
    freeze.name = "tickets_freeze";
    freeze.events = {"update"};
    freeze.dialect = Dialect::MySql;
    freeze.body = "IF NOT (NEW.tenant_id <=> OLD.tenant_id) THEN\n  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A row stays with its tenant';\nEND IF;";
    Trigger shorter = freeze;
    shorter.id = TriggerId::derive("shorter");
    shorter.name = "tickets_short";
    shorter.events = {"insert", "update"};
    shorter.condition = "NEW.title = ''";
    shorter.body = "SET NEW.title = 'untitled'";
    t.triggers = {freeze, shorter};
    Grant reading;
    reading.role = readers;
    reading.privileges = {"select"};
    d.add(t);
    View view;
    view.id = ViewId::derive("v_tickets");
    view.namespaceId = d.space("public");
    view.name = "v_tickets";
    view.dialect = Dialect::MySql;
    view.definition = "SELECT tenant_id, id, title, `size` FROM tickets WHERE tenant_id = current_tenant_id()";
    view.checkOption = "cascaded";
    view.reads = {t.id};
    Grant all;
    all.role = runtime;
    all.privileges = {"select", "insert", "update", "delete"};
    view.grants = {all, reading};
    d.add(view);
    const auto result = exported(d.project(), "mysql");
    server.createDatabase(database);
    server.createDatabase("second");
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), "second").error == "");
    CHECK_FALSE(server.run("SELECT 1", database, "app_runtime").ok);
    server.run("ALTER USER app_runtime@'%' ACCOUNT UNLOCK");
    const auto used = server.run("SET @app_tenant_id = 'one'; INSERT INTO v_tickets (tenant_id, title) VALUES ('one', ''); "
                                 "SELECT tenant_id, title FROM v_tickets; SET @app_tenant_id = 'two'; SELECT count(*) FROM v_tickets;"
                                 "SET @app_tenant_id = NULL; SELECT count(*) FROM v_tickets", database, "app_runtime");
    CHECK(used.error == "");
    CHECK(used.text() == "one|untitled\n0\n0\n");
    CHECK_FALSE(server.run("SET @app_tenant_id = 'one'; INSERT INTO v_tickets (tenant_id, title) VALUES ('two', '')", database, "app_runtime").ok);
    CHECK_FALSE(server.run("SELECT * FROM tickets", database, "app_runtime").ok);
    CHECK(server.run("UPDATE tickets SET tenant_id = 'two'", database).error.find("A row stays with its tenant") != std::string::npos);
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(server.leftovers().find("account app_runtime") != std::string::npos);
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), "second").error == "");
    server.dropDatabase(database);
    server.dropDatabase("second");
    CHECK(server.leftovers() == "");
}

TEST_CASE("MariaDB: names are only names, whatever they hold")
{
    auto& server = MariaDbServer::shared();
    const std::vector<std::string> names = {"\"; drop table victim; --", "a'b", "`b`; drop table victim; -- ", "new\nline", "delimiter //", "tab\there", "ä ö 表",
                                            "select", "--", "/*", "a.b", "# x", std::string(59, 'y'), "表表表表表表表表表表表表表表表表表表表"};
    const auto clean = [&] {
        auto list = names;
        list[2] = "`b`; drop table victim; --x";
        return list;
    }();
    const auto result = exported(hostileDesign(clean), "mysql");
    server.createDatabase(database);
    server.run("CREATE TABLE victim (id int)", database);
    const auto made = server.run(fileOf(result, "0001_init.up.sql"), database);
    REQUIRE(made.error == "");
    const auto found = readCatalogue(server, database);
    CHECK(std::count_if(found.begin(), found.end(), [](const auto& line) { return line.starts_with("table "); }) == static_cast<int>(names.size()) + 1);
    for (const auto& name : clean)
        CHECK(found.contains("table " + name + " InnoDB utf8mb4"));
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(server.run("DROP TABLE victim", database).ok);
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
    const Target* target = findTarget("mysql");
    for (const std::string& bad : {std::string("ends in space "), std::string("back\\slash"), std::string("x\0y", 3), std::string(65, 'x'), std::string("\xf0\x9f\x98\x80")})
        CHECK_FALSE(target->run(hostileDesign({bad}), {}));
}

TEST_CASE("MariaDB: five hundred tables in rings of foreign keys run, and two exports are the same")
{
    Design d;
    std::vector<Table> tables;
    for (int i = 0; i < 500; ++i) {
        tables.push_back(table("table_" + std::to_string(i), {"id bigint identity", "next_id bigint null"}));
        primaryKey(tables.back(), {"id"});
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        refers(tables[i], {"next_id"}, tables[(i + 1) % tables.size()], {"id"});
        d.add(tables[i]);
    }
    const auto result = exported(d.project(), "mysql");
    CHECK(result.files == exported(d.project(), "mysql").files);
    auto& server = MariaDbServer::shared();
    server.createDatabase(database);
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    CHECK(difference(expectedMariaDb(d.project()), readCatalogue(server, database)) == "");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
}
