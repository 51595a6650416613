#include "core/rules/answer_fixes.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isAdmin(const AccessRole& role)
{
    static constexpr std::array<std::string_view, 6> words = {"admin", "administrator", "superadmin", "superuser", "root", "sysadmin"};
    return hasAnyPhrase(role.name, words);
}

void check(const RuleContext& context, Report& report)
{
    bool modelled = false;
    for (const AccessRole& role : context.project().accessRoles) {
        if (!isAdmin(role))
            continue;
        modelled = true;
        if (!role.requiresMfa)
            report.add(ElementRef::of(ElementKind::AccessRole, role.id), "Whoever has the password of one " + role.name + " has all that the role may do: no second factor is asked for.");
    }
    const bool hasAdmins = context.has("auth.roles", "admin") || context.has("auth.roles", "owner");
    if (!modelled && hasAdmins && context.wasAnswered("auth.mfa") && (context.has("auth.mfa", "none") || context.has("auth.mfa", "optional")))
        report.add(ElementRef::answer("auth.mfa"), "Administrators sign in without a second factor. One guessed password opens everything.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Answer)
        return otherAnswers(context, "auth.mfa", {"none", "optional"});
    std::vector<FixOption> options;
    const AccessRoleId id(finding.element.id);
    auto require = [](std::string title, auto isMeant, std::string consequence) {
        return changeProject(std::move(title), [isMeant](const Project& project) -> Result<Project> {
            Project after = project;
            for (const AccessRole& each : project.accessRoles)
                if (isMeant(each)) {
                    AccessRole role = each;
                    role.requiresMfa = true;
                    after.accessRoles = after.accessRoles.with(std::move(role));
                }
            return after;
        }, std::move(consequence));
    };
    options.push_back(require("Ask this role for a second factor", [id](const AccessRole& role) { return role.id == id; }, "Its people set up an app or a key once."));
    options.push_back(require("Ask everybody for a second factor", [](const AccessRole&) { return true; }, "Signing up takes longer for everybody."));
    return options;
}

}  // namespace

extern const Rule adminWithoutSecondFactor = {
    .code = "AUT002",
    .name = "admin-without-second-factor",
    .title = "Administrators prove who they are twice",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::accessRoles | part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
