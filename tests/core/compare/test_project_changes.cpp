#include "core/compare/project_changes.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>

using namespace barch;

namespace {

Column column(const std::string& name, const std::string& type)
{
    Column c;
    c.id = ColumnId::derive(name);
    c.name = name;
    c.type = type;
    return c;
}

Table table(const std::string& name)
{
    Table t;
    t.id = TableId::derive(name);
    t.name = name;
    t.columns = {column("id", "uuid"), column("tenant_id", "uuid")};
    t.primaryKey = PrimaryKey{ConstraintId::derive(name + "/key"), {}, {ColumnId::derive("id")}, {}, {}};
    return t;
}

Project with(Project project, Table t)
{
    project.tables = project.tables.with(std::make_shared<const Table>(std::move(t)));
    return project;
}

std::vector<std::string> lines(const ElementChange& change)
{
    std::vector<std::string> out;
    for (const ChangedPart& part : change.parts)
        out.push_back(std::string(signOf(part.sign)) + ' ' + part.text);
    return out;
}

}  // namespace

TEST_CASE("nothing changed gives no changes", "[compare]")
{
    const Project project = with({}, table("orders"));
    CHECK(changesBetween(project, project).empty());
    // An equal value in a new place is no change either.
    CHECK(changesBetween(project, with(project, table("orders"))).empty());
    CHECK(summaryOf({}) == "nothing changed");
}

TEST_CASE("an added table lists its parts", "[compare]")
{
    const auto changes = changesBetween({}, with({}, table("orders")));
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].sign == ChangeSign::Added);
    CHECK(changes[0].name == "orders");
    CHECK(lines(changes[0]) == std::vector<std::string>{"+ column id, uuid, required", "+ column tenant_id, uuid, required", "+ primary key (id)"});
    CHECK(summaryOf(changes) == "1 table added");
}

TEST_CASE("what only mentions a renamed table or column is no different", "[compare]")
{
    Table one = table("tickets");
    Table other = table("notes");
    other.foreignKeys.push_back({.id = ConstraintId::derive("k"), .columns = {other.columns[1].id}, .target = one.id, .targetColumns = {one.columns[0].id}});
    other.indexes.push_back({.id = IndexId::derive("i"), .keys = {IndexKey{.column = other.columns[1].id}}});
    const Project before = with(with(Project(), one), other);
    one.name = "requests";
    one.columns[0].name = "number";
    other.columns[1].name = "account";
    const auto changes = changesBetween(before, with(with(Project(), one), other));
    REQUIRE(changes.size() == 2);
    CHECK(lines(changes[0]) == std::vector<std::string>{"~ column tenant_id → column account"});
    CHECK(lines(changes[1]) == std::vector<std::string>{"~ name tickets → name requests", "~ column id → column number"});
}

TEST_CASE("a renamed column is a change, not a new column", "[compare]")
{
    const Project before = with({}, table("orders"));
    Table t = table("orders");
    t.columns[1].name = "customer_id";
    t.columns[1].nullable = true;
    const auto changes = changesBetween(before, with(before, t));
    REQUIRE(changes.size() == 1);
    CHECK(lines(changes[0]) == std::vector<std::string>{"~ column tenant_id → column customer_id", "~ column customer_id: required → may be empty"});
}

TEST_CASE("a reference over other columns went and came", "[compare]")
{
    Project before = with(with({}, table("orders")), table("lines"));
    Table t = *before.table(TableId::derive("lines"));
    t.foreignKeys.push_back({});
    ForeignKey& key = t.foreignKeys.back();
    key.id = ConstraintId::derive("key");
    key.columns = {ColumnId::derive("id")};
    key.target = TableId::derive("orders");
    key.targetColumns = {ColumnId::derive("id")};
    key.onDelete = ReferentialAction::Cascade;
    before = with(before, t);
    t.foreignKeys[0].columns = {ColumnId::derive("tenant_id"), ColumnId::derive("id")};
    t.foreignKeys[0].targetColumns = t.foreignKeys[0].columns;
    const auto changes = changesBetween(before, with(before, t));
    REQUIRE(changes.size() == 1);
    CHECK(lines(changes[0]) == std::vector<std::string>{"− reference (id) → orders (id), on delete cascade",
                                                        "+ reference (tenant_id, id) → orders (tenant_id, id), on delete cascade"});
    CHECK(summaryOf(changes) == "1 reference added, 1 reference removed");
}

TEST_CASE("row security, policies and grants are said in words", "[compare]")
{
    Project before = with({}, table("orders"));
    Role role;
    role.id = RoleId::derive("app");
    role.name = "app";
    before.roles = before.roles.with(std::make_shared<const Role>(role));
    Table t = table("orders");
    t.rowSecurity = true;
    t.forceRowSecurity = true;
    Policy policy;
    policy.id = PolicyId::derive("p");
    policy.name = "orders_tenant";
    policy.roles = {role.id};
    policy.usingExpression = "tenant_id = current_tenant()";
    t.policies.push_back(policy);
    Grant grant;
    grant.role = role.id;
    grant.privileges = {"select", "insert"};
    t.grants.push_back(grant);
    const auto changes = changesBetween(before, with(before, t));
    REQUIRE(changes.size() == 1);
    CHECK(lines(changes[0]) ==
          std::vector<std::string>{"~ row-level security off → row-level security on",
                                   "~ the owner passes row-level security → holds the owner too",
                                   "+ policy orders_tenant, for all, to app, using tenant_id = current_tenant()",
                                   "+ grant to app, select, insert"});
}

TEST_CASE("parts of a table in another order are a change", "[compare]")
{
    const Project before = with({}, table("orders"));
    Table t = table("orders");
    std::swap(t.columns[0], t.columns[1]);
    const auto changes = changesBetween(before, with(before, t));
    REQUIRE(changes.size() == 1);
    CHECK(lines(changes[0]) == std::vector<std::string>{"~ order of the parts"});
}

TEST_CASE("every part of a project is compared", "[compare]")
{
    // A part that the list forgets would be a change that nobody is told about: one of each, by the list of fields.
    std::size_t parts = 0;
    Project::withFields([&](const auto&... field) {
            (
                [&] {
                    Project before;
                    Project after;
                    auto& member = after.*(field.member);
                    using Member = std::remove_cvref_t<decltype(member)>;
                    if (field.name == "acceptedAnswers")
                        return;  // what was accepted follows the answers
                    if constexpr (requires { member.begin(); }) {
                        using T = std::remove_cvref_t<decltype(*member.begin())>;
                        T element;
                        if constexpr (requires { element.id = "question"; })
                            element.id = "question";
                        else
                            element.id = decltype(element.id)::derive("one");
                        member = Member::of({std::make_shared<const T>(element)});
                    } else {
                        auto value = *member;
                        value.unknown.push_back({"later", "1"});
                        member = Member(value);
                    }
                    INFO(field.name);
                    CHECK(changesBetween(before, after).size() == 1);
                    ++parts;
                }(),
                ...);
        });
    CHECK(parts > 30);
}

TEST_CASE("other elements say which member changed", "[compare]")
{
    Project before;
    Answer answer;
    answer.id = "data.tenancy";
    answer.values = {"shared"};
    before.answers = before.answers.with(std::make_shared<const Answer>(answer));
    Project after = before;
    answer.values = {"isolated"};
    after.answers = after.answers.with(std::make_shared<const Answer>(answer));
    const auto changes = changesBetween(before, after);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].name == "data.tenancy");
    CHECK(changes[0].element == ElementRef::answer("data.tenancy"));
    CHECK(lines(changes[0]) == std::vector<std::string>{"~ values: shared → isolated"});
}
