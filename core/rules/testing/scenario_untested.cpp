#include "core/rules/designed.h"

#include "core/test_plan/derived_tests.h"

namespace barch::rules {
namespace {

/// Tables without an isolation test are TST001's to tell.
std::vector<std::string> untried(const Project& project)
{
    std::vector<std::string> missing;
    for (const Scenario scenario : untriedScenarios(project))
        if (scenario != Scenario::TenantIsolation)
            missing.emplace_back(nameOf(scenario));
    return missing;
}

void check(const RuleContext& context, Report& report)
{
    if (!plansTests(context))
        return;
    if (const std::vector<std::string> missing = untried(context.project()); !missing.empty())
        report.add(ElementRef::of(ElementKind::Project, {}), "The test plan has no test of " + listed(missing) + ". What breaks there is noticed by customers first.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Add the tests", addScenarioTests));
}

}  // namespace

extern const Rule scenarioUntested = {
    .code = "TST005",
    .name = "scenario-untested",
    .title = "The plan has a test of each critical scenario",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::ai | part::accessRoles | part::answers | part::tableFaces | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
