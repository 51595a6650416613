#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

std::vector<std::string> unpaired(const RuleContext& context, const Table& table)
{
    std::vector<std::string> names;
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = context.table(key.target);
        if (target && isTenantOwned(*target) && !pairsTenantKeys(table, key, *target))
            names.push_back(target->name);
    }
    return names;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (table.tenancyClass != TenancyClass::Link)
        return;
    const std::vector<std::string> loose = unpaired(context, table);
    if (!tenantKeyOf(table))
        report.add(refTo(table), table.name + " links rows of tenants and carries no tenant key. It can link rows of two different tenants.");
    else if (!loose.empty())
        report.add(refTo(table), table.name + " refers to " + listed(loose) + " without the tenant. It can link rows of two different tenants.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.id);
    return onlyFix(changeProject("Let the link carry the tenant in both references", [table](const Project& project) { return protectTable(project, table); }));
}

}  // namespace

extern const Rule linkTableWithoutTenant = {
    .code = "TEN013",
    .name = "link-table-without-tenant",
    .title = "A link joins rows of one tenant only",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
