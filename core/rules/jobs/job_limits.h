#pragma once

#include "core/model/project.h"

namespace barch::rules {

/// What the fixes of these rules write, in one place.
inline constexpr const char* usualBackoff = "doubling, from 10 seconds to 1 hour, with jitter";
inline constexpr int usualAttempts = 8;
inline constexpr const char* usualTimeout = "10 seconds";

/// Whether a worker may do the work of this job more than once; not decided means that the runner's
/// own default holds, which is several times for each of them.
inline bool isRetried(const Job& job)
{
    return job.maximumAttempts != 1;
}

}  // namespace barch::rules
