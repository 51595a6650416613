#pragma once

#include "core/rules/checker.h"

#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace barch {

/// A fix tried on a copy.
struct Trial {
    Project project;              ///< after the fix
    bool healed = false;          ///< the finding is gone
    std::vector<Finding> gone;    ///< other findings that the fix takes away as well
    std::vector<Finding> fresh;   ///< findings that were not there before, without waived ones
};

/// Applies the edit to a copy of `project` and checks both. Pass the same checker again to have later
/// trials on the same project look only at what each fix touches.
Result<Trial> tryFix(Checker& checker, const Project& project, const Finding& finding, const Edit& edit, std::stop_token stop = {});

/// Many findings healed one after the other.
struct Healing {
    Project project;
    std::vector<Finding> healed;  ///< in the order in which they were healed
    std::vector<Finding> left;    ///< asked for, and still there
};

/// Heals the findings with these fingerprints that have an automatic fix and no waiver, taking the
/// recommended option of each. A fix that fails, that does not silence its finding, or that brings
/// new errors is taken back. Progress goes from 0 to 1. When stopped, nothing is healed.
Healing heal(const Content& content, const Project& project, const std::set<std::string>& fingerprints,
             const std::function<void(double)>& progress = {}, std::stop_token stop = {});

}  // namespace barch
