#include "core/rules/predicate.h"

#include <catch2/catch.hpp>

using namespace barch::rules;

namespace {

PredicateFacts facts(std::string_view sql)
{
    return factsOf(sql, {"documents", "tenant_id", [](std::string_view table) { return table == "memberships"; }});
}

}  // namespace

TEST_CASE("A predicate that compares the tenant key is known in any spelling")
{
    for (const char* sql : {
             "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)",
             "(((tenant_id)::text = current_setting('app.tenant_id')))",
             "current_tenant_id() = documents.tenant_id",
             "\"tenant_id\" = app.current_tenant()",
             "tenant_id IS NOT DISTINCT FROM current_tenant()",
             "tenant_id IN (SELECT tenant_id FROM memberships WHERE user_id = auth.uid())",
             "tenant_id = ANY (current_tenants())",
             "EXISTS (SELECT 1 FROM memberships m WHERE m.tenant_id = documents.tenant_id AND m.user_id = auth.uid())",
             "EXISTS (SELECT 1 FROM teams t WHERE t.owner = tenant_id)",
             "is_member(tenant_id)",
             "status = 'open' AND tenant_id = current_tenant()",
             "(tenant_id = a() AND x) OR (tenant_id = b() AND NOT y)",
             "CAST(tenant_id AS text) = current_setting('app.tenant_id', true)",
             "x BETWEEN 1 AND 2 AND tenant_id = current_tenant() -- OR true",
         }) {
        INFO(sql);
        CHECK(facts(sql).constrains);
        CHECK_FALSE(facts(sql).alwaysTrue);
        CHECK_FALSE(facts(sql).openWhenUnset);
    }
}

TEST_CASE("A predicate that lets other tenants' rows through is known in any spelling")
{
    for (const char* sql : {
             "true", "status = 'open'", "owner_id = auth.uid()", "tenant_id IS NOT NULL", "tenant_id = tenant_id",
             "tenant_id <> current_tenant()", "tenant_id = current_tenant() OR is_public", "NOT (tenant_id = current_tenant())",
             "EXISTS (SELECT 1 FROM memberships m WHERE m.tenant_id = tenant_id AND m.user_id = auth.uid())",
             "EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = auth.uid())", "'tenant_id = x' = title",
         }) {
        INFO(sql);
        CHECK_FALSE(facts(sql).constrains);
    }
}

TEST_CASE("Predicates that are always true or open without a tenant are told apart from careless ones")
{
    for (const char* sql : {"true", "1 = 1", "(tenant_id = f() OR TRUE)", "'a'='a'", "tenant_id = f() OR (1=1)", "NOT false"}) {
        INFO(sql);
        CHECK(facts(sql).alwaysTrue);
    }
    for (const char* sql : {"tenant_id = f() OR tenant_id IS NULL", "current_setting('app.tenant_id', true) IS NULL OR tenant_id = f()",
                            "tenant_id = f() OR current_setting('app.tenant_id', true) = ''",
                            "tenant_id = COALESCE(NULLIF(current_setting('app.tenant_id', true), '')::uuid, tenant_id)",
                            "CASE WHEN current_setting('a.b', true) IS NULL THEN true ELSE tenant_id = f() END"}) {
        INFO(sql);
        CHECK(facts(sql).openWhenUnset);
        CHECK_FALSE(facts(sql).constrains);
    }
    CHECK_FALSE(facts("deleted_at IS NULL AND tenant_id = f()").openWhenUnset);
    CHECK_FALSE(facts("deleted_at IS NULL").openWhenUnset);
}

TEST_CASE("A fixed tenant and a pattern are seen")
{
    for (const char* sql : {"tenant_id = '3f1c'", "tenant_id = '3f1c'::uuid", "tenant_id IN (1, 2)", "uuid '3f1c' = tenant_id",
                            "tenant_id = ANY (ARRAY['a', 'b']::uuid[])"}) {
        INFO(sql);
        CHECK(facts(sql).literalTenant);
    }
    CHECK_FALSE(facts("tenant_id = current_setting('app.tenant_id')::uuid").literalTenant);
    CHECK_FALSE(facts("tenant_id = f() AND kind = 'x'").literalTenant);
    CHECK(facts("tenant_id::text LIKE 'acme%'").pattern);
    CHECK(facts("tenant_id = current_user").comparesUser);
}

TEST_CASE("Calls of current_setting are judged by missing_ok, NULLIF and prefix")
{
    const auto call = [](std::string_view sql) { return settingCalls(sql).at(0); };
    CHECK(call("tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid").sound());
    CHECK(call("(select nullif(current_setting('app.tenant_id', TRUE), '')::uuid)").sound());
    CHECK(call("tenant_id::text = current_setting('app.tenant_id', true)").sound());
    CHECK_FALSE(call("tenant_id = current_setting('app.tenant_id', true)::uuid").sound());
    CHECK_FALSE(call("tenant_id = CAST(current_setting('app.tenant_id', true) AS uuid)").sound());
    CHECK_FALSE(call("tenant_id::text = current_setting('app.tenant_id')").sound());
    CHECK_FALSE(call("tenant_id::text = current_setting('tenant_id', true)").sound());
    CHECK(settingCalls("title = 'current_setting(x)'").empty());
}

TEST_CASE("Calls made for each row are found outside of a SELECT only")
{
    CHECK(callsForEachRow("tenant_id = current_setting('a.b', true)::uuid").size() == 1);
    CHECK(callsForEachRow("tenant_id = NULLIF(current_setting('a.b', true), '')::uuid").size() == 1);
    CHECK(callsForEachRow("owner = auth.uid()").size() == 1);
    CHECK(callsForEachRow("tenant_id = (SELECT NULLIF(current_setting('a.b', true), '')::uuid)").empty());
    CHECK(callsForEachRow("owner = (select auth.uid())").empty());
    CHECK(callsForEachRow("is_member(tenant_id)").empty());
    CHECK(callsForEachRow("created_at < now()").empty());
}

TEST_CASE("Tables that a predicate reads are found")
{
    CHECK(tablesReadBy("EXISTS (SELECT 1 FROM public.memberships m JOIN users u ON u.id = m.user_id)") == std::vector<std::string>{"memberships", "users"});
    CHECK(tablesReadBy("a IS DISTINCT FROM b").empty());
    CHECK(tablesReadBy("title = 'from x'").empty());
}

TEST_CASE("Tokens of every engine's SQL are read, whatever is left open")
{
    CHECK(tokenize("a -- b\n/* c */ 'it''s' \"X\"\"y\" `z` $q$ $b$ $q$ 1.5 ::").size() == 7);
    for (const char* sql : {"'", "\"", "$a$", "/*", "((", "))", "e'", "`", "--", "$1", "\xff\xfe"})
        CHECK_NOTHROW(factsOf(sql, {"t", "tenant_id", {}}));
    CHECK(sameExpression("( A = 1 )", "a=1"));
    CHECK_FALSE(sameExpression("a = 'X'", "a = 'x'"));
}
