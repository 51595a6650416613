#include "core/edits/column_edits.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"
#include "exporters/sql/change/change_files.h"
#include "tests/exporters/sql/change/change_promises.h"
#include "tests/exporters/sql/change/mysql_edit_menu.h"
#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/mariadb_details.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/design.h"
#include "tests/support/migration_run.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace barch;
using namespace barch::test;

namespace {

using Place = ChangeEngine::Place;

std::string settingsOf(const std::string& script)
{
    const auto begin = script.find("SET NAMES");
    return script.substr(begin, script.find("\n\n", begin) + 1 - begin);
}

/// What a person runs who stops the way up before step `stop`, and then goes back by the down file.
std::pair<std::string, std::string> stoppedAt(const sql::ChangeScript& script, std::size_t stop)
{
    const std::string up = script.sql.substr(0, script.sql.find("\n-- Step " + std::to_string(stop) + " of "));
    for (std::size_t done = stop - 1; done > 0; --done)
        if (const auto at = script.down.find("\n-- Back from step " + std::to_string(done) + ". "); at != std::string::npos)
            return {up, settingsOf(script.down) + script.down.substr(at)};
    return {up, ""};
}

}  // namespace

TEST_CASE("MySQL: every picked edit goes up to the catalogue of a new database and back, rows kept, as the migrator")
{
    checkPickedEdits(*mysqlChanges(), fullMysqlDesign(), pickedMysqlEdits(), 75);
}

TEST_CASE("MySQL: random chains of edits go up and back, rows kept")
{
    checkRandomPairs(*mysqlChanges(), randomMysqlBases());
}

TEST_CASE("MySQL: a way up that stops at any step goes back from there by the down file")
{
    const auto engine = mysqlChanges();
    const Project before = fullMysqlDesign();
    engine->make(before, Place::Changed);
    engine->insertRows(before);
    const Catalogue wanted = engine->catalogue(Place::Changed);
    int stops = 0;
    for (const PickedEdit& picked : pickedMysqlEdits()) {
        if (picked.name.find("rename everything") == std::string::npos && picked.name.find("a key that references use") == std::string::npos &&
            picked.name.find("a virtual computed") == std::string::npos && picked.name.find("rename a value") == std::string::npos)
            continue;
        INFO(picked.name);
        const Project after = must(picked.edit(before));
        const auto script = engine->script(before, after, {.allowAll = true});
        REQUIRE(script);
        for (std::size_t stop = 2; stop <= script->steps.size(); ++stop) {
            const auto [up, back] = stoppedAt(*script, stop);
            INFO("before step " << stop << '\n' << up << "\n==== back\n" << back);
            REQUIRE_NOTHROW(engine->run(up, before, after));
            REQUIRE_NOTHROW(engine->run(back, before, before));
            REQUIRE(difference(wanted, engine->catalogue(Place::Changed)) == "");
            ++stops;
        }
    }
    std::cout << "stopped and taken back at " << stops << " steps\n";
    CHECK(stops > 30);
    engine->clear(before, before);
}

TEST_CASE("MySQL: each set of databases of isolated and hybrid designs gets its own change")
{
    auto& server = MariaDbServer::shared();
    auto run = [&](const std::string& sql, const std::string& database) {
        const auto answer = server.run(sql, database);
        REQUIRE(answer.error == "");
    };
    for (const char* tenancy : {"isolated", "hybrid"}) {
        const Project before = starterDesign("mysql", tenancy, 0);
        const Project after = must(all({[](E p) { return renameTable(p, tableIn(p, "tickets").id, "requests"); }, renamed("tenants", "name", "title"), typed("plans", "code", "varchar(90)"),
                                        added("customers", column("nickname", "varchar(20)", false)),
                                        [](E p) { return addProtectedTable(p, newTable(p, "surveys", TenancyClass::Owned)); }})(before));
        const auto change = sql::changeFiles(before, after, {.backfills = {{"customers.nickname", "'friend'"}}, .allowAll = true});
        REQUIRE((change ? std::string() : change.error().text()) == "");
        const auto whole = exported(before, "mysql");
        const auto later = exported(after, "mysql");
        for (const std::string folder : {"", "control_plane/", "tenant/"}) {
            INFO(tenancy << " " << folder);
            for (const char* database : {"changed", "fresh"})
                server.createDatabase(database);
            run(fileOf(whole, folder + "0001_init.up.sql"), "changed");
            const Catalogue atFirst = readDetails(server, "changed");
            run(fileOf(later, folder + "0001_init.up.sql"), "fresh");
            auto fileNamed = [&](const std::string& path) {
                for (const ExportedFile& file : change->files)
                    if (file.path == path)
                        return file.bytes;
                FAIL("no file " << path);
                return std::string();
            };
            run(fileNamed(folder + "0002_change.up.sql"), "changed");
            CHECK(difference(readDetails(server, "fresh"), readDetails(server, "changed")) == "");
            run(fileNamed(folder + "0002_change.down.sql"), "changed");
            CHECK(difference(atFirst, readDetails(server, "changed")) == "");
            for (const char* database : {"changed", "fresh"})
                server.dropDatabase(database);
            for (const Role& role : after.roles)
                server.run("DROP USER IF EXISTS '" + role.name + "'@'%'; DROP ROLE IF EXISTS '" + role.name + "'", {}, "root", true);
            server.run("DELETE FROM mysql.tables_priv; DELETE FROM mysql.columns_priv; FLUSH PRIVILEGES");
        }
    }
}

TEST_CASE("MySQL: what is lost has to be allowed by name, and a step says what it costs")
{
    const auto engine = mysqlChanges();
    const Project before = fullMysqlDesign();
    auto refusal = [&](const Edit& edit, const sql::ScriptOptions& options = {}) {
        const auto script = engine->script(before, must(edit(before)), options);
        return script ? std::string() : script.error().text();
    };
    auto text = [&](const Edit& edit) { return engine->script(before, must(edit(before)), {.allowAll = true})->sql; };
    const Edit narrower = typed("numbers", "price", "integer");
    CHECK(refusal(narrower).find("--allow change-values:public.numbers.price") != std::string::npos);
    CHECK(refusal(narrower, {.allowed = {"change-values:numbers.price"}}) == "");
    CHECK(refusal(removed("numbers", "label")).find("--allow drop-column:public.numbers.label") != std::string::npos);
    CHECK(refusal(removed("numbers", "label"), {.allowed = {"drop-column:numbers.label"}}) == "");
    CHECK(refusal(tableChanged("tickets", [](E, Table& t) { columnIn(t, "effort").generatedExpression = "done * 2"; })).find("drop-column:public.tickets.effort") != std::string::npos);
    CHECK(refusal([](E p) { return p; }, {.backfills = {{"numbers.nothing", "1"}}}).find("no column of this name") != std::string::npos);
    CHECK(text(added("tickets", column("remark", "text"))).find("New column (instant)") != std::string::npos);
    CHECK(text(typed("tickets", "effort", "bigint")).find("Type (copies the table, blocks writes meanwhile)") != std::string::npos);
    CHECK(text(typed("numbers", "label", "varchar(300)")).find("can fail on existing rows") != std::string::npos);
    CHECK(text(onColumn("numbers", "price", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "9.75"); })).find("Default (instant)") != std::string::npos);
}
