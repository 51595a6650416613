#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

/// Whether another policy, restrictive and sound, refuses rows of other tenants on the way in.
bool isHeldElsewhere(const RuleContext& context, const Table& table, std::size_t except)
{
    const auto& facts = context.policyFacts(table);
    for (std::size_t i = 0; i < table.policies.size(); ++i)
        if (i != except && table.policies[i].restrictive && table.policies[i].command == PolicyCommand::All && facts[i].checkFacts.constrains)
            return true;
    return false;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!holdsTenantRows(table) || !tenantColumnOf(table))
        return;
    const auto& facts = context.policyFacts(table);
    for (std::size_t i = 0; i < table.policies.size(); ++i) {
        const Policy& policy = table.policies[i];
        if (policy.checkExpression.empty() || policy.usingExpression.empty() || !concernsRuntime(context, policy) || !facts[i].usingFacts.constrains ||
            facts[i].checkFacts.constrains || isHeldElsewhere(context, table, i))
            continue;
        report.add(refTo(table, policy), "The policy " + policy.name + " of " + table.name +
                                             " reads rows of one tenant only, but its WITH CHECK lets rows of any tenant be written.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Check what is written as strictly as what is read", TableId(finding.element.owner), [finding](const Project&, Table& table) {
        if (Policy* policy = findById(table.policies, finding.element.id))
            policy->checkExpression.clear();
    }));
}

}  // namespace

extern const Rule policyCheckWeaker = {
    .code = "TEN024",
    .name = "policy-check-weaker",
    .title = "What is written is checked as strictly as what is read",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
