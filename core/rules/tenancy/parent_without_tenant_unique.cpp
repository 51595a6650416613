#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!isTenantOwned(table) || !tenantKeyOf(table) || hasTenantUnique(table))
        return;
    for (const Table* referrer : context.referrers(table.id))
        if (isTenantOwned(*referrer) && !isPartition(*referrer)) {
            report.add(refTo(table), table.name + " has no key of tenant and id together. " + referrer->name + " can't refer to both, so it may refer to a row of another tenant.");
            return;
        }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Add a unique key of tenant and id", TableId(finding.element.id),
                               [](const Project&, Table& table) { addTenantUnique(table); }));
}

}  // namespace

extern const Rule parentWithoutTenantUnique = {
    .code = "TEN007",
    .name = "parent-without-tenant-unique",
    .title = "What tenant rows refer to has a key of tenant and id",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
