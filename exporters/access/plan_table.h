#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// A flag or a limit, with what each plan has of it: "yes", "25 people", "unlimited" or nothing.
struct PlanLine {
    std::string name;
    bool isLimit = false;
    std::vector<std::string> cells;
};
/// Plans from the cheapest; flags, then limits, by name.
struct PlanTable {
    std::vector<std::string> plans;
    std::vector<PlanLine> lines;
};
PlanTable planTable(const Project& project);

}  // namespace barch
