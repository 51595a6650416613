#include "core/rules/change_element.h"
#include "core/rules/elements.h"


namespace barch::rules {
namespace {

/// Tests prove nothing as a role that no guard holds; a migration needs to own things, not to be above them.
void check(const RuleContext& context, Report& report)
{
    const Role* test = context.role(context.tenancy().testRole);
    if (test && test->superuser)
        report.add(ElementRef::of(ElementKind::Role, test->id), "The tests run as " + test->name + ", a superuser. No grant and no policy holds it, so tests of isolation pass whatever the guards do.");
    else if (test && test->bypassRowSecurity && context.usesRowSecurity())
        report.add(ElementRef::of(ElementKind::Role, test->id), "The tests run as " + test->name + ", which row-level security doesn't hold. Tests of isolation pass whatever the policies say.");
    const Role* migrator = context.role(context.tenancy().migratorRole);
    if (migrator && migrator->superuser)
        report.add(ElementRef::of(ElementKind::Role, migrator->id), "Migrations run as " + migrator->name + ", a superuser. One bad statement can touch every database of the server, and what needs rights that production doesn't give shows only there.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const RoleId id(finding.element.id);
    if (id == context.tenancy().testRole)
        return onlyFix(changeProject("Run the tests as the program does", [](const Project& project) -> Result<Project> {
            Project after = project;
            Tenancy tenancy = *project.tenancy;
            tenancy.testRole = {};
            after.tenancy = tenancy;
            return after;
        }, "Tests then meet the same guards as the running program."));
    return onlyFix(changeElement("Take superuser away from the migrator", &Project::roles, id, "role", [](const Project&, Role& role) { role.superuser = false; },
                                 "It must own the schema, or be a member of the role that does."));
}

}  // namespace

extern const Rule testsRunPastGuards = {
    .code = "TST002",
    .name = "tests-run-past-guards",
    .title = "Tests and migrations don't run as a superuser",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::tenancy | part::roles | part::info,
    .fixes = fixes,
};

}  // namespace barch::rules
