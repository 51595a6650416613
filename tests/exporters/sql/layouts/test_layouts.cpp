#include "core/edits/column_edits.h"
#include "core/edits/type_edits.h"
#include "exporters/sql/change/change_files.h"
#include "exporters/sql/layouts/layout.h"
#include "exporters/sql/layouts/requests.h"
#include "tests/exporters/sql/change/detailed_catalogue.h"
#include "tests/support/catalogue.h"
#include "tests/support/design.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

const char* const database = "layouts";

/// With all that is hard to cut: a body with semicolons and lines of its own, an enum, strings with marks.
Project design(const std::string& body = "BEGIN\n  -- a line; with a mark\n  NEW.title := 'a;b';\n  RETURN NEW;\nEND")
{
    Design d;
    d.enumeration("state", {"open", "closed"});
    d.add(Function{.id = FunctionId::derive("touch"), .namespaceId = d.space("public"), .name = "touch", .returns = "trigger", .language = "plpgsql", .body = body});
    Table notes = table("notes", {"id bigint identity", "title text default 'it''s; ${x}'"});
    notes.columns.push_back({.id = ColumnId::derive("notes/state"), .name = "state", .userType = UserTypeId::derive("state"), .nullable = true});
    for (const UserType& type : d.project().types)
        notes.columns.back().userType = type.id;
    primaryKey(notes, {"id"});
    notes.triggers.push_back({.id = TriggerId::derive("touch"), .name = "touch", .events = {"insert"}, .function = FunctionId::derive("touch")});
    d.put(notes);
    return d.project();
}

/// A new value needs a transaction before the one that has the rest.
Project changed(Project project)
{
    UserType type = *project.types.begin();
    type.values.push_back({EnumValueId::derive("waiting"), "waiting"});
    project.types = project.types.with(type);
    Table notes = *project.tables.begin();
    columnIn(notes, "title").name = "subject";
    notes.columns.push_back({.id = ColumnId::derive("notes/rank"), .name = "rank", .type = "integer", .nullable = true});
    project.tables = project.tables.with(notes);
    return project;
}

std::vector<ExportedFile> bothMigrations()
{
    const auto first = sql::firstMigration(design(), {});
    REQUIRE(first);
    const auto second = sql::changeFiles(design(), changed(design()), {});
    REQUIRE(second);
    auto files = first->files;
    files.insert(files.end(), second->files.begin(), second->files.end());
    return files;
}

void runEach(const std::string& script)
{
    for (const auto& request : sql::inRequests(sql::partsOf(script, Dialect::PostgreSql), Dialect::PostgreSql)) {
        const auto output = PostgresServer::shared().run(sql::joinedParts(request), database);
        INFO(sql::joinedParts(request));
        REQUIRE(output.error == "");
        REQUIRE(output.ok);
    }
}

Catalogue madeAtOnce(const Project& project)
{
    PostgresServer::shared().createDatabase("at_once");
    const auto files = sql::firstMigration(project, {});
    REQUIRE(files);
    for (const ExportedFile& file : files->files)
        if (file.path.ends_with(".up.sql"))
            REQUIRE(PostgresServer::shared().run(file.bytes, "at_once").ok);
    Catalogue found = readDetails(PostgresServer::shared(), "at_once");
    PostgresServer::shared().dropDatabase("at_once");
    return found;
}

std::vector<std::string> texts(std::string_view script, Dialect dialect)
{
    std::vector<std::string> out;
    for (const sql::ScriptPart& part : sql::partsOf(script, dialect))
        out.push_back(part.text);
    return out;
}

}  // namespace

TEST_CASE("Every layout leads to the same database, up, down and up again")
{
    const auto files = bothMigrations();
    const Catalogue first = madeAtOnce(design());
    const Catalogue second = madeAtOnce(changed(design()));
    REQUIRE(sql::allLayouts().size() == 7);
    for (const sql::Layout& layout : sql::allLayouts()) {
        INFO(layout.id);
        const auto arranged = sql::laidOut(files, layout, Dialect::PostgreSql);
        REQUIRE(arranged);
        const auto history = sql::historyOf(*arranged, layout, Dialect::PostgreSql);
        REQUIRE(history.size() == 2);
        CHECK(history[1].number == 2);
        PostgresServer::shared().createDatabase(database);
        const Catalogue nothing = readDetails(PostgresServer::shared(), database);
        for (int round = 0; round < 2; ++round) {
            runEach(history[0].up);
            CHECK(difference(first, readDetails(PostgresServer::shared(), database)) == "");
            runEach(history[1].up);
            CHECK(difference(second, readDetails(PostgresServer::shared(), database)) == "");
            runEach(history[0].down.empty() ? "" : history[1].down);
            CHECK(readDetails(PostgresServer::shared(), database).size() >= first.size());
            runEach(history[0].down);
            CHECK(difference(nothing, readDetails(PostgresServer::shared(), database)) == "");
        }
        PostgresServer::shared().dropDatabase(database);
    }
}

