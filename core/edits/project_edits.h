#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

Result<Project> renameProject(const Project& project, const std::string& name);
Result<Project> setProjectDescription(const Project& project, const std::string& description);
/// How tenants are kept apart, without its guards: see core/tenancy/protection.h for `setTenancyModel`
/// and `setDialect`, which apply them.
Result<Project> setTenancy(const Project& project, Tenancy tenancy);

}  // namespace barch
