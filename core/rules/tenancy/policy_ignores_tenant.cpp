#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

const PredicateFacts& factsOfPolicy(const RuleContext& context, const Table& table, std::size_t i)
{
    const auto& facts = context.policyFacts(table)[i];
    return table.policies[i].command == PolicyCommand::Insert ? facts.checkFacts : facts.usingFacts;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!holdsTenantRows(table) || !tenantColumnOf(table))
        return;
    for (std::size_t i = 0; i < table.policies.size(); ++i) {
        const PredicateFacts& facts = factsOfPolicy(context, table, i);
        if (facts.alwaysTrue || facts.openWhenUnset || !exceedsTenant(context, table, i))
            continue;
        const Policy& policy = table.policies[i];
        const std::string how = facts.mentionsKey ? " doesn't hold every row to one tenant by " + tenantColumnOf(table)->name
                                                  : " never looks at " + tenantColumnOf(table)->name;
        report.add(refTo(table, policy), "The policy " + policy.name + " of " + table.name + how + ". It lets rows of other tenants through.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Hold the policy to the current tenant", TableId(finding.element.owner), [finding](const Project& project, Table& table) {
        Policy* policy = findById(table.policies, finding.element.id);
        if (!policy)
            return;
        for (std::string* expression : {&policy->usingExpression, &policy->checkExpression})
            if (!expression->empty())
                *expression = tenantComparison(project, table) + " AND (" + *expression + ")";
    }));
}

}  // namespace

extern const Rule policyIgnoresTenant = {
    .code = "TEN022",
    .name = "policy-ignores-tenant",
    .title = "Every policy looks at the tenant",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
