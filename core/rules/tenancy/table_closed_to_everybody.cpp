#include "core/rules/tenancy/tenant_fixes.h"

#include "core/edits/names.h"
#include "core/tenancy/person_guards.h"
#include "core/tenancy/protection.h"
#include "core/tenancy/runtime_grants.h"

namespace barch::rules {
namespace {

bool onSupabaseWithoutTenants(const RuleContext& context)
{
    return guardsPersons(context.project());
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (table.rowSecurity && table.policies.empty() && !isPartition(table))
        report.add(refTo(table), "Nobody who signs in reaches a row of " + table.name +
                                     ": the design doesn't say whose its rows are. Decide who may: each person their own rows, everybody who is signed in, or your server alone.");
}

FixOption choice(const std::string& title, TableId id, const std::string& purpose, const Policy& wanted, const std::vector<std::string>& privileges)
{
    return changeTable(title, id, [=](const Project& project, Table& table) {
        const RoleId runtime = project.tenancy->runtimeRole;
        Policy policy = wanted;
        policy.id = PolicyId::derive("policy/" + table.id.text() + "/" + purpose);
        policy.name = freePolicyName(table, policy.id, purpose);
        policy.roles = {runtime};
        table.policies.push_back(std::move(policy));
        takeFrom(table.grants, runtime);
        if (!privileges.empty())
            giveRuntime(table.grants, runtime, privileges);
    });
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId id(finding.element.id);
    std::vector<FixOption> options;
    if (const Table* table = context.table(id); table && canBeOwnRows(context.project(), *table))
        options.push_back(changeProject("Open to each person their own rows", [id](const Project& project) { return protectTable(project, id); }));
    options.push_back(choice("Only the server works with it", id, "server_only", {.restrictive = true, .usingExpression = "false"}, {}));
    options.push_back(choice("Everybody who is signed in may read it", id, "read_by_all", {.command = PolicyCommand::Select, .usingExpression = "true"}, {"select"}));
    return options;
}

}  // namespace

extern const Rule tableClosedToEverybody = {
    .code = "TEN057",
    .name = "table-closed-to-everybody",
    .title = "It is decided who reaches each table",
    .severity = Severity::Info,
    .fix = FixKind::Choice,
    .applies = onSupabaseWithoutTenants,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
