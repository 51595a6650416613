#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Tenancy& tenancy = context.tenancy();
    const Role* runtime = context.role(tenancy.runtimeRole);
    if (!runtime || (tenancy.runtimeRole != tenancy.migratorRole && tenancy.runtimeRole != tenancy.ownerRole))
        return;
    const std::string other = tenancy.runtimeRole == tenancy.migratorRole ? "runs the migrations" : "owns the tables";
    report.add(ElementRef::of(ElementKind::Role, runtime->id), runtime->name + " serves requests and " + other +
                                                                   " as well. A fault in the application can drop tables or switch policies off.");
}

RoleId addRole(Project& project, const std::string& wanted, bool login, bool bypass)
{
    auto taken = [&](const std::string& name) {
        return std::any_of(project.roles.begin(), project.roles.end(), [&](const Role& role) { return role.name == name; });
    };
    Role role;
    role.name = wanted;
    for (int n = 2; taken(role.name); ++n)
        role.name = wanted + "_" + std::to_string(n);
    role.id = RoleId::derive("role/" + role.name);
    role.login = login;
    role.bypassRowSecurity = bypass;
    project.roles = project.roles.with(role);
    return role.id;
}

Result<Project> splitRoles(const Project& project, RoleId runtimeId)
{
    const Role* found = project.roles.find(runtimeId);
    if (!found)
        return goneError("role");
    Project after = project;
    Tenancy tenancy = *project.tenancy;
    if (tenancy.ownerRole == runtimeId || !project.roles.contains(tenancy.ownerRole))
        tenancy.ownerRole = addRole(after, "app_owner", false, false);
    if (tenancy.migratorRole == runtimeId || !project.roles.contains(tenancy.migratorRole)) {
        tenancy.migratorRole = addRole(after, "app_migrator", true, true);
        Role migrator = *after.roles.find(tenancy.migratorRole);
        migrator.memberOf = {tenancy.ownerRole};
        after.roles = after.roles.with(std::move(migrator));
    }
    Role runtime = *found;
    runtime.superuser = runtime.bypassRowSecurity = runtime.createRole = runtime.createDatabase = false;
    std::erase_if(runtime.memberOf, [&](RoleId id) { return id == tenancy.ownerRole || id == tenancy.migratorRole; });
    after.roles = after.roles.with(std::move(runtime));
    after.tenancy = tenancy;
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const RoleId id(finding.element.id);
    return onlyFix(changeProject("Give owner and migrations roles of their own", [id](const Project& project) { return splitRoles(project, id); },
                                 "Migrations need a connection of their own."));
}

}  // namespace

extern const Rule runtimeRoleIsMigrationRole = {
    .code = "TEN019",
    .name = "runtime-role-is-migration-role",
    .title = "Requests and migrations run as different roles",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& c) { return c.sharesDatabase() && !c.isSqlite(); },
    .checkProject = check,
    .reads = part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
