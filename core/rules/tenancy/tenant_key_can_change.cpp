#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 1> updating = {"update"};

/// Whether the runtime role may update the tenant key: on the whole table, or on that column.
bool mayUpdateKey(const RuleContext& context, const Table& table)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    if (!runtime)
        return true;
    std::vector<Grant> reaching;
    std::copy_if(table.grants.begin(), table.grants.end(), std::back_inserter(reaching),
                 [&](const Grant& grant) { return grant.columns.empty() || contains(grant.columns, table.tenantKey); });
    return isGranted(context, reaching, runtime, updating);
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const Column* key = isTenantOwned(table) && !isPartition(table) ? tenantKeyOf(table) : nullptr;
    if (!key || freezesTenantKey(context.project(), table))
        return;
    if (context.isPostgreSql() && (!mayUpdateKey(context, table) || (table.rowSecurity && hasTenantFloor(context.project(), table))))
        return;
    report.add(refTo(table, *key), dotted(table, *key) + " can be changed afterwards. An update moves a row, and what refers to it, to another tenant.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    return onlyFix(changeProject("Guard the tenant key against changes", [table](const Project& project) { return protectTable(project, table); }));
}

}  // namespace

extern const Rule tenantKeyCanChange = {
    .code = "TEN006",
    .name = "tenant-key-can-change",
    .title = "A row never changes its tenant",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& c) { return c.sharesDatabase() && c.hasEngine() && !c.isSqlite(); },
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
