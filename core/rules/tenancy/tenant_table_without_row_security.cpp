#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!holdsTenantRows(table) || table.rowSecurity || !table.policies.empty() || isPartition(table))
        return;
    report.add(refTo(table), "Row-level security is off for " + table.name + ". A query that forgets to filter by tenant shows the rows of all tenants.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.id);
    return onlyFix(changeProject("Switch row-level security on, with policies for the tenant",
                                 [table](const Project& project) { return protectTable(project, table); }));
}

}  // namespace

extern const Rule tenantTableWithoutRowSecurity = {
    .code = "TEN016",
    .name = "tenant-table-without-row-security",
    .title = "Tenant tables hide other tenants' rows",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
