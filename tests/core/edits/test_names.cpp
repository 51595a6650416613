#include "core/edits/names.h"

#include "core/edits/rename_follow.h"
#include "core/model/column_type.h"
#include "core/text/short_name.h"

#include <catch2/catch.hpp>

#include <set>

using namespace barch;

TEST_CASE("One of many")
{
    const std::vector<std::pair<std::string, std::string>> words = {
        {"tickets", "ticket"}, {"categories", "category"}, {"addresses", "address"}, {"people", "person"},
        {"statuses", "status"}, {"status", "status"}, {"news", "news"}, {"boxes", "box"}, {"batches", "batch"},
        {"bus", "bus"}, {"team_people", "team_person"}, {"caches", "cache"}, {"purchases", "purchase"},
        {"invoices", "invoice"}, {"analysis", "analysis"}, {"ties", "tie"}, {"data", "data"}, {"s", "s"}, {"", ""}};
    for (const auto& [many, one] : words) {
        INFO(many);
        CHECK(singularOf(many) == one);
    }
}

TEST_CASE("Derived names fit in 63 bytes and never end within a character")
{
    Table table{.name = std::string(60, 't')};
    table.columns.push_back({.id = ColumnId::derive("c"), .name = std::string(70, 'c')});
    CHECK(uniqueName(table, {ColumnId::derive("c")}).size() == 63);
    CHECK(primaryKeyName(table).size() == 63);
    for (int length = 1; length < 40; ++length) {
        table.name = std::string(static_cast<std::size_t>(length), 'a');
        for (int i = 0; i < 30; ++i)
            table.name += "\xc3\xa9";
        const std::string name = uniqueName(table, {ColumnId::derive("c")});
        CHECK(name.size() <= 63);
        CHECK_FALSE(nameFault("constraint", name));
        CHECK(derivedName("v", table.name).size() <= 63);
        CHECK_FALSE(nameFault("view", derivedName("v", table.name)));
    }
}

TEST_CASE("Derived names of alike tables and columns stay apart where they are cut, and don't depend on other tables")
{
    const auto named = [](const std::string& name, const std::string& column) {
        Table table{.name = name};
        table.columns.push_back({.id = ColumnId::derive("c"), .name = column});
        return table;
    };
    const std::vector<ColumnId> columns{ColumnId::derive("c")};
    std::set<std::string> names;
    std::size_t made = 0;
    for (int i = 100; i < 120; ++i)
        for (const std::string& column : {std::string("tenant_id"), std::string(55, 'c')}) {
            const Table table = named(std::string(57, 't') + std::to_string(i), column + std::to_string(i));
            Index index;
            index.keys.push_back({.column = columns[0]});
            for (const auto& name : {uniqueName(table, columns), foreignKeyName(table, columns), indexName(table, index), derivedName(table.name, column)}) {
                CHECK(name.size() <= 63);
                names.insert(name);
                ++made;
            }
        }
    CHECK(names.size() == made);
    CHECK(indexName(named(std::string(60, 't'), "a"), {}) == std::string(60, 't').substr(0, 50) + nameMark(std::string(60, 't') + "_idx") + "_idx");
}

TEST_CASE("Numbered names that follow a rename to a long one still fit")
{
    Table before{.id = TableId::derive("t"), .name = "tags"};
    before.columns.push_back({.id = ColumnId::derive("c"), .name = "label"});
    for (int i = 1; i < 4; ++i)
        before.uniques.push_back({.id = ConstraintId::derive(std::to_string(i)), .name = freeNameIn(before, uniqueName(before, {ColumnId::derive("c")})),
                                  .columns = {ColumnId::derive("c")}});
    CHECK(before.uniques[2].name == "tags_label_key_3");
    Table after = before;
    after.name = std::string(58, 't');
    followNames(before, after);
    std::set<std::string> names;
    for (const auto& unique : after.uniques) {
        CHECK(unique.name.size() <= 63);
        CHECK(unique.name.rfind("ttt", 0) == 0);
        names.insert(unique.name);
    }
    CHECK(names.size() == 3);
}

TEST_CASE("Types in any spelling become the canonical one")
{
    const std::vector<std::pair<std::string, std::string>> spellings = {
        {"INT", "integer"}, {"int8", "bigint"}, {"int(11)", "integer"}, {"Decimal (12, 2)", "numeric(12,2)"},
        {"timestamp with time zone", "timestamptz"}, {"timestamp (3) with time zone", "timestamptz(3)"},
        {"TIMESTAMP(3) WITHOUT TIME ZONE", "timestamp(3)"}, {"character varying(80)", "varchar(80)"}, {"bool", "boolean"},
        {"tinyint(1)", "boolean"}, {"tinyint(4)", "smallint"}, {"numeric(12,2)[]", "numeric(12,2)[]"},
        {"text[][3]", "text[][]"}, {"integer ARRAY", "integer[]"}, {"double", "double precision"},
        {"double   precision", "double precision"}, {"pg_catalog.int4", "integer"}, {"float(10)", "real"},
        {"float(30)", "double precision"}, {"enum('a','b,c')", "enum('a','b,c')"}, {"GEOMETRY(Point, 4326)", "geometry(Point,4326)"},
        {"\"My Type\"", "\"My Type\""}, {"int unsigned", "int unsigned"}, {"longtext", "text"}, {"vector(1536)", "vector(1536)"},
        {"(", "("}, {"", ""}};
    for (const auto& [written, canonical] : spellings) {
        INFO(written);
        CHECK(canonicalType(written) == canonical);
        CHECK(canonicalType(canonicalType(written)) == canonicalType(written));
    }
    const auto type = parseColumnType("numeric(12,2)[]");
    REQUIRE(type);
    CHECK(type->name == "numeric");
    CHECK(type->arguments == std::vector<std::string>{"12", "2"});
    CHECK(type->dimensions == 1);
    CHECK(type->known);
    for (const char* wrong : {"", "  ", "(3)", "numeric(", "numeric(1,)", "numeric)", "text[", "text]", "a;b", "numeric(1)(2)"}) {
        INFO(wrong);
        CHECK_FALSE(parseColumnType(wrong));
    }
    for (const CanonicalType& known : canonicalTypes()) {
        INFO(known.name);
        CHECK(canonicalType(known.name) == known.name);
        CHECK(parseColumnType(known.name)->known);
        CHECK_FALSE(known.meaning.empty());
    }
}
