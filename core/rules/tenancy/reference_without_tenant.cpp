#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (table.tenancyClass != TenancyClass::Owned || !tenantKeyOf(table))
        return;
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = context.table(key.target);
        if (!target || !isTenantOwned(*target) || !tenantKeyOf(*target) || pairsTenantKeys(table, key, *target))
            continue;
        report.add(refTo(table, key), keyPath(table, key.columns) + " refers to " + target->name + " by " + namesOf(*target, key.targetColumns) +
                                          " alone. The database accepts a row of any tenant.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const ConstraintId key(finding.element.id);
    return onlyFix(changeProject("Refer to tenant and row together", [=](const Project& project) { return pairReference(project, table, key); }));
}

}  // namespace

extern const Rule referenceWithoutTenant = {
    .code = "TEN008",
    .name = "reference-without-tenant",
    .title = "A reference stays inside one tenant",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
