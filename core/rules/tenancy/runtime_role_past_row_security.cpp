#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isPast(const Role& role)
{
    return role.superuser || role.bypassRowSecurity;
}

/// The roles that `member` belongs to directly through which it can get past row security.
std::vector<RoleId> waysPast(const RuleContext& context, const Role& member)
{
    std::vector<RoleId> ways;
    for (const RoleId id : member.memberOf)
        for (const Role& role : context.project().roles)
            if (isPast(role) && context.mayBecome(id, role.id)) {
                ways.push_back(id);
                break;
            }
    return ways;
}

void check(const RuleContext& context, Report& report)
{
    const Role* runtime = context.role(context.tenancy().runtimeRole);
    if (!runtime)
        return;
    if (isPast(*runtime))
        report.add(ElementRef::of(ElementKind::Role, runtime->id),
                   "The application connects as " + runtime->name + ", " + (runtime->superuser ? "a superuser" : "a role that bypasses row-level security") +
                       ". No policy holds it: it reads the rows of all tenants.");
    else if (const auto ways = waysPast(context, *runtime); !ways.empty())
        report.add(ElementRef::of(ElementKind::Role, runtime->id), "The application connects as " + runtime->name + ", which may become " +
                                                                       context.role(ways.front())->name + " and so get past all policies.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const RoleId id(finding.element.id);
    std::vector<FixOption> options;
    options.push_back(changeProject("Take these rights away from the role", [id](const Project& project) -> Result<Project> {
        const Role* found = project.roles.find(id);
        if (!found)
            return goneError("role");
        Role role = *found;
        role.superuser = role.bypassRowSecurity = false;
        Project bare = project;
        bare.roles = bare.roles.with(role);
        const Content nothing;
        for (const RoleId way : waysPast(RuleContext(nothing, bare), role))
            std::erase(role.memberOf, way);
        bare.roles = bare.roles.with(std::move(role));
        return bare;
    }, "Work that needed them must run as another role."));
    return options;
}

}  // namespace

extern const Rule runtimeRolePastRowSecurity = {
    .code = "TEN018",
    .name = "runtime-role-past-row-security",
    .title = "The application's role is held by every policy",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = postgresWithSharedTables,
    .checkProject = check,
    .reads = part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
