#pragma once

#include "core/model/project.h"

#include <vector>

namespace barch {

/// One feature that goes to another release because of another one.
struct Move {
    FeatureId feature;
    ReleaseId from;
    ReleaseId to;       ///< none: to no release
    FeatureId because;  ///< the feature whose move forces it; none for the one that was asked for
};

/// What must move if this feature moves to `to` (none: to no release): what it needs comes along when
/// it is planned later or not at all, what needs it comes along when it is planned earlier. The feature's own
/// move comes first. What won't be done stays where it is. Empty where the feature or the release doesn't exist.
std::vector<Move> movesWith(const Project& project, FeatureId feature, ReleaseId to);

}  // namespace barch
