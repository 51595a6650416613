#include "core/edits/column_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/type_edits.h"
#include "exporters/sql/change/rename_order.h"
#include "exporters/sql/sqlite/change/script.h"
#include "tests/exporters/sql/change/sqlite_edits.h"
#include "tests/support/design.h"
#include "tests/support/migration_run.h"
#include "tests/support/sqlite_database.h"

#include "tests/support/process.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;
using sql::ScriptOptions;

namespace {

Project shop()
{
    Design d(Dialect::Sqlite);
    Table makers = table("makers", {"id bigint identity", "name text"});
    primaryKey(makers, {"id"});
    Table goods = table("goods", {"id bigint identity", "name text", "price integer default 1", "maker_id bigint null", "kind text default 'new'"});
    primaryKey(goods, {"id"});
    columnIn(goods, "kind").userType = d.enumeration("kind", {"new", "used"});
    columnIn(goods, "kind").type = "";
    refers(goods, {"maker_id"}, makers, {"id"});
    d.add(makers);
    d.add(goods);
    return d.project();
}

std::string must(const SqlOutput& output)
{
    REQUIRE(output.error == "");
    return output.text();
}

/// A database of the shop with these rows.
struct Shop {
    explicit Shop(const std::string& rows) { must(database.run(fileOf(exported(shop(), "sqlite"), "0001_init.up.sql") + rows)); }
    SqliteDatabase database;
};

std::string scriptTo(const Project& after, ScriptOptions options = {})
{
    const auto script = sql::sqlite::changeScript(shop(), after, options);
    REQUIRE((script ? std::string() : script.error().text()) == "");
    return script->sql;
}

Project goodsChanged(std::function<void(Table&)> change)
{
    return *tableChanged("goods", [&](E, Table& t) { change(t); })(shop());
}

const std::string orphans = "PRAGMA foreign_keys = OFF; INSERT INTO goods (name, maker_id) VALUES ('saw', 7);";
const std::string everything = "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2; SELECT * FROM goods; SELECT * FROM makers; SELECT * FROM sqlite_sequence;";

/// Through the program sqlite3 without -bail: as people run scripts who don't read their head.
std::string carelessly(const SqliteDatabase& database, const std::string& sql)
{
    return runProcess({"sqlite3", "-batch", database.file()}, sql).error;
}

}  // namespace

TEST_CASE("SQLite: what SQLite can rename, add and drop itself costs no copy of the table")
{
    const Project after = must(all({renamed("goods", "price", "cost"), [](E p) { return renameTable(p, tableIn(p, "goods").id, "wares"); }, added("wares", column("weight", "integer", false, "5")),
                                    added("makers", column("city", "text"))})(shop()));
    const std::string text = scriptTo(after);
    CHECK(text.find("RENAME COLUMN \"price\" TO \"cost\"") != std::string::npos);
    CHECK(text.find("ALTER TABLE \"goods\" RENAME TO \"wares\"") != std::string::npos);
    CHECK(text.find("ADD COLUMN \"weight\" INTEGER NOT NULL DEFAULT (5)") != std::string::npos);
    CHECK(text.find("barch_new") == std::string::npos);
    const std::string dropped = scriptTo(must(removed("goods", "price")(shop())), {.allowed = {"drop-column:goods.price"}});
    CHECK(dropped.find("ALTER TABLE \"goods\" DROP COLUMN \"price\"") != std::string::npos);
    CHECK(dropped.find("barch_new") == std::string::npos);
}

TEST_CASE("SQLite: a row that refers to nothing takes the whole change back, with and without -bail, and says where")
{
    const Project after = goodsChanged([](Table& t) { check(t, "price >= 0"); });
    const std::string script = scriptTo(after);
    Shop strict(orphans);
    const std::string before = must(strict.database.run(everything));
    const auto answer = strict.database.run(script);
    CHECK_FALSE(answer.ok);
    CHECK(answer.error.find("goods: a row refers to one that is not there") != std::string::npos);
    CHECK(must(strict.database.run(everything)) == before);
    Shop careless(orphans);
    CHECK(carelessly(careless.database, script).find("goods: a row refers to one that is not there") != std::string::npos);
    CHECK(must(careless.database.run(everything)) == before);
    Shop whole("INSERT INTO makers (name) VALUES ('Ox'); INSERT INTO goods (name, maker_id) VALUES ('saw', 1);");
    must(whole.database.run(script));
    CHECK(whole.database.run("INSERT INTO goods (name, price) VALUES ('axe', -1);").error.find("CHECK constraint failed") != std::string::npos);
}

