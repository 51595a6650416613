#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Comes last. The id is made from the name where it has none.
Result<Project> addRelease(const Project& project, Release release);
/// Its features are then in no release.
Result<Project> removeRelease(const Project& project, ReleaseId release);
Result<Project> renameRelease(const Project& project, ReleaseId release, const std::string& name);
/// In points of effort; 0: without a limit.
Result<Project> setReleaseCapacity(const Project& project, ReleaseId release, double capacity);
Result<Project> setReleaseNote(const Project& project, ReleaseId release, const std::string& note);
/// To this place among the releases, from 0; the others keep their order.
Result<Project> moveRelease(const Project& project, ReleaseId release, std::size_t place);

/// To a release, or with none to no release. `withOthers` also moves what has to move because of it
/// (see core/planning/moves.h).
Result<Project> moveToRelease(const Project& project, FeatureId feature, ReleaseId release, bool withOthers = false);
/// Every feature goes where core/planning/release_plan.h puts it.
Result<Project> cutReleasesByCapacity(const Project& project);

}  // namespace barch
