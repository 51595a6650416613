#include "core/blueprint/proposal.h"
#include "core/project_file/project_file.h"
#include "core/questionnaire/interview.h"
#include "core/rules/checker.h"

#include "samples.h"
#include "shipped_content.h"
#include "soundness.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

TEST_CASE("every sample is what its answers and its edits lead to")
{
    for (const std::string& name : sampleNames()) {
        INFO(name << ": run build/dev/bin/make_samples and look at the difference");
        const Result<Project> made = makeSample(shippedContent(), name, shippedFile("samples/" + name + ".answers"));
        REQUIRE(made);
        const std::string bytes = shippedFile("samples/" + name + ".barch");
        CHECK(writeProject(*made) == bytes);
        const Result<Project> opened = readProject(bytes, name + ".barch");
        REQUIRE(opened);
        CHECK(*opened == *made);
        CHECK(faultsOf(*opened) == std::vector<std::string>{});
    }
}

TEST_CASE("every sample has an answer to each question that matters, and no contradiction")
{
    for (const std::string& name : sampleNames()) {
        const Result<Project> sample = makeSample(shippedContent(), name, shippedFile("samples/" + name + ".answers"));
        REQUIRE(sample);
        const auto visible = visibleQuestions(shippedContent().questionnaire, *sample);
        CHECK(visible.size() == sample->answers.size());
        for (const Question* question : visible) {
            INFO(name << " " << question->key);
            CHECK(stateOf(*question, *sample) == QuestionState::Answered);
        }
        for (const Clash& clash : contradictions(shippedContent(), *sample)) {
            INFO(name << " " << clash.question << ": " << clash.message);
            CHECK(false);
        }
    }
}

TEST_CASE("samples leave nothing to propose but what was changed by hand")
{
    for (const std::string& name : sampleNames()) {
        INFO(name);
        const Result<Project> sample = makeSample(shippedContent(), name, shippedFile("samples/" + name + ".answers"));
        REQUIRE(sample);
        CHECK(propose(shippedContent(), *sample).changes.empty());
    }
}

TEST_CASE("the checks find no error and no warning in a sample")
{
    for (const std::string& name : sampleNames()) {
        const Result<Project> sample = makeSample(shippedContent(), name, shippedFile("samples/" + name + ".answers"));
        REQUIRE(sample);
        for (const Finding& finding : check(shippedContent(), *sample)) {
            INFO(name << ": " << finding.rule << " " << pathOf(*sample, finding.element) << ": " << finding.message);
            CHECK(finding.severity == Severity::Info);
        }
    }
}
