#include "core/api/pattern.h"
#include "core/api/value_rules.h"
#include "tests/support/design.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::api;
using namespace barch::test;

namespace {

/// One table with these columns and checks; the rules of all.
struct Ruled {
    Ruled(const std::vector<std::string>& columns, const std::vector<std::string>& checks)
    {
        subject = test::table("things", columns);
        for (const std::string& sql : checks)
            check(subject, sql);
        design.put(subject);
        rules = rulesOf(design.project(), subject);
    }
    const ValueRules& of(const std::string& column) const { return *rules.of(columnOf(subject, column)); }

    Design design;
    Table subject;
    TableRules rules;
};

bool understood(const std::string& sql, const std::vector<std::string>& columns)
{
    const Ruled ruled(columns, {sql});
    auto checks = ruled.rules.checks;
    for (const ValueRules& column : ruled.rules.columns)
        checks.insert(checks.end(), column.checks.begin(), column.checks.end());
    return checks.size() == 1 && checks.front().meaning.has_value();
}

}  // namespace

TEST_CASE("Types give their limits")
{
    const Ruled ruled({"name varchar(80)", "price numeric(12,2)", "count smallint null", "code char(3)", "tags text[]"}, {});
    CHECK(ruled.of("name").maximumLength == 80u);
    CHECK(ruled.of("price").precision == 12);
    CHECK(ruled.of("price").scale == 2);
    CHECK(ruled.of("count").maximum == NumberLimit{"32767", false});
    CHECK(ruled.of("count").nullable);
    CHECK(ruled.of("code").maximumLength == 3u);
    CHECK(ruled.of("tags").shape.dimensions == 1);
    CHECK(ruled.of("tags").shape.kind == ValueKind::Text);
}

TEST_CASE("Checks of one column are read as limits, lists and patterns")
{
    const Ruled ruled({"price numeric(12,2) null", "name varchar(80)", "state text", "code text", "rate integer", "tags text[]"},
                      {"price IS NULL OR price > 0", "length(name) > 1", "state IN ('open', 'closed')", "code ~ '^[A-Z]{2}-\\d+$' AND code = upper(code)",
                       "rate BETWEEN 0 AND 10000", "cardinality(tags) <= 5"});
    CHECK(ruled.of("price").minimum == NumberLimit{"0", true});
    CHECK(ruled.of("name").minimumLength == 2u);
    CHECK(ruled.of("state").values == std::vector<std::string>{"open", "closed"});
    CHECK(ruled.of("code").patterns == std::vector<std::string>{"^[A-Z]{2}-[0-9]+$"});
    CHECK(ruled.of("code").upperCase);
    CHECK(ruled.of("rate").minimum == NumberLimit{"0", false});
    CHECK(ruled.of("rate").maximum == NumberLimit{"10000", false});
    CHECK(ruled.of("tags").maximumItems == 5u);
    CHECK(ruled.rules.checks.empty());
}

TEST_CASE("Lists as PostgreSQL prints them are lists")
{
    const Ruled ruled({"state varchar(20)"}, {"((state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"});
    CHECK(ruled.of("state").values == std::vector<std::string>{"a", "b"});
}

TEST_CASE("Checks of several columns keep their meaning")
{
    const Ruled ruled({"starts_on date null", "ends_on date null"}, {"starts_on IS NULL OR ends_on IS NULL OR ends_on >= starts_on"});
    REQUIRE(ruled.rules.checks.size() == 1);
    REQUIRE(ruled.rules.checks[0].meaning);
    CHECK(ruled.rules.checks[0].meaning->op == Operator::Or);
    CHECK(ruled.rules.checks[0].columns.size() == 2);
}

TEST_CASE("What isn't understood is kept as it is written")
{
    const Ruled ruled({"name text", "born date"}, {"is_fine(name)", "born < current_date"});
    REQUIRE(ruled.of("name").checks.size() == 1);
    CHECK_FALSE(ruled.of("name").checks[0].meaning);
    CHECK(ruled.of("name").checks[0].sql == "is_fine(name)");
    REQUIRE(ruled.of("born").checks.size() == 1);
    CHECK_FALSE(ruled.of("born").checks[0].meaning);
}

