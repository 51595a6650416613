#pragma once

#include "tests/core/edits/sample.h"

#include "core/access/table_access.h"
#include "core/edits/access_edits.h"

namespace barch::test {

/// The helpdesk with a role in its memberships; roles owner, user and viewer.
inline Project accessDesign(Dialect dialect = Dialect::PostgreSql, TenancyModel model = TenancyModel::Shared)
{
    Project project = withTable(helpdesk(dialect, model), "subscriptions", TenancyClass::Owned);
    const UserTypeId roles = UserTypeId::derive("type/member_role");
    UserType type;
    type.id = roles;
    type.name = "member_role";
    for (const char* value : {"owner", "user", "viewer"})
        type.values.push_back({EnumValueId::derive(value), value});
    project.types = project.types.with(std::move(type));
    Column role;
    role.id = ColumnId::derive("memberships/role");
    role.name = "role";
    role.userType = roles;
    role.defaultExpression = "'viewer'";
    project = ok(addColumn(project, idOf(project, "memberships"), std::move(role)));
    project = ok(protectAll(project));
    const auto permission = [&](const char* name) {
        project = ok(addPermission(project, {.name = name}));
        for (const Permission& each : project.permissions)
            if (each.name == name)
                return each.id;
        FAIL(name);
        return PermissionId();
    };
    const PermissionId readOwn = permission("read:own"), readAll = permission("read:all"), writeOwn = permission("write:own"),
                       writeAll = permission("write:all"), members2 = permission("manage:members"), billing = permission("manage:billing");
    project = ok(addAccessRole(project, {.name = "viewer", .permissions = {readOwn, readAll}}));
    project = ok(addAccessRole(project, {.name = "owner", .permissions = {readOwn, readAll, writeOwn, writeAll, members2, billing}}));
    return ok(addAccessRole(project, {.name = "user", .permissions = {readOwn, writeOwn}}));
}

inline AccessRoleId role(const Project& project, std::string_view name)
{
    for (const AccessRole& each : project.accessRoles)
        if (each.name == name)
            return each.id;
    FAIL("no role " << name);
    return {};
}

inline PermissionId permission(const Project& project, std::string_view name)
{
    for (const Permission& each : project.permissions)
        if (each.name == name)
            return each.id;
    FAIL("no permission " << name);
    return {};
}

}  // namespace barch::test
