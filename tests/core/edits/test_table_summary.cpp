#include "core/edits/table_summary.h"

#include "core/model/sql_tokens.h"
#include "tests/support/generated_project.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace barch;

namespace {

/// Names of tables whose chunk may hold what is asked for.
template <class May>
std::vector<std::string> tablesWhere(const Project& project, May may)
{
    std::vector<std::string> names;
    forEachTableWhere(project, may, [&](const Table& table) { names.push_back(table.name); });
    return names;
}

template <class May>
bool finds(const Project& project, const Table& table, May may)
{
    const auto names = tablesWhere(project, may);
    return std::find(names.begin(), names.end(), table.name) != names.end();
}

Table strangeTable()
{
    Table table{.id = TableId::derive("strange"), .name = "Odd \"name\""};
    table.columns.push_back({.id = ColumnId::derive("strange/a"), .name = "a", .type = "text", .defaultExpression = "Lower('ÄB')"});
    table.policies.push_back({.name = "p", .usingExpression = "EXISTS(SELECT 1 FROM\"Mixed Case\"m WHERE m.x$y=1 AND f(a)::tpe IS NOT NULL)"});
    table.triggers.push_back({.name = "t", .condition = "new.a<>old.a", .function = FunctionId::derive("f"), .body = "übung$1 := $tag$inner$tag$"});
    return table;
}

}  // namespace

TEST_CASE("A summary is never wrong about what a table is called, names and mentions")
{
    Project project = generatedProject(400);
    project.tables = project.tables.with(strangeTable());
    for (const Table& table : project.tables) {
        if (table.name.ends_with("s") && table.id.number() % 16 != 0)
            continue;  // a part of them is enough
        INFO(table.name);
        CHECK(finds(project, table, [&](const TableSummary& s) { return s.mayBeCalled(table.name); }));
        for (const ForeignKey& key : table.foreignKeys) {
            CHECK(finds(project, table, [&](const TableSummary& s) { return s.mayName(key.target); }));
            for (const ColumnId column : key.targetColumns)
                CHECK(finds(project, table, [&](const TableSummary& s) { return s.mayName(column); }));
        }
        forEachReadingText(table, [&](const std::string& text) {
            for (const SqlToken& token : sqlTokens(text))
                if (token.isIdentifier())
                    CHECK(finds(project, table, [&](const TableSummary& s) { return s.mayMention(token.name(), SqlTexts::Reading); }));
        });
        forEachSqlText(table, [&](const std::string& text) {
            for (const SqlToken& token : sqlTokens(text))
                if (token.isIdentifier())
                    CHECK(finds(project, table, [&](const TableSummary& s) { return s.mayMention(token.name(), SqlTexts::All); }));
        });
    }
    const Table strange = strangeTable();
    for (const char* name : {"ODD \"NAME\"", "odd \"name\""})
        CHECK(finds(project, strange, [&](const TableSummary& s) { return s.mayBeCalled(name); }));
    for (const char* name : {"Mixed Case", "x$y", "F", "TPE", "lower", "\"", "übung"})
        CHECK(finds(project, strange, [&](const TableSummary& s) { return s.mayMention(name, SqlTexts::All); }));
    CHECK(finds(project, strange, [&](const TableSummary& s) { return s.mayName(FunctionId::derive("f")); }));
}

TEST_CASE("A summary spares looking at nearly all tables that have nothing to do with it")
{
    const Project project = generatedProject(4000);
    std::size_t looked = 0;
    std::size_t asked = 0;
    for (const Table& table : project.tables) {
        if (asked == 100)
            break;
        ++asked;
        looked += tablesWhere(project, [&](const TableSummary& s) { return s.mayBeCalled(table.name) || s.mayMention(table.name, SqlTexts::Reading); }).size();
    }
    CHECK(looked / asked < 3 * 64);
}

TEST_CASE("An edited table is found by its new name and not by its old one")
{
    const Project project = generatedProject(300);
    const Table before = *project.tables.begin();
    Table after = before;
    after.name = "brand_new";
    Project renamed = project;
    renamed.tables = renamed.tables.with(std::move(after));
    const auto named = [](const Project& in, std::string_view name) {
        return firstTableWhere(in, [&](const TableSummary& s) { return s.mayBeCalled(name); }, [&](const Table& t) { return t.name == name; });
    };
    CHECK(named(project, before.name));
    CHECK_FALSE(named(project, "brand_new"));
    CHECK(named(renamed, "brand_new"));
    CHECK_FALSE(named(renamed, before.name));
}
