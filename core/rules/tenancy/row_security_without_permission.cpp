#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 4> rowPrivileges = {"select", "insert", "update", "delete"};

void check(const RuleContext& context, const Table& table, Report& report)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    if (!table.rowSecurity || !runtime || isPartition(table) || !isGranted(context, table.grants, runtime, rowPrivileges))
        return;
    const bool permitted = std::any_of(table.policies.begin(), table.policies.end(),
                                       [&](const Policy& policy) { return !policy.restrictive && concernsRuntime(context, policy); });
    if (!permitted)
        report.add(refTo(table), "Row-level security is on for " + table.name + ", and no policy permits anything to " + context.role(runtime)->name +
                                     ". Its rights on the table give it no row.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId id(finding.element.id);
    const RoleId runtime = context.tenancy().runtimeRole;
    std::vector<FixOption> options;
    const Table* table = context.table(id);
    if (table && tenantColumnOf(*table) && holdsTenantRows(*table))
        options.push_back(changeTable("Permit work on the rows of the current tenant", id, [runtime](const Project& project, Table& changing) {
            Policy access;
            access.id = PolicyId::derive("policy/" + changing.id.text() + "/rw");
            access.name = changing.name + "_rw";
            access.roles = {runtime};
            access.usingExpression = tenantComparison(project, changing);
            changing.policies.push_back(std::move(access));
        }));
    options.push_back(changeTable("Take the rights on the table away", id,
                                  [runtime](const Project&, Table& changing) {
                                      std::erase_if(changing.grants, [&](const Grant& grant) { return !grant.role || grant.role == runtime; });
                                  },
                                  "The application can't use the table."));
    return options;
}

}  // namespace

extern const Rule rowSecurityWithoutPermission = {
    .code = "TEN021",
    .name = "row-security-without-permission",
    .title = "A table that the application uses has a policy that permits it",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
