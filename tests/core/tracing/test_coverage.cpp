#include "tests/core/tracing/traced_design.h"

#include "core/edits/feature_edits.h"
#include "core/test_plan/derived_tests.h"
#include "core/tracing/coverage.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

using Words = std::vector<std::string>;

Words words(const Project& project, const std::vector<CoverageGap>& gaps)
{
    Words names;
    for (const CoverageGap& gap : gaps)
        names.push_back(pathOf(project, gap.element));
    return names;
}

Coverage coverage(const Project& project)
{
    return coverageOf(project, Trace(project));
}

}  // namespace

TEST_CASE("gaps are what nothing asks for, what nothing delivers and what no test covers")
{
    const Project project = tracedDesign();
    const Coverage found = coverage(project);
    CHECK(words(project, found.unasked) == Words{"loose", "read:nothing", "POST /tags/merge", "idle"});
    CHECK(words(project, found.undelivered) == Words{"Vague"});
    CHECK(words(project, found.untested) == Words{"loose", "POST /tags/merge", "idle"});
    CHECK(found.delivered.have == 3);
    CHECK(found.delivered.of == 4);
    CHECK_FALSE(found.isWhole());
}

TEST_CASE("an answer asks too, and is told apart; a starter does not")
{
    Project project = tracedDesign();
    Table loose = *project.table(TableId::derive("loose"));
    loose.origin = "answer:data.tenancy";
    project.tables = project.tables.with(loose);
    CHECK(words(project, coverage(project).byAnswer) == Words{"loose"});
    loose.origin = "starter:shop";
    project.tables = project.tables.with(loose);
    CHECK(coverage(project).byAnswer.empty());
    CHECK(words(project, coverage(project).unasked).front() == "loose");
}

TEST_CASE("what every design has needs nobody who asks, and a partition counts as its table")
{
    Project project = tracedDesign();
    Table part = made<Table>("tickets_2026");
    part.partitionOf = TableId::derive("tickets");
    for (const char* name : {"users", "audit_logs", "tenants"})
        project.tables = project.tables.with(made<Table>(name));
    project.tables = project.tables.with(part);
    const Coverage found = coverage(project);
    const Words asked = words(project, found.unasked);
    for (const char* name : {"users", "audit_logs", "tenants", "tickets_2026"})
        CHECK(std::find(asked.begin(), asked.end(), name) == asked.end());
    const Words untested = words(project, found.untested);
    CHECK(std::find(untested.begin(), untested.end(), "tickets_2026") == untested.end());
    CHECK(std::find(untested.begin(), untested.end(), "users") != untested.end());
}

TEST_CASE("features that won't be done leave no gap")
{
    Project project = tracedDesign();
    Feature feature = made<Feature>("Never");
    project.features = project.features.with(feature);
    CHECK(words(project, coverage(project).undelivered).front() == "Never");
    feature.moscow = Moscow::Wont;
    project.features = project.features.with(feature);
    CHECK(words(project, coverage(project).undelivered) == Words{"Vague"});
}

TEST_CASE("each gap goes when it is healed")
{
    Project project = tracedDesign();
    std::vector<ElementRef> unasked;
    for (const CoverageGap& gap : coverage(project).unasked)
        unasked.push_back(gap.element);
    project = *deliver(project, FeatureId::derive("Inbox"), unasked);
    CHECK(coverage(project).unasked.empty());
    CHECK(sameAs(*deliver(project, FeatureId::derive("Inbox"), unasked), project));  // those that it delivers already
    std::vector<ElementRef> untested;
    for (const CoverageGap& gap : coverage(project).untested)
        untested.push_back(gap.element);
    project = *addTestsOf(project, untested);
    CHECK(coverage(project).untested.empty());
    Requirement vague = *project.requirements.find(RequirementId::derive("vague"));
    vague.metBy = {ElementRef::table(TableId::derive("tickets"))};
    project.requirements = project.requirements.with(vague);
    CHECK(coverage(project).isWhole());
}
