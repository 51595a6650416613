#pragma once

#include "core/model/project.h"
#include "core/model/result.h"
#include "core/planning/figures.h"

#include <string>
#include <vector>

namespace barch {

/// The id is made from the name where it has none. The name, the figures and what it refers to have to be sound.
Result<Project> addFeature(const Project& project, Feature feature);
/// Takes the place of the feature with its id. What was unsound before and did not change may stay.
Result<Project> changeFeature(const Project& project, Feature feature);
/// Goes from all that wait for it, too.
Result<Project> removeFeature(const Project& project, FeatureId feature);

Result<Project> setFeatureFigure(const Project& project, FeatureId feature, Figure figure, double number);
/// Value and effort, 1 to 5 each; 0 and 0 take it out of the matrix.
Result<Project> placeFeature(const Project& project, FeatureId feature, int value, int effort);
Result<Project> setPriority(const Project& project, FeatureId feature, Moscow moscow);

/// The feature delivers these elements too, those that it delivers already once.
Result<Project> deliver(const Project& project, FeatureId feature, const std::vector<ElementRef>& elements);

/// An id for a feature or release of this name that the project does not have yet.
FeatureId freshFeatureId(const Project& project, const std::string& name);

/// A feature can't wait for itself. A circle is let in (it is a finding): `circleWith` tells of it beforehand.
Result<Project> addDependency(const Project& project, FeatureId feature, FeatureId dependency);
Result<Project> removeDependency(const Project& project, FeatureId feature, FeatureId dependency);
/// The features that would need each other in a circle if `feature` waited for `dependency`, as it is
/// walked from `feature`; empty where there would be none.
std::vector<FeatureId> circleWith(const Project& project, FeatureId feature, FeatureId dependency);

/// The project after an import (see core/planning/feature_import.h); its faults are the error.
Result<Project> importFeaturesFrom(const Project& project, const std::string& text, bool markdown);

}  // namespace barch
