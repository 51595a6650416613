#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!holdsTenantRows(table) || !tenantColumnOf(table))
        return;
    for (std::size_t i = 0; i < table.policies.size(); ++i) {
        const Policy& policy = table.policies[i];
        const auto& both = context.policyFacts(table)[i];
        const PredicateFacts& facts = policy.command == PolicyCommand::Insert ? both.checkFacts : both.usingFacts;
        if ((!facts.alwaysTrue && !facts.openWhenUnset) || !exceedsTenant(context, table, i))
            continue;
        report.add(refTo(table, policy), "The policy " + policy.name + " of " + table.name +
                                             (facts.openWhenUnset ? " opens all rows when no tenant is set. One forgotten setting shows every tenant's rows."
                                                                  : " is true for every row, whosever it is."));
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Let the policy compare the tenant, and nothing else", TableId(finding.element.owner), [finding](const Project& project, Table& table) {
        Policy* policy = findById(table.policies, finding.element.id);
        if (!policy)
            return;
        const std::string comparison = tenantComparison(project, table);
        if (policy->command == PolicyCommand::Insert)
            policy->checkExpression = comparison;
        else {
            policy->usingExpression = comparison;
            policy->checkExpression.clear();
        }
    }));
}

}  // namespace

extern const Rule policyAlwaysTrue = {
    .code = "TEN023",
    .name = "policy-always-true",
    .title = "No policy is open to all",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
