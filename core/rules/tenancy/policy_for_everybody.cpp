#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const Policy& policy : table.policies) {
        if (!policy.roles.empty())
            continue;
        Finding& finding = report.add(refTo(table, policy), "The policy " + policy.name + " of " + table.name +
                                                                " names no role, so it counts for every role that will ever connect.");
        if (!context.role(context.tenancy().runtimeRole))
            finding.fix = FixKind::None;
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    return onlyFix(changeTable("Name the role that the application connects as", TableId(finding.element.owner), [finding, runtime](const Project&, Table& table) {
        if (Policy* policy = findById(table.policies, finding.element.id))
            policy->roles = {runtime};
    }));
}

}  // namespace

extern const Rule policyForEverybody = {
    .code = "TEN027",
    .name = "policy-for-everybody",
    .title = "Each policy names its roles",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
