#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Row-level security of PostgreSQL. Forced without enabled is refused.
Result<Project> setRowSecurity(const Project& project, TableId table, bool enabled, bool forced);

/// Without an id one is derived; names are unique within the table; the roles exist. An INSERT policy
/// has only a check, SELECT and DELETE policies only a USING expression.
Result<Project> addPolicy(const Project& project, TableId table, Policy policy);
Result<Project> changePolicy(const Project& project, TableId table, Policy policy);
Result<Project> removePolicy(const Project& project, TableId table, PolicyId policy);
Result<Project> renamePolicy(const Project& project, TableId table, PolicyId policy, const std::string& name);

}  // namespace barch
