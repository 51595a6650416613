#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Adds privileges on the whole table to those that the role has. Role none: PUBLIC.
Result<Project> grantOnTable(const Project& project, TableId table, RoleId role, std::vector<std::string> privileges);
/// Takes these privileges away, on the whole table and on columns; none named: all.
Result<Project> revokeOnTable(const Project& project, TableId table, RoleId role, std::vector<std::string> privileges = {});
Result<Project> setTableGrants(const Project& project, TableId table, std::vector<Grant> grants);
Result<Project> setViewGrants(const Project& project, ViewId view, std::vector<Grant> grants);
Result<Project> setFunctionGrants(const Project& project, FunctionId function, std::vector<Grant> grants);
Result<Project> setNamespaceGrants(const Project& project, NamespaceId space, std::vector<Grant> grants);

}  // namespace barch
