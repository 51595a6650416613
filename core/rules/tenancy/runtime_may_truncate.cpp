#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isTooMuch(const std::string& privilege)
{
    return privilege == "truncate" || privilege == "trigger" || privilege == "references" || privilege == "all" || privilege == "all privileges";
}

bool concerns(const RuleContext& context, const Grant& grant)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    return !grant.role || (runtime && context.mayBecome(runtime, grant.role) && grant.role != context.tenancy().ownerRole);
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    std::vector<std::string> names;
    for (const Grant& grant : table.grants)
        if (concerns(context, grant))
            for (const std::string& privilege : grant.privileges)
                if (isTooMuch(privilege) && std::find(names.begin(), names.end(), privilege) == names.end())
                    names.push_back(privilege);
    if (!names.empty())
        report.add(refTo(table), "The application holds " + listed(names) + " on " + table.name + ". No policy holds against " +
                                     (names.size() == 1 && names[0] == "references" ? "references." : "them: one TRUNCATE empties the table for all tenants."));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Tenancy tenancy = context.tenancy();
    return onlyFix(changeTable("Leave the rights on rows only", TableId(finding.element.id), [tenancy](const Project& project, Table& table) {
        const Content nothing;
        const RuleContext now(nothing, project);
        for (Grant& grant : table.grants) {
            if (!concerns(now, grant))
                continue;
            const bool all = std::any_of(grant.privileges.begin(), grant.privileges.end(), [](const std::string& p) { return p.starts_with("all"); });
            std::erase_if(grant.privileges, isTooMuch);
            if (all)
                grant.privileges = {"select", "insert", "update", "delete"};
        }
        std::erase_if(table.grants, [](const Grant& grant) { return grant.privileges.empty(); });
    }));
}

}  // namespace

extern const Rule runtimeMayTruncate = {
    .code = "TEN042",
    .name = "runtime-may-truncate",
    .title = "The application has rights on rows, and no others",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
