#include "core/rules/designed.h"

#include "core/test_plan/derived_tests.h"
#include "core/test_plan/scenarios.h"

#include <set>

namespace barch::rules {
namespace {

/// Guarded tables that no test covers which takes a guard away.
std::vector<TableId> unproved(const Project& project)
{
    std::set<AnyId> proved;
    for (const TestCase& test : project.testCases)
        if (provesGuards(test))
            for (const ElementRef& element : test.covers)
                proved.insert(element.owner ? element.owner : element.id);
    std::vector<TableId> tables;
    for (const Table* table : tablesToIsolate(project))
        if (!proved.contains(table->id) && table->rowSecurity)
            tables.push_back(table->id);
    return tables;
}

/// One finding for the design: the tables want the same test.
void check(const RuleContext& context, Report& report)
{
    if (!context.usesRowSecurity() || !plansTests(context))
        return;
    std::vector<TableId> tables = unproved(context.project());
    if (tables.empty())
        return;
    constexpr std::size_t most = 5;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < tables.size() && i < most; ++i)
        names.push_back(context.table(tables[i])->name);
    if (tables.size() > most)
        names.push_back(std::to_string(tables.size() - most) + " more");
    report.add(ElementRef::of(ElementKind::Project, {}), "No test takes the policies of " + listed(names) + " away and has to fail then. A test that passes without the guard proves nothing.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Take the guards away in the isolation test", [](const Project& project) { return coverIsolation(project, unproved(project)); }));
}

}  // namespace

extern const Rule guardWithoutProof = {
    .code = "TST003",
    .name = "guard-without-proof",
    .title = "A test fails when a guard is taken away",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::tableFaces | part::tenancy | part::info | part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
