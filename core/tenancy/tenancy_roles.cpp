#include "core/edits/lookups.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"

namespace barch {
namespace {

RoleId ensureRole(Project& project, RoleId chosen, Role role)
{
    if (project.roles.contains(chosen))
        return chosen;
    for (const Role& there : project.roles)
        if (there.name == role.name)
            return there.id;
    role.id = RoleId::derive("role/" + role.name);
    const RoleId id = role.id;
    project.roles = project.roles.with(std::move(role));
    return id;
}

/// What functions made later by the owner allow: nothing to PUBLIC. Without a namespace, because with
/// one the statement has no effect.
void ensureDefaultPrivileges(Project& project)
{
    const RoleId owner = project.tenancy->ownerRole;
    for (const DefaultPrivilege& there : project.defaultPrivileges)
        if (there.forRole == owner && there.objects == "functions" && there.revoke && !there.grant.role)
            return;
    project.defaultPrivileges = project.defaultPrivileges.with(
        DefaultPrivilege{.id = VerbatimId::derive("default-privilege/" + owner.text() + "/functions"),
                         .forRole = owner,
                         .objects = "functions",
                         .revoke = true,
                         .grant = {.privileges = {"execute"}}});
}

}  // namespace

Project withTenancyRoles(const Project& project)
{
    const Dialect dialect = guardDialect(project);
    Project edited = project;
    Tenancy tenancy = *project.tenancy;
    if (tenancy.keyColumn.empty() && tenancy.model != TenancyModel::None)
        tenancy.keyColumn = tenantKeyName(project);
    if (dialect == Dialect::PostgreSql) {
        if (tenancy.setting.empty())
            tenancy.setting = tenantSetting(project);
        tenancy.ownerRole = ensureRole(edited, tenancy.ownerRole,
                                       {.name = "app_owner", .comment = "Owns the tables. Nobody logs in as this role."});
    }
    if (dialect != Dialect::Sqlite) {
        Role migrator{.name = "app_migrator", .login = true, .comment = "Runs migrations, backfills and backups."};
        if (dialect == Dialect::PostgreSql) {
            migrator.bypassRowSecurity = true;
            migrator.memberOf = {tenancy.ownerRole};
        }
        tenancy.migratorRole = ensureRole(edited, tenancy.migratorRole, std::move(migrator));
        tenancy.runtimeRole = ensureRole(edited, tenancy.runtimeRole,
                                         {.name = "app_runtime", .login = true,
                                          .comment = "What the running program logs in as. It never sees past a tenant."});
    }
    if (dialect == Dialect::PostgreSql && sharesTables(project))
        tenancy.helperRole = ensureRole(edited, tenancy.helperRole,
                                        {.name = "app_rls_helper", .bypassRowSecurity = true,
                                         .comment = "Owns the few functions that look across tenants. Nobody logs in as this role."});
    if (!(tenancy == *project.tenancy))
        edited.tenancy = Shared<Tenancy>(std::move(tenancy));
    if (dialect == Dialect::PostgreSql)
        ensureDefaultPrivileges(edited);
    return edited;
}

}  // namespace barch
