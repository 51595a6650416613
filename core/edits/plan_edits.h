#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Plans that customers pay for, and the flags that plans switch on. Names are unique without regard to case.

/// Without an id one is derived from the name.
Result<Project> addPlan(const Project& project, Plan plan);
/// Price, currency and interval too. A price is a whole number of minor units, or empty.
Result<Project> changePlan(const Project& project, Plan plan);
Result<Project> removePlan(const Project& project, PlanId plan);
Result<Project> setPlanFlag(const Project& project, PlanId plan, FlagId flag, bool on);
/// An empty amount is unlimited; otherwise a whole number that is not negative. The limit is made where the plan has
/// none of this name; an empty unit keeps the one that is there.
Result<Project> setPlanLimit(const Project& project, PlanId plan, const std::string& limit, const std::string& amount,
                             const std::string& unit = {});
Result<Project> removePlanLimit(const Project& project, PlanId plan, const std::string& limit);
/// In all plans that have it.
Result<Project> renameLimit(const Project& project, const std::string& from, const std::string& to);

Result<Project> addFlag(const Project& project, FeatureFlag flag);
Result<Project> changeFlag(const Project& project, FeatureFlag flag);
/// Plans and endpoints lose it.
Result<Project> removeFlag(const Project& project, FlagId flag);

}  // namespace barch
