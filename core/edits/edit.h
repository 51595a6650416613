#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <functional>
#include <string>

namespace barch {

/// The only way to get one project from another. Pure: the same project gives the same result.
using Edit = std::function<Result<Project>(const Project&)>;

/// An edit with what a person reads in the undo menu ("Rename tickets to requests"). Edits with the
/// same non-empty `mergeKey` that follow each other are one step of undo (keystrokes in one field).
struct LabelledEdit {
    std::string label;
    Edit apply;
    std::string mergeKey;
};

}  // namespace barch
