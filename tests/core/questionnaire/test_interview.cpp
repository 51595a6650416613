#include "core/questionnaire/interview.h"

#include "small_content.h"

#include <catch2/catch.hpp>

using namespace barch;

namespace {

const Content& content()
{
    static const Content small = test::smallContent();
    return small;
}

Project answered(std::initializer_list<std::string_view> answers, Project project = {})
{
    for (const std::string_view text : answers) {
        INFO(text);
        Result<Answer> answer = parseAnswer(content().questionnaire, project, text);
        REQUIRE(answer);
        Result<Project> next = setAnswer(content().questionnaire, project, *answer);
        REQUIRE(next);
        project = *next;
    }
    return project;
}

std::string refusal(std::string_view text)
{
    const Result<Answer> answer = parseAnswer(content().questionnaire, {}, text);
    REQUIRE_FALSE(answer);
    return answer.error().text();
}

std::vector<std::string> keys(const Project& project)
{
    std::vector<std::string> all;
    for (const Question* question : visibleQuestions(content().questionnaire, project))
        all.push_back(question->key);
    return all;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("follow-ups appear when they matter")
{
    CHECK(keys({}) == Strings{"auth.method", "data.tenancy", "data.note"});
    CHECK(keys(answered({"data.tenancy=shared", "auth.method=email_password"})) ==
          Strings{"auth.method", "auth.invitations", "auth.length", "data.tenancy", "data.note"});
    CHECK(keys(answered({"data.tenancy=none", "auth.method=email_password,managed"})) ==
          Strings{"auth.method", "data.tenancy", "data.note"});
    // "I don't know yet" counts as its default, shared.
    CHECK(keys(answered({"data.tenancy=?"})) ==
          Strings{"auth.method", "auth.invitations", "data.tenancy", "data.note"});
}

TEST_CASE("answers are read, checked and put in the order of the options")
{
    const Project project = answered({"auth.method=managed, email_password", "data.note= Text, with = and ?"});
    CHECK(project.answer("auth.method")->values == Strings{"email_password", "managed"});
    CHECK(project.answer("data.note")->text == " Text, with = and ?");
    CHECK(answered({"auth.length=12"}).answer("auth.length")->text == "12");
    CHECK(stateOf(*content().questionnaire.question("data.tenancy"), answered({"data.tenancy=?"})) ==
          QuestionState::Open);
    CHECK(answered({"data.tenancy=-"}).answer("data.tenancy")->state == AnswerState::NotApplicable);
    const Project assumed = answered({"data.tenancy=default"});
    CHECK(assumed.answer("data.tenancy")->state == AnswerState::Assumed);
    CHECK(assumed.answer("data.tenancy")->values == Strings{"shared"});
}

TEST_CASE("an answer that the question can't take is refused with what it takes")
{
    CHECK(refusal("data.tenancy=everything") ==
          "data.tenancy: \"everything\" is no option. It takes one of: none, shared, isolated.");
    CHECK(refusal("data.tenancy=none,shared").find("one option only") != std::string::npos);
    CHECK(refusal("auth.method=none,managed").find("together") != std::string::npos);
    CHECK(refusal("auth.method=managed,managed").find("twice") != std::string::npos);
    CHECK(refusal("auth.length=7").find("8 to 128 (characters)") != std::string::npos);
    CHECK(refusal("auth.length=12x").find("no whole number") != std::string::npos);
    CHECK(refusal("auth.length=99999999999999999999").find("no whole number") != std::string::npos);
    CHECK(refusal("auth.method=-").find("always applies") != std::string::npos);
    CHECK(refusal("data.note=default").find("no default") != std::string::npos);
    CHECK(refusal("data.note= ").find("empty") != std::string::npos);
    CHECK(refusal("data.note=" + std::string(100'001, 'x')).find("too long") != std::string::npos);
    CHECK(refusal("data.what=1").find("no such question") != std::string::npos);
    CHECK(refusal("data.note").find("KEY=VALUE") != std::string::npos);
    CHECK_FALSE(setAnswer(content().questionnaire, {}, Answer{"data.tenancy", AnswerState::Answered, {"all"}}));
}

TEST_CASE("setting the same answer again changes nothing; clearing forgets it")
{
    const Project once = answered({"data.tenancy=shared"});
    CHECK(sameAs(once, answered({"data.tenancy=shared"}, once)));
    const Result<Project> cleared = clearAnswer(once, "data.tenancy");
    REQUIRE(cleared);
    CHECK(*cleared == Project{});
}

TEST_CASE("the design is built on answers, and on defaults for what is open or unasked")
{
    const auto effective = [](const Project& project, std::string_view key) {
        return effectiveValues(content().questionnaire, project, key);
    };
    CHECK(effective({}, "data.tenancy") == Strings{"shared"});
    CHECK(effective({}, "auth.invitations") == Strings{"yes"}); // shown by a default that comes later
    CHECK(effective(answered({"data.tenancy=isolated"}), "auth.invitations") == Strings{"no"});
    CHECK(effective(answered({"data.tenancy=none"}), "auth.invitations").empty());
    CHECK(effective(answered({"data.tenancy=-"}), "data.tenancy").empty());
    CHECK(effective(answered({"auth.method=email_password"}), "auth.length") == Strings{"12"});
    CHECK(effective(answered({"auth.method=email_password", "auth.length=20"}), "auth.length") == Strings{"20"});
    CHECK(effective({}, "data.note").empty());
    // An answer to a question that other answers hide has no say.
    CHECK(effective(answered({"auth.method=email_password", "auth.length=20", "auth.method=managed"}), "auth.length")
              .empty());
    // An assumption follows the other answers until somebody confirms it.
    CHECK(effective(answered({"data.tenancy=shared", "auth.invitations=default", "data.tenancy=isolated"}),
                    "auth.invitations") == Strings{"no"});
}

TEST_CASE("progress counts what is visible, answered, open and assumed")
{
    const Project project = answered({"auth.method=managed", "data.tenancy=?", "auth.invitations=default"});
    const auto groups = progress(content().questionnaire, project);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].visible == 2);
    CHECK(groups[0].answered == 1);
    CHECK(groups[0].assumed == 1);
    CHECK(groups[1].visible == 2);
    CHECK(groups[1].open == 1);
}

TEST_CASE("contradictions and fits look at the answers")
{
    CHECK(contradictions(content(), {}).empty());
    const auto clashes = contradictions(content(), answered({"auth.method=none", "data.tenancy=?"}));
    REQUIRE(clashes.size() == 1);
    CHECK(clashes[0].question == "data.tenancy");
    const QuestionOption& managed = *content().questionnaire.question("auth.method")->option("managed");
    CHECK(fitOf(managed, answered({"data.tenancy=shared"})).holds == 1);
    CHECK(fitOf(managed, {}).of == 2);
}