TEST_CASE("SQLite: rows that break a new constraint lose nothing, not even where nobody told the shell to stop")
{
    const std::string script = scriptTo(goodsChanged([](Table& t) { check(t, "price > 10"); }));
    Shop shop("INSERT INTO goods (name) VALUES ('saw'), ('axe');");
    const std::string before = must(shop.database.run(everything));
    CHECK(carelessly(shop.database, script).find("rows were lost on the way") != std::string::npos);
    CHECK(must(shop.database.run(everything)) == before);
    // A statement that fails in the middle, and no row of a copy.
    const std::string unique = scriptTo(must(tableChanged("goods", [](E, Table& t) { index(t, {"name"}).unique = true; })(::shop())));
    Shop twice("INSERT INTO goods (name) VALUES ('saw'), ('saw');");
    const std::string had = must(twice.database.run(everything));
    CHECK(carelessly(twice.database, unique).find("a statement before this one failed") != std::string::npos);
    CHECK(must(twice.database.run(everything)) == had);
}

TEST_CASE("SQLite: a script that runs inside of a transaction changes nothing")
{
    const std::string script = scriptTo(goodsChanged([](Table& t) { check(t, "price > 0"); }));
    Shop shop("INSERT INTO goods (name) VALUES ('saw');");
    const std::string before = must(shop.database.run(everything));
    CHECK(shop.database.run("BEGIN;\n" + script).error.find("within a transaction") != std::string::npos);
    CHECK(must(shop.database.run(everything)) == before);
}

TEST_CASE("SQLite: nothing goes with a table while references are enforced, as on another connection of a pool")
{
    std::string script = scriptTo(must(tableChanged("makers", [](E, Table& t) { check(t, "name <> ''"); })(*tableChanged("goods", [](E, Table& t) {
        t.foreignKeys[0].onDelete = ReferentialAction::Cascade;
    })(shop()))));
    script.erase(0, script.find("BEGIN"));
    Shop shop("INSERT INTO makers (name) VALUES ('Ox'); INSERT INTO goods (name, maker_id) VALUES ('saw', 1);");
    const std::string before = must(shop.database.run(everything));
    CHECK(shop.database.run(script).error.find("references are enforced") != std::string::npos);
    CHECK(must(shop.database.run(everything)) == before);
    CHECK(carelessly(shop.database, "PRAGMA foreign_keys = ON;\n" + script).find("references are enforced") != std::string::npos);
    CHECK(must(shop.database.run(everything)) == before);
}

TEST_CASE("SQLite: counters go on where they were, and rows keep their numbers")
{
    Shop shop("INSERT INTO goods (name) VALUES ('saw'), ('axe'), ('awl'); DELETE FROM goods WHERE id > 1;");
    must(shop.database.run(scriptTo(goodsChanged([](Table& t) { check(t, "price > 0"); }))));
    CHECK(must(shop.database.run("INSERT INTO goods (name) VALUES ('bit') RETURNING id;")) == "4\n");
    Shop empty("INSERT INTO goods (name) VALUES ('saw'), ('axe'); DELETE FROM goods;");
    must(empty.database.run(scriptTo(goodsChanged([](Table& t) { check(t, "price > 0"); }))));
    CHECK(must(empty.database.run("INSERT INTO goods (name) VALUES ('bit') RETURNING id;")) == "3\n");
}

TEST_CASE("SQLite: values of an enum that are renamed are renamed in the rows, all at once")
{
    Project after = shop();
    UserType kind = named(after.types, "kind");
    std::swap(kind.values[0].name, kind.values[1].name);
    after.types = after.types.with(kind);
    Shop shop("INSERT INTO goods (name, kind) VALUES ('saw', 'new'), ('axe', 'used');");
    must(shop.database.run(scriptTo(after)));
    CHECK(must(shop.database.run("SELECT name, kind FROM goods ORDER BY id;")) == "saw|used\naxe|new\n");
}

