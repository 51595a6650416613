#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Name and arguments together are unique within a namespace. Without an id one is derived.
Result<Project> addFunction(const Project& project, Function function);
Result<Project> changeFunction(const Project& project, Function function);
/// Policies, views, checks and other functions call it by its new name.
Result<Project> renameFunction(const Project& project, FunctionId function, const std::string& name);
/// Refused while a trigger or a policy calls it; the error names one.
Result<Project> removeFunction(const Project& project, FunctionId function);

}  // namespace barch
