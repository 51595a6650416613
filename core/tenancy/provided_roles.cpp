#include "core/tenancy/provided_roles.h"

#include "core/tenancy/guards.h"

#include <array>

namespace barch {

bool isProvidedRole(const Project& project, const Role& role)
{
    static constexpr auto names = std::to_array<std::string_view>(
        {"anon", "authenticated", "authenticator", "dashboard_user", "pgbouncer", "postgres", "service_role", "supabase_admin",
         "supabase_auth_admin", "supabase_functions_admin", "supabase_read_only_user", "supabase_realtime_admin",
         "supabase_replication_admin", "supabase_storage_admin"});
    return readsTenantFromToken(project) && std::find(names.begin(), names.end(), role.name) != names.end();
}

std::vector<const Role*> providedRequestRoles(const Project& project)
{
    std::vector<const Role*> roles;
    for (const std::string_view name : {"anon", "authenticated"})
        for (const Role& role : project.roles)
            if (role.name == name && isProvidedRole(project, role))
                roles.push_back(&role);
    return roles;
}

}  // namespace barch
