#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

bool shareCommand(const Policy& a, const Policy& b)
{
    return a.command == PolicyCommand::All || b.command == PolicyCommand::All || a.command == b.command;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!holdsTenantRows(table) || !tenantColumnOf(table))
        return;
    const auto& facts = context.policyFacts(table);
    for (std::size_t strict = 0; strict < table.policies.size(); ++strict) {
        const Policy& policy = table.policies[strict];
        if (policy.restrictive || !concernsRuntime(context, policy) || !facts[strict].usingFacts.constrains)
            continue;
        for (std::size_t loose = 0; loose < table.policies.size(); ++loose) {
            const Policy& other = table.policies[loose];
            if (loose == strict || other.restrictive || !shareCommand(policy, other) || !exceedsTenant(context, table, loose))
                continue;
            report.add(refTo(table), "Policies of " + table.name + " are joined by OR: " + other.name + " lets through what " + policy.name +
                                         " would keep back, and no restrictive policy holds all of them to the tenant.");
            return;
        }
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Add a restrictive policy for the tenant", TableId(finding.element.id),
                               [](const Project& project, Table& table) { addFloor(project, table); }));
}

}  // namespace

extern const Rule policiesWithoutFloor = {
    .code = "TEN025",
    .name = "policies-without-floor",
    .title = "No policy widens what another one narrows",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
