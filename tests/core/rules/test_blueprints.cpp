#include "tests/core/blueprint/samples.h"
#include "tests/core/blueprint/shipped_content.h"

#include "core/blueprint/proposal.h"
#include "core/questionnaire/interview.h"
#include "core/rules/checker.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace barch;
using namespace barch::test;

namespace {

/// The answers that are given, and every default taken as decided.
Project decided(const Content& content, const std::vector<std::string>& answers)
{
    Project project;
    for (const std::string& each : answers) {
        const Result<Answer> answer = parseAnswer(content.questionnaire, project, each);
        INFO(each << (answer ? std::string() : answer.error().text()));
        REQUIRE(answer);
        project.answers = project.answers.with(*answer);
    }
    project = withDefaults(content.questionnaire, project);
    const SharedMap<Answer> assumed = project.answers;
    for (Answer answer : assumed) {
        answer.state = AnswerState::Answered;
        project.answers = project.answers.with(answer);
    }
    if (const Answer* purpose = project.answer("logic.purpose"); !purpose) {
        Answer answer;
        answer.id = "logic.purpose";
        answer.text = "Work gets done.";
        project.answers = project.answers.with(answer);
    }
    return project;
}

/// Errors and warnings. Answers that contradict each other are the test's choice, not the design's fault.
std::string faults(const Content& content, const Project& project)
{
    std::string text;
    for (const Finding& finding : check(content, project))
        if (finding.severity != Severity::Info && finding.rule != "QST003")
            text += finding.rule + " " + pathOf(project, finding.element) + ": " + finding.message + "\n";
    return text;
}

void holdDesigns(const std::vector<std::string>& more)
{
    const Content& content = shippedContent();
    std::vector<std::string> domains{"none"};
    for (const auto& [id, starter] : content.starters)
        domains.push_back(id);
    for (const std::string& domain : domains)
        for (const char* tenancy : {"none", "shared", "isolated", "hybrid"})
            for (const char* engine : {"postgresql", "mysql", "sqlite"}) {
                std::vector<std::string> answers{std::string("data.engine=") + engine, std::string("data.tenancy=") + tenancy, "logic.domain=" + domain};
                answers.insert(answers.end(), more.begin(), more.end());
                const Result<Project> design = acceptAll(content, decided(content, answers));
                INFO(domain << " " << tenancy << " " << engine);
                REQUIRE(design);
                const std::string found = faults(content, *design);
                INFO(found);
                CHECK(found.empty());
            }
}

}  // namespace

TEST_CASE("No starter has an error or a warning with a managed login, on any engine with any tenancy")
{
    holdDesigns({"auth.method=managed", "auth.provider=auth0", "services.payments=stripe", "infra.compliance=gdpr"});
}

TEST_CASE("No starter has an error or a warning with a login of its own, on any engine with any tenancy")
{
    holdDesigns({"auth.method=email_password,social,phone,sso", "auth.mfa=everyone", "auth.api_keys=yes", "infra.compliance=hipaa", "data.file_uploads=large",
                 "data.id_type=bigint", "ai.use=yes", "logic.audit=all_changes"});
}

TEST_CASE("No sample has an error or a warning")
{
    const Content& content = shippedContent();
    for (const std::string& name : sampleNames()) {
        std::ifstream file(std::string(BARCH_SOURCE_DIR) + "/resources/samples/" + name + ".answers");
        REQUIRE(file);
        std::stringstream answers;
        answers << file.rdbuf();
        const Result<Project> project = makeSample(content, name, answers.str());
        INFO(name);
        REQUIRE(project);
        const std::string found = faults(content, *project);
        INFO(found);
        CHECK(found.empty());
    }
}
