#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Without an id one is derived from the name.
Result<Project> addNamespace(const Project& project, Namespace space);
Result<Project> renameNamespace(const Project& project, NamespaceId space, const std::string& name);
/// Refused while anything lies in it.
Result<Project> removeNamespace(const Project& project, NamespaceId space);

}  // namespace barch
