#pragma once

#include "core/model/project.h"

#include <array>
#include <string_view>
#include <vector>

namespace barch {

/// The parts of the priority matrix. Much is 4 or 5, little is 1 to 3; a feature without a usable
/// value or effort lies in none of them.
enum class Quadrant : std::uint8_t { Unplaced, DoFirst, PlanWithCare, FillIn, LeaveForNow };
inline constexpr int muchFrom = 4;

Quadrant quadrantOf(const Feature& feature);
std::string_view titleOf(Quadrant quadrant);    ///< "Do first"
std::string_view meaningOf(Quadrant quadrant);  ///< "much value, little effort"

/// Features of each priority, by name: Must, Should, Could, Won't, and those without one last.
struct MoscowGroup {
    Moscow moscow = Moscow::Unset;
    std::vector<FeatureId> features;
};
std::array<MoscowGroup, 5> moscowGroups(const Project& project);
std::string_view titleOf(Moscow moscow);  ///< "Must", "Won't"; "Not set"
/// 0 for Must up to 3 for what has no priority and 4 for Won't: the order of doing.
int urgencyOf(Moscow moscow);

}  // namespace barch
