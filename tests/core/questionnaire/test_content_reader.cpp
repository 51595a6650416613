#include "small_content.h"

#include <catch2/catch.hpp>

using namespace barch;
using barch::test::smallFiles;

namespace {

/// The error that comes of putting `to` in the place of `from`, once, in `file`.
std::string errorAfter(const std::string& file, const std::string& from, const std::string& to)
{
    auto files = smallFiles();
    std::string& text = files.at(file);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    const Result<Content> content = readContent(files);
    REQUIRE_FALSE(content);
    return content.error().text();
}

}  // namespace

TEST_CASE("content reads every part of the format")
{
    const Result<Content> content = readContent(smallFiles());
    REQUIRE(content);
    const Question* method = content->questionnaire.question("auth.method");
    REQUIRE(method);
    CHECK(method->kind == QuestionKind::Multiple);
    CHECK(method->option("none")->exclusive);
    CHECK(method->option("managed")->fitsWhen.size() == 2);
    CHECK(method->difficultyToChange == 4);
    const Question* length = content->questionnaire.question("auth.length");
    REQUIRE(length);
    CHECK(length->minimum == 8);
    CHECK(length->maximum == 128);
    CHECK(content->providers.at("clerk").signsBaa == "on some plans");
    CHECK(content->providers.at("clerk").environment.at(0).secret);
    CHECK(content->starters.at("tiny").tables.at(0).references.at(0).onDelete == "setNull");
    CHECK(content->starters.at("tiny").features.at(0).confidence == 80);
    CHECK(content->rulePages.at("TEN016") == "# TEN016");
    CHECK(content->glossary.contains("tenant"));
}

TEST_CASE("content errors name the file and the member")
{
    CHECK(errorAfter("questionnaire.json", "\"findOut\"", "\"findout\"")
              .starts_with("questionnaire.json: questions[0].findout: "));
    CHECK(errorAfter("questionnaire.json", "\"kind\":\"multiple\"", "\"kind\":\"many\"")
              .starts_with("questionnaire.json: questions[0].kind: "));
    CHECK(errorAfter("questionnaire.json", "\"min\":8", "\"min\":\"8\"")
              .starts_with("questionnaire.json: questions[2].number.min: "));
    CHECK(errorAfter("questionnaire.json", "\"values\":[\"managed\"]", "\"values\":[\"magic\"]")
              .starts_with("questionnaire.json: questions[0].recommend[0]: "));
    CHECK(errorAfter("questionnaire.json", "{\"version\":1,", "{\"version\":2,")
              .starts_with("questionnaire.json: version: "));
    CHECK(errorAfter("questionnaire.json", "{\"answered\":\"data.note\"}", "{\"asked\":\"data.note\"}")
              .find("fitsWhen[1]: is no condition") != std::string::npos);
    CHECK(errorAfter("glossary.json", "\"text\":\"A customer.\"", "\"text\":7")
              .starts_with("glossary.json: terms[0].text: "));
    CHECK(errorAfter("providers/clerk.json", "\"id\":\"clerk\"", "\"id\":\"clark\"")
              .starts_with("providers/clerk.json: id: "));
    CHECK(errorAfter("starters/tiny.json", "\"table\":\"users\"", "\"table\":\"people\"")
              .starts_with("starters/tiny.json: tables: things.owner_id refers to people"));
    CHECK(errorAfter("starters/tiny.json", "[[\"name\"]]", "[[\"title\"]]")
              .starts_with("starters/tiny.json: tables[0]: "));
    CHECK(errorAfter("starters/tiny.json", "\"null\":true", "\"null\":false")
              .starts_with("starters/tiny.json: tables[0].references[0].onDelete: "));
    CHECK(errorAfter("starters/tiny.json", "}", "").starts_with("starters/tiny.json: is not JSON"));
}

TEST_CASE("content files are held against each other")
{
    CHECK(errorAfter("questionnaire.json", "\"terms\":[\"tenant\"]", "\"terms\":[\"lodger\"]")
              .starts_with("questionnaire.json: auth.method.terms: names lodger"));
    CHECK(errorAfter("questionnaire.json", "[[tenant|customer]]", "[[lodger|customer]]")
              .starts_with("questionnaire.json: auth.method.text: uses the term lodger"));
    CHECK(errorAfter("questionnaire.json", "\"lacks\":[\"none\"]", "\"lacks\":[\"nobody\"]")
              .starts_with("questionnaire.json: auth.invitations.showWhen: asks whether data.tenancy is nobody"));
    CHECK(errorAfter("questionnaire.json", "\"provider\":\"clerk\"", "\"provider\":\"clark\"")
              .starts_with("questionnaire.json: auth.method.options.managed.provider: names clark"));
}
