#include "core/access/access_matrix.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

std::string nameOf(const Project& project, AccessRoleId id)
{
    const AccessRole* role = project.accessRoles.find(id);
    return role ? role->name : id.text();
}

void check(const RuleContext& context, Report& report)
{
    for (const std::vector<AccessRoleId>& circle : inclusionCircles(context.project())) {
        std::vector<std::string> names;
        for (const AccessRoleId id : circle)
            names.push_back(nameOf(context.project(), id));
        report.add(ElementRef::of(ElementKind::AccessRole, circle.front()),
                   circle.size() == 1 ? names.front() + " includes itself. That says nothing, and hides a mistake."
                                      : listed(names) + " include each other in a circle, so all of them may do the same. Nobody can tell them apart.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    std::vector<FixOption> options;
    for (const std::vector<AccessRoleId>& circle : inclusionCircles(context.project())) {
        if (circle.front() != AccessRoleId(finding.element.id))
            continue;
        for (const AccessRoleId id : circle)
            options.push_back(changeProject(nameOf(context.project(), id) + " includes none of the others", [id, circle](const Project& project) -> Result<Project> {
                const AccessRole* found = project.accessRoles.find(id);
                if (!found)
                    return goneError("role");
                AccessRole role = *found;
                std::erase_if(role.includes, [&](AccessRoleId each) { return std::find(circle.begin(), circle.end(), each) != circle.end(); });
                Project after = project;
                after.accessRoles = after.accessRoles.with(std::move(role));
                return after;
            }, "It keeps the permissions that it holds itself."));
    }
    return options;
}

}  // namespace

extern const Rule roleInclusionCircle = {
    .code = "AUT010",
    .name = "role-inclusion-circle",
    .title = "No role includes itself by way of others",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::accessRoles,
    .fixes = fixes,
};

}  // namespace barch::rules
