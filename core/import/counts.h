#pragma once

#include "core/model/project.h"

#include <map>
#include <string>

namespace barch {

/// How many of each kind of database object the design has: "table", "column", "foreign key", "enum"...
/// Kinds of which it has none are left out.
std::map<std::string, int> countObjects(const Project& project);

}  // namespace barch
