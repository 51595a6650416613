#pragma once

#include "app/platform/trial/trial_database.h"

namespace barch {

/// The design as its engine tells it back: expressions, defaults and types in the engine's own spelling, ids and all
/// that SQL can't say as they are. So two designs from different hands can be compared without what is only spelled
/// another way. The design must load on the trial database.
Result<Project> inUsualSpelling(const Project& project, TrialDatabase& trial);

}  // namespace barch
