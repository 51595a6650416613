#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isOpen(const RuleContext& context, const DefaultPrivilege& each)
{
    if (each.revoke || each.objects != "tables")
        return false;
    const Role* role = context.role(each.grant.role);
    const bool isApplication = !each.grant.role || (context.tenancy().runtimeRole && context.mayBecome(context.tenancy().runtimeRole, each.grant.role)) ||
                               (role && (role->name == "anon" || role->name == "authenticated"));
    return isApplication && !each.grant.privileges.empty();
}

void check(const RuleContext& context, Report& report)
{
    for (const DefaultPrivilege& each : context.project().defaultPrivileges) {
        if (!isOpen(context, each))
            continue;
        const Role* role = context.role(each.grant.role);
        report.add(ElementRef::of(ElementKind::Verbatim, each.id), "Every table made from now on is open to " + (role ? role->name : std::string("everybody")) +
                                                                       " at once, before it has a policy.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const VerbatimId id(finding.element.id);
    return onlyFix(changeProject("Grant table by table instead", [id](const Project& project) -> Result<Project> {
        Project after = project;
        after.defaultPrivileges = after.defaultPrivileges.without(id);
        return after;
    }, "New tables need a grant of their own."));
}

}  // namespace

extern const Rule defaultPrivilegesOpen = {
    .code = "TEN049",
    .name = "default-privileges-open",
    .title = "A new table is closed until it is guarded",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkProject = check,
    .reads = part::defaultPrivileges | part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
