#include "core/rules/elements.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    if (table.tenancyClass == TenancyClass::Owned && !tenantKeyOf(table) && !isPartition(table))
        report.add(refTo(table), "The rows of " + table.name + " belong to a tenant, but no column says to which.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.id);
    return onlyFix(changeProject("Add the tenant key, with keys, references and guards to match",
                                 [table](const Project& project) { return protectTable(project, table); }));
}

}  // namespace

extern const Rule tenantTableWithoutTenantKey = {
    .code = "TEN002",
    .name = "tenant-table-without-tenant-key",
    .title = "Tenant tables carry the tenant key",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
