#include "core/compare/match_by_name.h"
#include "core/compare/project_changes.h"
#include "core/compare/replace_ids.h"
#include "tests/support/design.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

Project shop()
{
    Design d;
    d.tenantRoles();
    const auto state = d.enumeration("state", {"open", "paid"});
    Table customers = table("customers", {"id bigint identity", "tenant_id uuid", "name text"});
    customers.tenancyClass = TenancyClass::Owned;
    customers.columns[2].classification = Classification::Personal;
    primaryKey(customers, {"id"});
    Table orders = table("orders", {"id bigint identity", "customer_id bigint", "total numeric(12,2)"});
    orders.columns.push_back({.id = ColumnId::derive("state"), .name = "state", .userType = state});
    primaryKey(orders, {"id"});
    refers(orders, {"customer_id"}, customers, {"id"});
    check(orders, "total >= 0");
    index(orders, {"customer_id"});
    Policy policy;
    policy.id = PolicyId::derive("mine");
    policy.name = "mine";
    policy.usingExpression = "true";
    orders.policies = {policy};
    d.put(customers);
    d.put(orders);
    return d.project();
}

/// The same database, as somebody else's tool would have read it: other ids, and only what SQL can say.
Project readAgain(const Project& project)
{
    Project plain = project;
    for (const Table& table : project.tables) {
        Table copy = table;
        copy.tenancyClass = {};
        copy.tenantKey = {};
        for (Column& column : copy.columns)
            column.classification = {};
        plain.tables = plain.tables.with(copy);
    }
    std::unordered_map<AnyId, AnyId> ids;
    const auto fresh = [&](const auto& elements) {
        for (const auto& element : elements)
            ids.emplace(element.id, AnyId::random());
    };
    fresh(project.namespaces);
    fresh(project.roles);
    fresh(project.types);
    fresh(project.tables);
    for (const UserType& type : project.types)
        fresh(type.values);
    for (const Table& table : project.tables) {
        fresh(table.columns);
        fresh(table.foreignKeys);
        fresh(table.checks);
        fresh(table.indexes);
        fresh(table.policies);
        ids.emplace(table.primaryKey->id, AnyId::random());
    }
    return replacedIds(plain, ids);
}

Project renamed(Project project, const std::string& tableName, const std::string& columnName, const std::string& to)
{
    for (const Table& table : project.tables)
        if (table.name == tableName) {
            Table copy = table;
            if (columnName.empty())
                copy.name = to;
            else
                columnIn(copy, columnName).name = to;
            project.tables = project.tables.with(copy);
            return project;
        }
    return project;
}

}  // namespace

TEST_CASE("A design read from elsewhere, matched by names, is the design")
{
    const Project known = shop();
    const Project other = readAgain(known);
    REQUIRE_FALSE(changesBetween(known, other).empty());
    const Matched matched = matchedByName(known, other);
    for (const ElementChange& change : changesBetween(known, matched.project))
        CHECK(change.kind + " " + change.name == "");
    CHECK(matched.project.tables == known.tables);
    CHECK(matched.renames.empty());
}

TEST_CASE("A rename is offered and never guessed; said to be one, it is one")
{
    const Project known = shop();
    const Matched matched = matchedByName(known, renamed(renamed(readAgain(known), "orders", "", "purchases"), "customers", "name", "full_name"));
    REQUIRE(matched.renames.size() == 2);
    CHECK(matched.renames[0].from == "public.orders");
    CHECK(matched.renames[0].to == "public.purchases");
    CHECK(matched.renames[1].from == "public.customers.name");
    CHECK(matched.renames[1].to == "public.customers.full_name");
    const std::string guessed = summaryOf(changesBetween(known, matched.project));
    CHECK(guessed.find("1 table added, 1 table removed") != std::string::npos);
    const Matched again = matchedByName(known, withRenames(matched.project, matched.renames));
    CHECK(again.renames.empty());
    const auto changes = changesBetween(known, again.project);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].sign == ChangeSign::Changed);
    CHECK(changes[0].name == "public.customers");
    REQUIRE(changes[1].parts.size() == 1);
    CHECK(changes[1].parts[0].text == "name orders → name purchases");
}

TEST_CASE("A table that has nothing in common is no rename")
{
    Project other = readAgain(shop());
    other = renamed(renamed(renamed(other, "orders", "", "visits"), "visits", "customer_id", "page"), "visits", "total", "seen_at");
    other = renamed(other, "visits", "state", "browser");
    CHECK(matchedByName(shop(), other).renames.empty());
}
