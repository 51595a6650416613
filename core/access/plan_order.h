#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// Plans from the cheapest, those without a price last; then by name. Pointers into the project.
std::vector<const Plan*> plansInOrder(const Project& project);
/// By name.
std::vector<const FeatureFlag*> flagsInOrder(const Project& project);
/// Every limit that a plan has, once, by name.
std::vector<std::string> limitNames(const Project& project);

bool planHas(const Plan& plan, FlagId flag);
/// None where the plan doesn't speak of it.
const PlanLimit* limitOf(const Plan& plan, const std::string& name);
/// "29.00 EUR a month", "free"; empty without a price.
std::string priceInWords(const Plan& plan);

}  // namespace barch
