#include "core/access/access_matrix.h"
#include "core/edits/access_edits.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    if (project.accessRoles.empty())
        return;
    std::set<PermissionId> held;
    for (const AccessRole& role : project.accessRoles)
        held.insert(role.permissions.begin(), role.permissions.end());
    for (const Permission& permission : project.permissions)
        if (!held.contains(permission.id))
            report.add(ElementRef::of(ElementKind::Permission, permission.id), "No role holds " + permission.name + ", so nobody can do what it allows.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Project& project = context.project();
    const PermissionId id(finding.element.id);
    std::vector<FixOption> options;
    const AccessMatrix matrix(project);
    for (const AccessRoleId role : matrix.roles()) {
        if (options.size() == 5)
            break;
        options.push_back(changeProject("Give it to " + project.accessRoles.find(role)->name,
                                        [=](const Project& now) { return grantPermission(now, role, id); }));
    }
    options.push_back(changeProject("Take the permission out", [=](const Project& now) { return removePermission(now, id); },
                                    "Endpoints that ask for it ask for none then."));
    return options;
}

}  // namespace

extern const Rule permissionNobodyHas = {
    .code = "AUT011",
    .name = "permission-nobody-has",
    .title = "Each permission is held by a role",
    .severity = Severity::Info,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::accessRoles,
    .fixes = fixes,
};

}  // namespace barch::rules
