#include "core/access/plan_order.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace barch {
namespace {

/// Currencies without a smaller unit.
bool hasMinorUnit(std::string_view currency)
{
    constexpr std::array<std::string_view, 8> whole = {"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF"};
    return std::find(whole.begin(), whole.end(), currency) == whole.end();
}

}  // namespace

std::vector<const Plan*> plansInOrder(const Project& project)
{
    std::vector<const Plan*> plans;
    for (const Plan& plan : project.plans)
        plans.push_back(&plan);
    // Digits of any length compare as numbers by their length first.
    const auto rank = [](const Plan* plan) { return std::tuple(plan->price.empty(), plan->price.size(), std::string_view(plan->price), std::string_view(plan->name), plan->id); };
    std::sort(plans.begin(), plans.end(), [&](const Plan* a, const Plan* b) { return rank(a) < rank(b); });
    return plans;
}

std::vector<const FeatureFlag*> flagsInOrder(const Project& project)
{
    std::vector<const FeatureFlag*> flags;
    for (const FeatureFlag& flag : project.flags)
        flags.push_back(&flag);
    std::sort(flags.begin(), flags.end(), [](const FeatureFlag* a, const FeatureFlag* b) { return std::tie(a->name, a->id) < std::tie(b->name, b->id); });
    return flags;
}

std::vector<std::string> limitNames(const Project& project)
{
    std::set<std::string> names;
    for (const Plan& plan : project.plans)
        for (const PlanLimit& limit : plan.limits)
            names.insert(limit.name);
    return {names.begin(), names.end()};
}

bool planHas(const Plan& plan, FlagId flag)
{
    return std::find(plan.flags.begin(), plan.flags.end(), flag) != plan.flags.end();
}

const PlanLimit* limitOf(const Plan& plan, const std::string& name)
{
    const auto found = std::find_if(plan.limits.begin(), plan.limits.end(), [&](const PlanLimit& limit) { return limit.name == name; });
    return found == plan.limits.end() ? nullptr : &*found;
}

std::string priceInWords(const Plan& plan)
{
    if (plan.price.empty())
        return {};
    if (plan.price.find_first_not_of('0') == std::string::npos)
        return "free";
    std::string amount = plan.price;
    if (hasMinorUnit(plan.currency) && amount.find_first_not_of("0123456789") == std::string::npos) {
        while (amount.size() < 3)
            amount.insert(amount.begin(), '0');
        amount.insert(amount.size() - 2, ".");
    }
    return amount + (plan.currency.empty() ? "" : " " + plan.currency) + (plan.interval.empty() ? "" : " a " + plan.interval);
}

}  // namespace barch
