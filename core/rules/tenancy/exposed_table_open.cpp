#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/person_guards.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

bool onSupabaseWithoutTenants(const RuleContext& context)
{
    return guardsPersons(context.project());
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!table.rowSecurity)
        report.add(refTo(table), "Row-level security is off for " + table.name + ". Supabase answers requests for tables itself, so whoever holds a right on it reaches every row.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.id);
    return onlyFix(changeProject("Close the table, and open to each person their own rows", [table](const Project& project) { return protectTable(project, table); }));
}

}  // namespace

extern const Rule exposedTableOpen = {
    .code = "TEN056",
    .name = "exposed-table-open",
    .title = "Tables that requests reach directly are closed until a policy opens them",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = onSupabaseWithoutTenants,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
