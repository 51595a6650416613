#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// A design with what an import found added to it.
struct AddedImport {
    Project project;
    int added = 0;                   ///< tables, views, types, sequences and functions
    std::vector<std::string> there;  ///< what was there already and stays as it is, by path, sorted
};

/// Adds what the design doesn't have yet. What it has, by id or by name, is left as it is, parts included; what is new
/// and refers to it refers to the element of the design.
AddedImport withImported(const Project& design, const Project& imported);

}  // namespace barch
