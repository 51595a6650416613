#pragma once

#include "core/access/permission_words.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Roles and permissions of the application. Names are unique without regard to case. Policies that were
/// written from the permissions, and the function that they ask, are renewed by each of these.

/// Without an id one is derived from the name.
Result<Project> addAccessRole(const Project& project, AccessRole role);
/// What else stands in a role: description, second factor, within one tenant or not.
Result<Project> changeAccessRole(const Project& project, AccessRole role);
/// The name follows into the enum that the role's column has, its defaults, and policies and functions.
Result<Project> renameAccessRole(const Project& project, AccessRoleId role, const std::string& name);
/// Roles that include it lose what they had by it.
Result<Project> removeAccessRole(const Project& project, AccessRoleId role);
/// Refused where it would make a circle.
Result<Project> includeRole(const Project& project, AccessRoleId role, AccessRoleId included);
Result<Project> excludeRole(const Project& project, AccessRoleId role, AccessRoleId included);

Result<Project> addPermission(const Project& project, Permission permission);
Result<Project> changePermission(const Project& project, Permission permission);
/// SQL that asks current_user_may('old') asks for the new name.
Result<Project> renamePermission(const Project& project, PermissionId permission, const std::string& name);
Result<Project> removePermission(const Project& project, PermissionId permission);

Result<Project> grantPermission(const Project& project, AccessRoleId role, PermissionId permission);
Result<Project> revokePermission(const Project& project, AccessRoleId role, PermissionId permission);
/// Makes the role hold exactly this of a line of the matrix: "tickets:change", on `table` where it is
/// given. A permission that is missing for it ("tickets:change:own") is made. All holds own too, as
/// the design's own roles do, where there is such a permission. Included roles may give more.
Result<Project> setReach(const Project& project, AccessRoleId role, const std::string& base, TableId table, Reach reach);

/// Each endpoint without a permission gets the one that its method and table ask for, where the design has
/// exactly such a one. Public endpoints are left alone.
Result<Project> putPermissionsOnEndpoints(const Project& project);

}  // namespace barch
