#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// Where one feature goes when releases are cut, and why.
struct Placing {
    FeatureId feature;
    ReleaseId from;
    ReleaseId release;   ///< none: in no release
    std::string reason;  ///< "Must, needed by Reports: 1.0 has room for its 3 (12 of 40 taken)."
    bool moved() const { return from != release; }
};

struct ReleaseLoad {
    ReleaseId release;
    double capacity = 0;  ///< 0: without a limit
    double used = 0;      ///< effort of the features in it
    bool isOver() const { return capacity != 0 && !(used <= capacity); }
};

struct ReleasePlan {
    std::vector<Placing> placings;   ///< every feature, in the order in which they were placed
    std::vector<ReleaseLoad> loads;  ///< of the plan, by the order of the releases
};

/// What a feature takes of a release: its effort, or 3 (the middle) where none is set.
double loadOf(const Feature& feature);
/// How full the releases are as the design stands, in their order. What won't be done takes nothing.
std::vector<ReleaseLoad> loadsOf(const Project& project);

/// Puts every feature into the first release that has room for it and comes no earlier than what it needs:
/// by priority (what a Must needs counts as a Must), then by RICE, then by value for effort, then by name.
/// Features that need each other in a circle go together. What won't be done, what waits for that, and what
/// finds no room goes into no release. The same project gives the same plan.
ReleasePlan cutReleases(const Project& project);

}  // namespace barch
