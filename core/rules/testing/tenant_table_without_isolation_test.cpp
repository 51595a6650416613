#include "core/rules/designed.h"

#include "core/test_plan/derived_tests.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    if (!context.isMultiTenant() || !plansTests(context))
        return;
    for (const TableId id : tablesNotIsolated(context.project()))
        report.add(ElementRef::table(id), "No test tries to reach a row of another tenant in " + context.table(id)->name + ". A guard that is missing or broken there goes out unnoticed.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeProject("Try it in the isolation test", [id = TableId(finding.element.id)](const Project& project) { return coverIsolation(project, {id}); }));
}

}  // namespace

extern const Rule tenantTableWithoutIsolationTest = {
    .code = "TST001",
    .name = "tenant-table-without-isolation-test",
    .title = "A test tries the isolation of every tenant table",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::tableFaces | part::tenancy | part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
