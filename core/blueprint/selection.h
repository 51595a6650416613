#pragma once

#include "core/blueprint/steps.h"

#include <set>
#include <string>
#include <vector>

namespace barch {

/// Which steps are carried out, after what they need was added and what can't stand was taken out.
struct Selection {
    std::vector<bool> chosen;      ///< as long as `Steps::all`
    std::vector<std::string> kept; ///< why some were taken out again
    Project result;
};

/// Completes a choice of steps so that nothing in the result refers to what is not there. With
/// `mayBringBack` an element that was removed by hand comes back where a chosen step needs it;
/// without, the reference to it is left out instead.
Selection complete(const Steps& steps, const Project& current, std::vector<bool> chosen, bool mayBringBack);

}  // namespace barch
