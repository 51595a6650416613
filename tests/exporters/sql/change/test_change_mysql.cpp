#include "tests/exporters/sql/change/change_promises.h"
#include "tests/exporters/sql/change/mysql_edit_menu.h"

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
