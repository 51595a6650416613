#pragma once

#include "core/model/project.h"

#include <vector>

namespace barch {

/// Services that use each other in a circle, as it is walked: orders, billing (and orders again). One
/// circle, the shortest, for each service that lies on one and is not yet part of another.
std::vector<std::vector<ServiceId>> serviceCircles(const Project& project);

}  // namespace barch
