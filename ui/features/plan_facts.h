#pragma once

#include "core/planning/inversions.h"

#include <QString>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace barch::ui {

/// What the parts of the page show about a plan, reckoned once for each version of it.
struct PlanFacts {
    Project project;
    std::unordered_map<FeatureId, std::vector<Inversion>> inversions;  ///< by the feature that comes too early
    std::vector<std::vector<FeatureId>> circles;
    std::unordered_map<FeatureId, std::size_t> circleOf;               ///< index into `circles`, for all that need each other

    bool hasProblem(FeatureId id) const { return inversions.contains(id) || circleOf.contains(id); }
    /// Features with a problem in their order.
    std::size_t problems() const;
    /// Whether the arrow from a feature to what it needs is part of a problem.
    bool isProblem(FeatureId feature, FeatureId dependency) const;
    /// One line: "Usage metering is a Could, planned for 1.2"; empty without a problem.
    QString problemOf(FeatureId id) const;
};
PlanFacts factsOf(const Project& project);

}  // namespace barch::ui
