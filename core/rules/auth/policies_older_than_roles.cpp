#include "core/access/permission_policies.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    const Function* function = project.functions.find(permissionFunctionId());
    if (function && !permissionFunctionIsCurrent(project))
        report.add(ElementRef::of(ElementKind::Function, function->id),
                   function->name + " answers for roles and permissions as they were. What the matrix grants or takes away now, the database doesn’t know.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Write the policies anew", [](const Project& project) -> Result<Project> { return withFreshPermissionPolicies(project); }));
}

}  // namespace

extern const Rule policiesOlderThanRoles = {
    .code = "AUT014",
    .name = "policies-older-than-roles",
    .title = "The database knows the roles as they are",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkProject = check,
    .reads = part::accessRoles | part::functions | part::tenancy | part::namespaces | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
