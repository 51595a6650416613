#include "core/api/names.h"
#include "core/api/paths.h"
#include "tests/support/design.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::api;

TEST_CASE("Names of tables become plural segments and singular types, whatever their spelling")
{
    const auto named = [](const char* name) { return test::table(name, {"id uuid"}); };
    CHECK(segmentOf(named("tickets")) == "tickets");
    CHECK(segmentOf(named("KnowledgeArticle")) == "knowledge-articles");
    CHECK(segmentOf(named("sales_category")) == "sales-categories");
    CHECK(segmentOf(named("address")) == "addresses");
    CHECK(segmentOf(named("person")) == "people");
    CHECK(segmentOf(named("news")) == "news");
    CHECK(typeNameOf(named("knowledge_articles")) == "KnowledgeArticle");
    CHECK(pluralTypeNameOf(named("box")) == "Boxes");
    CHECK(withArticle("invoice") == "an invoice");
    CHECK(withArticle("user") == "a user");
}

TEST_CASE("A name in another script still gives an address, made of the table's id")
{
    const Table japanese = test::table("日本", {"id uuid", "名 text"});
    CHECK(segmentOf(japanese).starts_with("table-" + japanese.id.text()));
    CHECK(parameterOf(japanese.columns[1]) == "field_" + japanese.columns[1].id.text());
    CHECK_FALSE(pathFault("/" + segmentOf(japanese)));
}

TEST_CASE("Paths: what is one, what two share, what stands in front")
{
    CHECK_FALSE(pathFault("/tickets/{id}/close"));
    for (const char* bad : {"", "tickets", "/", "/a//b", "/a/", "/a b", "/a/{}", "/a/{id", "/{id}/{id}", "/a/../b", "/ä"})
        CHECK(pathFault(bad));
    CHECK(pathShape("/Tickets/{id}") == pathShape("/tickets/{number}"));
    CHECK(pathParameters("/a/{x}/b/{y}") == std::vector<std::string>{"x", "y"});
    ApiSettings settings;
    settings.basePath = "/api/v1/";
    CHECK(fullPath(settings, "/tickets") == "/api/v1/tickets");
    CHECK(fullPath(settings, "/api/v1/tickets") == "/api/v1/tickets");
    CHECK(relativePath(settings, "/api/v1x/tickets") == "/api/v1x/tickets");
}

TEST_CASE("Two endpoints with one address or one operation id are found, case aside")
{
    SharedMap<Endpoint> endpoints;
    const auto add = [&](const char* id, const char* method, const char* path) {
        endpoints = endpoints.with(Endpoint{.id = EndpointId::derive(id), .operationId = id, .method = method, .path = path});
    };
    add("listUsers", "GET", "/users");
    add("listPeople", "get", "/Users");
    add("createUser", "POST", "/users");
    add("CREATEUSER", "POST", "/others");
    const std::vector<Clash> clashes = clashesOf(endpoints);
    REQUIRE(clashes.size() == 2);
    CHECK(clashes[0].sameCall != clashes[1].sameCall);
}
