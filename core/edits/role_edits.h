#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Roles of the database. Names are unique; membership has no circles.
Result<Project> addRole(const Project& project, Role role);
Result<Project> changeRole(const Project& project, Role role);
Result<Project> renameRole(const Project& project, RoleId role, const std::string& name);
/// Its grants go with it. Refused while a policy is for this role alone (without a role a policy is
/// for everybody), while it owns a function, and for the roles that keep tenants apart.
Result<Project> removeRole(const Project& project, RoleId role);

}  // namespace barch
