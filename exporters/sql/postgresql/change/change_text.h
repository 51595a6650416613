#pragma once

#include "exporters/sql/change/change_script.h"
#include "exporters/sql/postgresql/change/role_changes.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// The whole script: the new values of enums, the transaction, and what an online change does alone after it.
std::string changeText(const Project& before, const Project& after, const std::vector<Step>& values, const RoleChanges& roles,
                       const std::vector<ScriptStep>& steps, const ScriptOptions& options);

}  // namespace barch::sql::postgresql
