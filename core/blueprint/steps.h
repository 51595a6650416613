#pragma once

#include "core/blueprint/proposal.h"
#include "core/blueprint/references.h"

#include <functional>
#include <string>
#include <vector>

namespace barch {

/// One change of a proposal with what it takes to carry it out.
struct Step {
    Change change;
    AnyId id;      ///< of the element; none for parts that exist once
    AnyId owner;   ///< its table, for what lies in one
    IdSet defines; ///< ids that come (Add) or go (Remove) with it
    /// Carries it out; ids in `missing` are not to be referred to.
    std::function<void(Project& project, const IdSet& missing)> apply;
};

struct Steps {
    std::vector<Step> all;         ///< in the order of telling
    std::vector<std::string> kept; ///< manual work that stands against the target
};

/// What leads from `current` to `target` where nobody changed what `base` had. `base` is empty where
/// nothing was accepted yet.
Steps stepsBetween(const Content& content, const Project& base, const Project& target, const Project& current);

}  // namespace barch
