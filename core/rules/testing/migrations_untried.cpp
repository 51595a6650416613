#include "core/rules/designed.h"

#include "core/edits/element_edits.h"
#include "core/test_plan/scenarios.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const auto& tests = context.project().testCases;
    if (context.hasEngine() && plansTests(context) && std::none_of(tests.begin(), tests.end(), runsMigrations))
        report.add(ElementRef::of(ElementKind::Project, {}), "No test runs the migrations up and down again with rows in the tables. The way back is first tried on the day that it is needed.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Add a test that runs them up and down", [](const Project& project) {
        TestCase test = migrationTest();
        test.id = TestCaseId::derive("test-plan/migrations");
        return putElement(project, std::move(test));
    }));
}

}  // namespace

extern const Rule migrationsUntried = {
    .code = "TST004",
    .name = "migrations-untried",
    .title = "A test runs the migrations up and down",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::info | part::answers | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
