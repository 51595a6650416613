#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!holdsTenantRows(table) || !tenantColumnOf(table))
        return;
    const auto& facts = context.policyFacts(table);
    for (std::size_t i = 0; i < table.policies.size(); ++i) {
        const bool fixed = facts[i].usingFacts.literalTenant || facts[i].checkFacts.literalTenant;
        const bool pattern = facts[i].usingFacts.pattern || facts[i].checkFacts.pattern;
        if (!fixed && !pattern)
            continue;
        const std::string key = tenantColumnOf(table)->name;
        report.add(refTo(table, table.policies[i]), "The policy " + table.policies[i].name + " of " + table.name + " compares " + key +
                                                        (fixed ? " with one fixed tenant. Whoever meets it sees that tenant's rows, and no other tenant ever sees its own."
                                                               : " with a pattern. Other tenants can match it."));
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Compare with the current tenant", TableId(finding.element.owner), [finding](const Project& project, Table& table) {
        Policy* policy = findById(table.policies, finding.element.id);
        if (!policy)
            return;
        const Column* key = tenantColumnOf(table);
        const PolicyTable about{table.name, key ? std::string_view(key->name) : std::string_view(), {}};
        for (std::string* expression : {&policy->usingExpression, &policy->checkExpression}) {
            const PredicateFacts facts = factsOf(*expression, about);
            if (facts.literalTenant || facts.pattern)
                *expression = withTenantTest(*expression, about, tenantComparison(project, table));
        }
    }));
}

}  // namespace

extern const Rule policyWithFixedTenant = {
    .code = "TEN030",
    .name = "policy-with-fixed-tenant",
    .title = "Policies compare with the current tenant, never with a fixed one",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
