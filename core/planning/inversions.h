#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// A feature that comes before one that it needs.
struct Inversion {
    FeatureId feature;
    FeatureId dependency;
    bool lessUrgent = false;    ///< the dependency has a lower priority, or won't be done
    bool laterRelease = false;  ///< the dependency is released later
    bool unplanned = false;     ///< the feature is in a release, the dependency in none
    bool any() const { return lessUrgent || laterRelease || unplanned; }
};

/// A feature that won't be done waits for nothing.
Inversion inversionOf(const Project& project, const Feature& feature, const Feature& dependency);
/// All of them, in the order of the features' ids and of their dependencies.
std::vector<Inversion> inversions(const Project& project);
/// "A Must waits for a Could, and that is planned for 1.2."
std::string sentenceOf(const Project& project, const Inversion& inversion);

/// Releases by their position, then by id.
std::vector<const Release*> releasesInOrder(const Project& project);

}  // namespace barch
