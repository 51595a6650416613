#include "core/content/stack_content.h"
#include "tests/core/blueprint/shipped_content.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

/// The shipped file with `from` replaced by `to`, once.
std::string damaged(const std::string& from, const std::string& to)
{
    std::string text = shippedFile("stack.json");
    const std::size_t at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string faultOf(const std::string& from, const std::string& to)
{
    const Result<Stack> stack = readStack(damaged(from, to));
    if (!stack)
        return stack.error().text();
    const std::optional<Error> fault = stackFault(*stack, shippedContent());
    return fault ? fault->text() : "";
}

}  // namespace

TEST_CASE("The shipped stack is read, and fits the questionnaire")
{
    const Result<Stack> stack = readStack(shippedFile("stack.json"));
    INFO((stack ? std::string() : stack.error().text()));
    REQUIRE(stack);
    const std::optional<Error> fault = stackFault(*stack, shippedContent());
    INFO((fault ? fault->text() : std::string()));
    CHECK_FALSE(fault);
    CHECK(productStack().topics.size() == stack->topics.size());
    for (const char* topic : {"framework", "database", "orm", "queue", "cache", "storage", "search", "login", "payments", "email",
                              "platform", "monitoring", "ai"})
        CHECK(stack->topic(topic));
}

TEST_CASE("Every topic tells its options apart, and says why")
{
    for (const StackTopic& topic : productStack().topics)
        for (std::size_t i = 0; i < topic.criteria.size(); ++i) {
            INFO(topic.id << "." << topic.criteria[i].id);
            int least = 4;
            int most = 0;
            for (const StackOption& option : topic.options) {
                least = std::min(least, option.ratings[i].rating);
                most = std::max(most, option.ratings[i].rating);
                CHECK(option.ratings[i].reason.back() != '.');
                CHECK(option.text.back() == '.');
            }
            CHECK((least < most || topic.criteria[i].id == "card"));
        }
}

TEST_CASE("The stack fixes no price")
{
    const std::string text = shippedFile("stack.json");
    for (const char* sign : {"$", "€", "£", "USD", "EUR"})
        CHECK(text.find(sign) == std::string::npos);
}

TEST_CASE("A damaged stack is refused, and the member named")
{
    CHECK(faultOf("\"version\": 1", "\"version\": 2").starts_with("stack.json: version: "));
    CHECK(faultOf("\"rating\": 3", "\"rating\": 5").find("should be 0 to 4") != std::string::npos);
    CHECK(faultOf("\"weight\": 2", "\"weight\": 4").find("should be 0 to 3") != std::string::npos);
    CHECK(faultOf("\"criterion\": \"start\"", "\"criterion\": \"strat\"").find("which is no criterion") != std::string::npos);
    CHECK(faultOf("\"value\": \"express\"", "\"value\": \"nestjs\"").find("used twice") != std::string::npos);
    CHECK(faultOf("\"take\": \"express\"", "\"take\": \"expresso\"").find("names expresso, which is no option") != std::string::npos);
    CHECK(faultOf("\"label\": \"Node.js with Express\"", "\"label\": \"Express\"").find("but the question says Node.js with Express") != std::string::npos);
    CHECK(faultOf("\"answer\": \"infra.traffic\"", "\"answer\": \"infra.trafic\"").find("which is no question") != std::string::npos);
    CHECK(faultOf("\"languages\": [\"Node.js\"]", "\"languages\": [\"Perl\"]").find("which no framework is written in") != std::string::npos);
    CHECK(faultOf("\"questions\": [\"infra.orm\"]", "\"questions\": [\"infra.orms\"]").find("infra.orms") != std::string::npos);
    CHECK(faultOf("\"then\": \"mongodb\"", "\"then\": \"couchdb\"").find("which is no option of database") != std::string::npos);
    CHECK(faultOf("\"name\": \"Framework\"", "\"nmae\": \"Framework\"").starts_with("stack.json: topics[0]."));
    CHECK(readStack("{").error().text().starts_with("stack.json: is not JSON"));
}
