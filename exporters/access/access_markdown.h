#pragma once

#include "core/access/table_access.h"

#include <string>
#include <vector>

namespace barch {

/// The whole of who may do what, to read.
std::string accessMarkdown(const Project& project, const TableAccess& access);
/// Pointers into the project.
std::vector<const Table*> tablesByName(const Project& project);

}  // namespace barch
