#include "core/planning/matrix.h"

#include "core/planning/figures.h"

#include <algorithm>

namespace barch {

Quadrant quadrantOf(const Feature& feature)
{
    if (!isUsable(feature, Figure::Value) || !isUsable(feature, Figure::Effort))
        return Quadrant::Unplaced;
    if (feature.value >= muchFrom)
        return feature.effort >= muchFrom ? Quadrant::PlanWithCare : Quadrant::DoFirst;
    return feature.effort >= muchFrom ? Quadrant::LeaveForNow : Quadrant::FillIn;
}

std::string_view titleOf(Quadrant quadrant)
{
    static constexpr std::array<std::string_view, 5> titles = {"Not placed yet", "Do first", "Plan with care", "Fill in", "Leave for now"};
    return titles[static_cast<std::size_t>(quadrant)];
}

std::string_view meaningOf(Quadrant quadrant)
{
    static constexpr std::array<std::string_view, 5> meanings = {"no value or no effort", "much value, little effort", "much value, much effort",
                                                                 "little value, little effort", "little value, much effort"};
    return meanings[static_cast<std::size_t>(quadrant)];
}

std::array<MoscowGroup, 5> moscowGroups(const Project& project)
{
    std::array<MoscowGroup, 5> groups;
    static constexpr Moscow order[] = {Moscow::Must, Moscow::Should, Moscow::Could, Moscow::Wont, Moscow::Unset};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].moscow = order[i];
        for (const Feature& feature : project.features)
            if (feature.moscow == order[i])
                groups[i].features.push_back(feature.id);
        std::stable_sort(groups[i].features.begin(), groups[i].features.end(), [&](FeatureId a, FeatureId b) {
            return project.features.find(a)->name < project.features.find(b)->name;
        });
    }
    return groups;
}

std::string_view titleOf(Moscow moscow)
{
    static constexpr std::array<std::string_view, 5> titles = {"Not set", "Must", "Should", "Could", "Won't"};
    return titles[static_cast<std::size_t>(moscow)];
}

int urgencyOf(Moscow moscow)
{
    static constexpr std::array<int, 5> order = {3, 0, 1, 2, 4};
    return order[static_cast<std::size_t>(moscow)];
}

}  // namespace barch
