#include "core/content/content.h"
#include "core/questionnaire/interview.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace barch;

namespace {

std::map<std::string, std::string> shippedFiles()
{
    const std::filesystem::path root = std::filesystem::path(BARCH_SOURCE_DIR) / "resources";
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".json" && entry.path().extension() != ".md")
            continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files.emplace(std::filesystem::relative(entry.path(), root).generic_string(), text.str());
    }
    return files;
}

Content shippedContent()
{
    const Result<Content> content = readContent(shippedFiles());
    INFO((content ? std::string() : content.error().what + " " + content.error().where));
    REQUIRE(content);
    return *content;
}

}  // namespace

TEST_CASE("The shipped content is read without a fault")
{
    const Content content = shippedContent();
    CHECK(content.questionnaire.groups.size() == 6);
    CHECK(content.questionnaire.question("data.tenancy"));
    CHECK(content.glossary.contains("row-level-security"));
    CHECK(content.providers.at("local_disk").signsBaa == "not needed");
}

TEST_CASE("Every kind of product that can be chosen has a starter, and the other way round")
{
    const Content content = shippedContent();
    const Question* domain = content.questionnaire.question("logic.domain");
    REQUIRE(domain);
    for (const QuestionOption& option : domain->options) {
        INFO(option.value);
        CHECK(content.starters.contains(option.value) == (option.value != "none"));
    }
    for (const auto& [id, starter] : content.starters) {
        INFO(id);
        CHECK(domain->option(id));
    }
}

TEST_CASE("What is recommended beside an answer contradicts neither it nor itself")
{
    const Content content = shippedContent();
    const auto [key, value] = GENERATE(table<std::string, std::string>({
        {"data.tenancy", "shared"}, {"data.tenancy", "isolated"}, {"data.tenancy", "hybrid"}, {"data.tenancy", "none"},
        {"data.engine", "mysql"}, {"data.engine", "sqlite"}, {"data.engine", "managed"}, {"infra.compliance", "hipaa"},
        {"infra.platform", "vercel"}, {"infra.traffic", "large"}, {"ai.use", "yes"}, {"auth.method", "email_password"},
    }));
    INFO(key << "=" << value);
    Answer chosen;
    chosen.id = key;
    chosen.state = AnswerState::Answered;
    chosen.values = {value};
    const Result<Project> given = setAnswer(content.questionnaire, Project{}, chosen);
    REQUIRE(given);

    Project project = *given;
    for (const Question& question : content.questionnaire.questions) {
        const std::vector<std::string> values = effectiveValues(content.questionnaire, *given, question.key);
        if (values.empty())
            continue;
        Answer answer;
        answer.id = question.key;
        answer.state = AnswerState::Answered;
        if (question.options.empty())
            answer.text = values.front();
        else
            answer.values = values;
        project.answers = project.answers.with(answer);
    }
    CHECK(project.answers.size() >= 35);
    for (const Clash& clash : contradictions(content, project))
        FAIL_CHECK(clash.question << ": " << clash.message);
}
