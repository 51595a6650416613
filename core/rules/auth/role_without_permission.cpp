#include "core/access/access_matrix.h"
#include "core/edits/access_edits.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    if (project.permissions.empty())
        return;
    const AccessMatrix matrix(project);
    for (const AccessRole& role : project.accessRoles)
        if (matrix.permissionsOf(role.id).empty())
            report.add(ElementRef::of(ElementKind::AccessRole, role.id), "Whoever is " + role.name + " may do nothing at all: the role holds no permission and includes no role that does.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Project& project = context.project();
    const AccessRoleId id(finding.element.id);
    std::vector<FixOption> options;
    const AccessMatrix matrix(project);
    // The weakest roles first: what a new role should include is rarely the owner.
    for (auto other = matrix.roles().rbegin(); other != matrix.roles().rend() && options.size() < 4; ++other) {
        if (matrix.permissionsOf(*other).empty() || includesRole(project, *other, id))
            continue;
        const AccessRoleId included = *other;
        options.push_back(changeProject("Include " + project.accessRoles.find(included)->name,
                                        [=](const Project& now) { return includeRole(now, id, included); }));
    }
    options.push_back(changeProject("Take the role out", [=](const Project& now) { return removeAccessRole(now, id); },
                                    "People who hold it need another one."));
    return options;
}

}  // namespace

extern const Rule roleWithoutPermission = {
    .code = "AUT012",
    .name = "role-without-permission",
    .title = "Each role may do something",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::accessRoles,
    .fixes = fixes,
};

}  // namespace barch::rules
