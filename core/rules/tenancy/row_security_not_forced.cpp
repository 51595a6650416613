#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

/// Whether queries of the application, or of a person, can run as the tables' owner.
bool ownerRunsQueries(const RuleContext& context)
{
    const Tenancy& tenancy = context.tenancy();
    const Role* owner = context.role(tenancy.ownerRole);
    return !owner || owner->login || !tenancy.runtimeRole || context.mayBecome(tenancy.runtimeRole, tenancy.ownerRole);
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (holdsTenantRows(table) && table.rowSecurity && !table.forceRowSecurity && ownerRunsQueries(context))
        report.add(refTo(table), "The policies of " + table.name + " don't hold its owner. Whoever connects as the owner reads the rows of all tenants.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Hold the owner to the policies too", TableId(finding.element.id),
                               [](const Project&, Table& table) { table.forceRowSecurity = true; }));
}

}  // namespace

extern const Rule rowSecurityNotForced = {
    .code = "TEN017",
    .name = "row-security-not-forced",
    .title = "Policies hold the tables' owner too",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
