#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!table.policies.empty() && !table.rowSecurity)
        report.add(refTo(table), table.name + " has " + (table.policies.size() == 1 ? "a policy" : "policies") + ", but row-level security is off, so nothing holds anybody to " +
                                     (table.policies.size() == 1 ? "it." : "them."));
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Switch row-level security on", TableId(finding.element.id),
                               [](const Project&, Table& table) { table.rowSecurity = table.forceRowSecurity = true; }));
}

}  // namespace

extern const Rule policiesWithoutRowSecurity = {
    .code = "TEN020",
    .name = "policies-without-row-security",
    .title = "Policies are in force",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = onPostgreSql,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