TEST_CASE("A body that the tool would take for an instruction is refused")
{
    for (const auto& [id, line] : {std::pair("goose", "-- +goose Down"), std::pair("dbmate", "--migrate:down"), std::pair("liquibase", "-- changeset x:1"),
                                   std::pair("liquibase", "--rollback DROP TABLE x;")}) {
        const auto files = sql::firstMigration(design("BEGIN\n" + std::string(line) + "\nRETURN NEW;\nEND"), {});
        REQUIRE(files);
        const auto arranged = sql::laidOut(files->files, *sql::findLayout(id), Dialect::PostgreSql);
        INFO(id);
        REQUIRE_FALSE(arranged);
        CHECK_THAT(arranged.error().text(), Catch::Contains("for an instruction of its own") && Catch::Contains(line));
    }
}

TEST_CASE("Scripts are cut where a client would cut them")
{
    using Texts = std::vector<std::string>;
    CHECK(texts("-- head\n-- how\n\nBEGIN;\nSELECT ';';\nCOMMIT;\n\n-- late\nCREATE INDEX CONCURRENTLY a ON b (c);\n", Dialect::PostgreSql) ==
          Texts{"BEGIN;\nSELECT ';';\nCOMMIT;\n", "-- late\nCREATE INDEX CONCURRENTLY a ON b (c);\n"});
    CHECK(texts("CREATE FUNCTION f() RETURNS int\n  LANGUAGE sql\nBEGIN ATOMIC\n SELECT CASE WHEN true THEN 1 END;\n SELECT 2;\nEND;\nSELECT 3;\n", Dialect::PostgreSql).size() == 2);
    CHECK(texts("DO $x$ BEGIN; COMMIT; $x$;\nSELECT 1;", Dialect::PostgreSql).size() == 2);
    CHECK(texts("-- head\n\nSET NAMES utf8mb4;\n\n-- The trigger\nDELIMITER //\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN\n SET NEW.b = 'x;';\nEND//\nDELIMITER ;\nDROP TABLE c;\n",
                Dialect::MySql) ==
          Texts{"SET NAMES utf8mb4;\n", "-- The trigger\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN\n SET NEW.b = 'x;';\nEND;\n", "DROP TABLE c;\n"});
    CHECK(texts("PRAGMA foreign_keys = OFF;\nBEGIN;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT CASE WHEN 1 THEN 2 END;\nEND;\nCOMMIT;\nPRAGMA foreign_keys = ON;\n", Dialect::Sqlite).size() == 3);
    CHECK(texts("", Dialect::PostgreSql).empty());
    CHECK(texts("-- only words\n", Dialect::PostgreSql).empty());
}

TEST_CASE("What can't run in a transaction gets a migration of its own where a tool sends whole files")
{
    const std::string up = "BEGIN;\nCREATE TABLE a (b int);\nCOMMIT;\nCREATE INDEX CONCURRENTLY a_b ON a (b);\nBEGIN;\nCOMMENT ON TABLE a IS 'x';\nCOMMIT;\n";
    const std::vector<ExportedFile> files{{"0003_more.down.sql", "BEGIN;\nDROP TABLE a;\nCOMMIT;\n"}, {"0003_more.up.sql", up}};
    for (const char* id : {"golang-migrate", "dbmate", "prisma"}) {
        const auto arranged = sql::laidOut(files, *sql::findLayout(id), Dialect::PostgreSql);
        REQUIRE(arranged);
        const auto history = sql::historyOf(*arranged, *sql::findLayout(id), Dialect::PostgreSql);
        REQUIRE(history.size() == 3);
        PostgresServer::shared().createDatabase(database);
        for (const auto& one : history)
            runEach(one.up);
        for (auto one = history.rbegin(); one != history.rend(); ++one)
            runEach(one->down);
        CHECK(readDetails(PostgresServer::shared(), database).count("relation r public.a owner postgres p falsefalse  ") == 0);
        PostgresServer::shared().dropDatabase(database);
    }
    CHECK(sql::migrationNumber("control_plane/V0012__x.sql") == 12);
    CHECK(sql::migrationNumber("changes/0002_y.sql") == 2);
    CHECK(sql::migrationNumber("0007_z/migration.sql") == 7);
    CHECK(sql::migrationNumber("roles.sql") == 0);
    CHECK(sql::migrationNumber(".barch/snapshot.barch") == 0);
    CHECK(sql::migrationNumber("99999999999_x.up.sql") == 0);
}
