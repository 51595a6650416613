#include "exporters/sql/postgresql/change/script.h"
#include "tests/exporters/sql/change/change_promises.h"
#include "tests/exporters/sql/change/edit_menu.h"
#include "tests/exporters/sql/change/postgresql_changes.h"
#include "tests/exporters/sql/change/server_objects_menu.h"
#include "tests/support/design.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <future>

using namespace barch;
using namespace barch::test;

namespace {

/// The way up in its online form.
class OnlineChanges : public PostgresChanges {
public:
    Result<sql::ChangeScript> script(const Project& before, const Project& after, const sql::ScriptOptions& options) const override
    {
        sql::ScriptOptions online = options;
        online.online = !options.isWayBack;
        return PostgresChanges::script(before, after, online);
    }
};

Project small()
{
    Design d;
    Table makers = table("makers", {"id bigint", "name text"});
    primaryKey(makers, {"id"});
    d.add(makers);
    Table goods = table("goods", {"id bigint", "maker bigint", "title text null", "price integer null"});
    primaryKey(goods, {"id"});
    d.add(goods);
    return d.project();
}

/// A session of its own that reads the table and keeps its lock for so long.
std::future<SqlOutput> reader(const std::string& table, int seconds)
{
    auto& server = PostgresServer::shared();
    auto answer = std::async(std::launch::async, [&server, table, seconds] {
        return server.run("BEGIN; SELECT count(*) FROM " + table + ";\nSELECT 1;\n\\! sleep " + std::to_string(seconds) + "\nCOMMIT;", "changed");
    });
    for (int tries = 0; tries < 100; ++tries) {
        const auto held = server.run("SELECT count(*) FROM pg_locks WHERE relation = '" + table + "'::regclass AND mode = 'AccessShareLock' AND pid <> pg_backend_pid();", "changed");
        if (held.ok && held.text().find('0') == std::string::npos)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return answer;
}

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("PostgreSQL online: every picked edit comes to the same catalogue, rows kept, as the migrator under FORCE")
{
    OnlineChanges engine;
    checkPickedEdits(engine, fullDesign(), pickedEdits(), 60);
}

TEST_CASE("PostgreSQL online: what only this server has comes to the same catalogue")
{
    OnlineChanges engine;
    checkPickedEdits(engine, serverObjects(), serverObjectEdits(), 60);
}

TEST_CASE("PostgreSQL online: indexes, unique constraints and references don't wait for a long reader")
{
    OnlineChanges engine;
    const Project before = small();
    engine.make(before, ChangeEngine::Place::Changed);
    engine.insertRows(before);
    Project after = before;
    Table goods = tableIn(before, "goods");
    index(goods, {"price"}).name = "goods_price";
    unique(goods, {"title"});
    refers(goods, {"maker"}, tableIn(before, "makers"), {"id"});
    after.tables = after.tables.with(goods);
    const auto script = engine.script(before, after, {});
    REQUIRE(script);
    INFO(script->sql);
    auto reading = reader("goods", 8);
    SqlOutput done;
    const double seconds = secondsOf([&] { done = PostgresServer::shared().run(script->sql, "changed"); });
    // The index that becomes a constraint is the one thing that needs the table for an instant.
    INFO(done.error);
    CHECK(seconds < 7);
    if (!done.ok) {
        CHECK(done.error.find("lock timeout") != std::string::npos);
        reading.wait();
        const auto from = script->sql.find("-- From here on");
        const auto again = PostgresServer::shared().run(script->sql.substr(from), "changed");
        CHECK(again.error == "");
    }
    reading.wait();
    engine.make(after, ChangeEngine::Place::Fresh);
    CHECK(difference(engine.catalogue(ChangeEngine::Place::Fresh), engine.catalogue(ChangeEngine::Place::Changed)) == "");
    engine.clear(before, after);
}

TEST_CASE("PostgreSQL online: what needs the table for an instant gives up after three seconds and changes nothing")
{
    OnlineChanges engine;
    const Project before = small();
    engine.make(before, ChangeEngine::Place::Changed);
    engine.insertRows(before);
    const Catalogue atFirst = engine.catalogue(ChangeEngine::Place::Changed);
    Project after = before;
    Table goods = tableIn(before, "goods");
    check(goods, "price > 0").name = "goods_price_check";
    columnIn(goods, "price").nullable = false;
    after.tables = after.tables.with(goods);
    const auto script = engine.script(before, after, {});
    REQUIRE(script);
    auto reading = reader("goods", 8);
    SqlOutput done;
    const double seconds = secondsOf([&] { done = PostgresServer::shared().run(script->sql, "changed"); });
    CHECK(!done.ok);
    CHECK(done.error.find("lock timeout") != std::string::npos);
    CHECK(seconds < 6);
    CHECK(difference(atFirst, engine.catalogue(ChangeEngine::Place::Changed)) == "");
    reading.wait();
    const auto again = PostgresServer::shared().run(script->sql, "changed");
    CHECK(again.error == "");
    engine.make(after, ChangeEngine::Place::Fresh);
    CHECK(difference(engine.catalogue(ChangeEngine::Place::Fresh), engine.catalogue(ChangeEngine::Place::Changed)) == "");
    engine.clear(before, after);
}