TEST_CASE("SQLite: types change with the values that they hold")
{
    Shop shop("INSERT INTO goods (name, price) VALUES ('12', 7), ('13', 8);");
    must(shop.database.run(scriptTo(goodsChanged([](Table& t) {
        columnIn(t, "name").type = "integer";
        columnIn(t, "price").type = "text";
        columnIn(t, "price").defaultExpression = "'1'";
    }))));
    CHECK(must(shop.database.run("SELECT quote(name), quote(price) FROM goods ORDER BY id;")) == "12|'7'\n13|'8'\n");
    Project fractions = goodsChanged([](Table& t) { columnIn(t, "price").type = "double precision"; });
    const auto refused = sql::sqlite::changeScript(fractions, ::shop(), {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().text().find("--allow change-values:public.goods.price") != std::string::npos);
    CHECK(sql::sqlite::changeScript(fractions, ::shop(), {.allowed = {"change-values:goods.price"}}));
}

TEST_CASE("SQLite: required columns get what they are filled with, from columns that go too")
{
    const Project after = goodsChanged([](Table& t) {
        Column made = column("label", "text", false);
        made.id = ColumnId::derive("label");
        t.columns.push_back(made);
        columnIn(t, "maker_id").nullable = false;
        t.columns.erase(t.columns.begin() + 2);
    });
    Shop shop("INSERT INTO makers (name) VALUES ('Ox'), ('Elk'); INSERT INTO goods (name, price, maker_id) VALUES ('saw', 3, 2), ('axe', 4, NULL);");
    must(shop.database.run(scriptTo(after, {.backfills = {{"goods.label", "name || ' for ' || price"}, {"public.goods.maker_id", "(SELECT min(id) FROM makers)"}},
                                            .allowed = {"drop-column:goods.price"}})));
    CHECK(must(shop.database.run("SELECT label, maker_id FROM goods ORDER BY id;")) == "saw for 3|2\naxe for 4|1\n");
}

TEST_CASE("SQLite: what deletes data has to be allowed by name, and what is allowed has to exist")
{
    auto refusal = [](const Project& after, const ScriptOptions& options) {
        const auto script = sql::sqlite::changeScript(shop(), after, options);
        return script ? std::string() : script.error().text();
    };
    const Project without = must(all({removed("goods", "maker_id"), [](E p) { return removeTable(p, tableIn(p, "makers").id); }})(shop()));
    const std::string said = refusal(without, {});
    CHECK(said.find("--allow drop-column:public.goods.maker_id") != std::string::npos);
    CHECK(said.find("--allow drop-table:public.makers") != std::string::npos);
    CHECK(refusal(without, {.allowed = {"drop-column:goods.maker_id", "drop-table:makers"}}) == "");
    CHECK(refusal(shop(), {.allowed = {"drop-table:nothing"}}).find("Nothing of this name could be lost") != std::string::npos);
    CHECK(refusal(shop(), {.backfills = {{"goods.nothing", "1"}}}).find("no column of this name") != std::string::npos);
    CHECK(refusal(must(added("goods", column("x", "text", false))(shop())), {.backfills = {{"goods.x", "1; DROP TABLE goods"}}}).find("not one SQL expression") != std::string::npos);
}

TEST_CASE("SQLite: a required column that nothing fills is told, goes where there are no rows, and nowhere else")
{
    const auto script = sql::sqlite::changeScript(shop(), must(added("goods", column("stars", "integer", false))(shop())), {});
    REQUIRE(script);
    REQUIRE(script->notes.size() == 1);
    CHECK(script->notes[0].find("--backfill \"public.goods.stars=EXPRESSION\"") != std::string::npos);
    Shop empty("");
    must(empty.database.run(script->sql));
    Shop full("INSERT INTO goods (name) VALUES ('saw');");
    CHECK(full.database.run(script->sql).error.find("NOT NULL") != std::string::npos);
}

TEST_CASE("SQLite: tables that are kept word for word keep their rows, and go only where that is allowed")
{
    Project before = shop();
    VerbatimSql kept;
    kept.id = VerbatimId::derive("search");
    kept.name = "search";
    kept.sql = "CREATE VIRTUAL TABLE search USING fts4(words)";
    kept.downSql = "DROP TABLE search";
    kept.dialect = Dialect::Sqlite;
    before.verbatimSql = before.verbatimSql.with(kept);
    const auto renamedOnly = sql::sqlite::changeScript(before, must(all({renamed("goods", "price", "cost"), removed("goods", "name")})(before)), {.allowAll = true});
    REQUIRE(renamedOnly);
    CHECK(renamedOnly->sql.find("search") == std::string::npos);
    const auto gone = sql::sqlite::changeScript(before, shop(), {});
    REQUIRE_FALSE(gone);
    CHECK(gone.error().text().find("--allow drop-table:search") != std::string::npos);
    const auto allowed = sql::sqlite::changeScript(before, shop(), {.allowed = {"drop-table:search"}});
    REQUIRE(allowed);
    CHECK(allowed->sql.find("(deletes data, can't be taken back)\nDROP TABLE search") != std::string::npos);
}

TEST_CASE("SQLite: each step says what it costs, and the way back what it can't bring back")
{
    const Project after = must(all({removed("goods", "price"), [](E p) { return removeTable(p, tableIn(p, "makers").id); }})(goodsChanged([](Table& t) { t.foreignKeys.clear(); })));
    const std::string up = scriptTo(after, {.allowAll = true});
    CHECK(up.find("(deletes data, can't be taken back)\nDROP TABLE \"makers\"") != std::string::npos);
    CHECK(up.find("blocks writes meanwhile, rewrites the table, deletes data, can't be taken back)\nCREATE TABLE \"barch_new_goods\"") != std::string::npos);
    const auto down = sql::sqlite::changeScript(after, shop(), {.allowAll = true, .isWayBack = true});
    REQUIRE(down);
    CHECK(down->sql.find("Table makers: the rows that it held can't be brought back") != std::string::npos);
}

TEST_CASE("SQLite: a constraint that a person renames is renamed, those that follow a table are not worth a copy")
{
    Project named = goodsChanged([](Table& t) { check(t, "price > 0").name = "price_is_paid"; });
    Project other = *tableChanged("goods", [](E, Table& t) { t.checks.back().name = "nothing_is_free"; })(named);
    const auto script = sql::sqlite::changeScript(named, other, {});
    REQUIRE(script);
    CHECK(script->sql.find("CONSTRAINT \"nothing_is_free\"") != std::string::npos);
    Project patterned = goodsChanged([](Table& t) { check(t, "price > 0").name = "goods_price_check"; });
    const auto moved = sql::sqlite::changeScript(patterned, must(renameTable(patterned, tableIn(patterned, "goods").id, "wares")), {});
    REQUIRE(moved);
    CHECK(moved->sql.find("barch_new") == std::string::npos);
    CHECK(moved->notes.size() == 1);
}

TEST_CASE("Renames come one after the other, over names between where they have to")
{
    using sql::NamePlan;
    using sql::renameOrder;
    CHECK(renameOrder(NamePlan{{"a", "a"}, {"b", "c"}}) == NamePlan{{"b", "c"}});
    CHECK(renameOrder(NamePlan{{"a", "b"}, {"b", "c"}}) == NamePlan{{"b", "c"}, {"a", "b"}});
    CHECK(renameOrder(NamePlan{{"a", "b"}, {"b", "a"}}) == NamePlan{{"a", "barch_aside_1"}, {"b", "a"}, {"barch_aside_1", "b"}});
    CHECK(renameOrder(NamePlan{{"a", "A"}}) == NamePlan{{"a", "barch_aside_1"}, {"barch_aside_1", "A"}});
    CHECK(renameOrder(NamePlan{{"old", ""}, {"", "Old"}}) == NamePlan{{"old", "barch_aside_1"}});
    CHECK(renameOrder(NamePlan{{"old", ""}, {"a", "old"}, {"barch_aside_1", "barch_aside_1"}}) == NamePlan{{"old", "barch_aside_2"}, {"a", "old"}});
}
