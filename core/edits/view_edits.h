#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Without an id one is derived; tables that the query names are added to what the view reads.
Result<Project> addView(const Project& project, View view);
Result<Project> changeView(const Project& project, View view);
Result<Project> renameView(const Project& project, ViewId view, const std::string& name);
Result<Project> removeView(const Project& project, ViewId view);

}  // namespace barch