TEST_CASE("Only what means the same elsewhere is understood")
{
    const std::vector<std::string> columns = {"a text", "n integer", "d date", "t timestamptz", "u uuid", "f double precision", "b boolean", "j jsonb"};
    for (const char* sql : {"n + 1 > 2 * n", "NOT (n = 1)", "n >= -1", "n>=-1", "b", "b IS NOT TRUE", "d > '2020-02-29'", "t > '2020-01-01T00:00:00Z'",
                            "f >= 0.5", "a LIKE 'x%'", "a !~* '^[a-f]+$'", "CASE WHEN b THEN n > 1 ELSE n > 2 END", "coalesce(n, 0) > 1",
                            "num_nonnulls(a, n) = 1", "jsonb_typeof(j) = 'object'", "a IS DISTINCT FROM 'x'", "\"n\" > 3", "things.n > 3",
                            "u <> '00000000-0000-0000-0000-000000000000'", "d + 1 > d", "trim(both from a) <> ''", "cast(n as bigint) > 3"}) {
        INFO(sql);
        CHECK(understood(sql, columns));
    }
    for (const char* sql : {"a < 'm'", "a ~ '\\w+'", "a ~ '(a)\\1'", "a SIMILAR TO 'x'", "t > now()", "t > '2020-01-01'", "d > '2020-02-30'",
                            "n", "n + a > 1", "a || 'x' = 'y'", "n IN (SELECT 1)", "a = E'x'", "n = 1 OR", "(n = 1", "a = 1", "missing > 1",
                            "a COLLATE \"C\" = 'x'", "n = NULL", "a ~ '^*'", "a ~ '[[:alpha:]]'", "a ~ '(?i)x'"}) {
        INFO(sql);
        CHECK_FALSE(understood(sql, columns));
    }
}

TEST_CASE("Expressions as deep as they like end")
{
    CHECK_FALSE(understood(std::string(5000, '(') + "n = 1" + std::string(5000, ')'), {"n integer"}));
    CHECK_FALSE(understood("n = " + std::string(1500, '-') + "1", {"n integer"}));
}

TEST_CASE("Domains give their checks to each column")
{
    Design design;
    UserType domain;
    domain.id = UserTypeId::derive("positive");
    domain.name = "positive";
    domain.kind = UserTypeKind::Domain;
    domain.baseType = "numeric(8,2)";
    domain.nullable = false;
    domain.checks.push_back({ConstraintId::derive("c"), "", "VALUE > 0"});
    design.put(domain);
    Table table = test::table("things", {"price text null"});
    columnIn(table, "price").type.clear();
    columnIn(table, "price").userType = domain.id;
    design.put(table);
    const auto rules = rulesOf(design.project(), table);
    CHECK(rules.columns[0].shape.kind == ValueKind::Numeric);
    CHECK(rules.columns[0].precision == 8);
    CHECK(rules.columns[0].minimum == NumberLimit{"0", true});
    CHECK_FALSE(rules.columns[0].nullable);
}

TEST_CASE("Domains in a circle end")
{
    Design design;
    for (const auto& [name, base] : {std::pair("a", "b"), std::pair("b", "a")}) {
        UserType domain;
        domain.id = UserTypeId::derive(name);
        domain.name = name;
        domain.kind = UserTypeKind::Domain;
        domain.baseType = base;
        design.put(domain);
    }
    Table table = test::table("things", {"x a"});
    design.put(table);
    CHECK(rulesOf(design.project(), table).columns[0].shape.kind == ValueKind::Other);
}

TEST_CASE("Constant defaults are known, others only said to be there")
{
    const Ruled ruled({"state text default 'open'", "at timestamptz default now()", "note text null", "n integer default 3"}, {});
    REQUIRE(ruled.of("state").constantDefault);
    CHECK(ruled.of("state").constantDefault->text == "open");
    CHECK(ruled.of("at").hasDefault);
    CHECK_FALSE(ruled.of("at").constantDefault);
    CHECK(ruled.of("note").constantDefault->op == Operator::Null);
    CHECK(ruled.of("n").constantDefault->text == "3");
    CHECK_FALSE(ruled.of("n").required());
}

TEST_CASE("Patterns of LIKE are anchored and escaped")
{
    CHECK(patternOfLike("a.b%_") == "^a\\.b.*.$");
    CHECK(patternOfLike("100\\%") == "^100%$");
    CHECK_FALSE(patternOfLike("x\\"));
    CHECK(patternOfRegex("^a|b$", false) == "^a|b$");
    CHECK(patternOfRegex("^Ab1$", true) == "^[Aa][bB]1$");
    CHECK_FALSE(patternOfRegex("a||b", false));
    CHECK_FALSE(patternOfRegex("a{2,1}", false));
}
