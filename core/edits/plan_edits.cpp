#include "core/edits/plan_edits.h"

#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"
#include "core/rules/words.h"

namespace barch {
namespace {

template <class Element>
Result<Project> putNamed(const Project& project, SharedMap<Element> Project::* all, Element element, std::string_view kind)
{
    for (const Element& other : project.*all)
        if (other.id != element.id && rules::lowerCase(other.name) == rules::lowerCase(element.name))
            return Error{"There is already a " + std::string(kind) + " \"" + other.name + "\".", {}, "Choose another name."};
    return putElement(project, std::move(element));
}

template <class Element>
Result<Project> addNamed(const Project& project, SharedMap<Element> Project::* all, Element element, std::string_view kind)
{
    using Id = decltype(element.id);
    if (!element.id)
        element.id = freshId<Id>(std::string(kind) + "/" + element.name, [&](Id id) { return (project.*all).contains(id); });
    else if ((project.*all).contains(element.id))
        return Error{"This " + std::string(kind) + " is already there.", element.name, {}};
    return putNamed(project, all, std::move(element), kind);
}

std::optional<Error> amountFault(std::string_view what, const std::string& amount)
{
    const bool digits = amount.find_first_not_of("0123456789") == std::string::npos;
    if (digits && amount.size() <= 15)
        return std::nullopt;
    return Error{"The " + std::string(what) + " has to be a whole number of at most 15 digits, and not negative.", amount, {}};
}

std::optional<Error> planFault(const Plan& plan)
{
    if (auto fault = amountFault("price", plan.price))
        return fault;
    for (const PlanLimit& limit : plan.limits)
        if (auto fault = amountFault("limit", limit.amount))
            return fault;
    return std::nullopt;
}

auto limitNamed(Plan& plan, const std::string& name)
{
    return std::find_if(plan.limits.begin(), plan.limits.end(), [&](const PlanLimit& limit) { return limit.name == name; });
}

}  // namespace

Result<Project> addPlan(const Project& project, Plan plan)
{
    if (auto fault = planFault(plan))
        return *fault;
    return addNamed(project, &Project::plans, std::move(plan), "plan");
}

Result<Project> changePlan(const Project& project, Plan plan)
{
    if (!project.plans.contains(plan.id))
        return noSuch("plan", plan.id);
    if (auto fault = planFault(plan))
        return *fault;
    return putNamed(project, &Project::plans, std::move(plan), "plan");
}

Result<Project> removePlan(const Project& project, PlanId plan)
{
    return removeElement(project, plan);
}

Result<Project> setPlanFlag(const Project& project, PlanId id, FlagId flag, bool on)
{
    if (!project.flags.contains(flag))
        return noSuch("flag", flag);
    return changeElement(project, &Project::plans, id, "plan", [&](Plan& plan) -> std::optional<Error> {
        const auto found = std::find(plan.flags.begin(), plan.flags.end(), flag);
        if (on && found == plan.flags.end())
            plan.flags.push_back(flag);
        else if (!on)
            std::erase(plan.flags, flag);
        return std::nullopt;
    });
}

Result<Project> setPlanLimit(const Project& project, PlanId id, const std::string& name, const std::string& amount, const std::string& unit)
{
    return changeElement(project, &Project::plans, id, "plan", [&](Plan& plan) -> std::optional<Error> {
        if (auto fault = nameFault("limit", name))
            return fault;
        if (auto fault = amountFault("limit", amount))
            return fault;
        auto found = limitNamed(plan, name);
        if (found == plan.limits.end())
            found = plan.limits.insert(plan.limits.end(), PlanLimit{.name = name});
        found->amount = amount;
        if (!unit.empty())
            found->unit = unit;
        return std::nullopt;
    });
}

Result<Project> removePlanLimit(const Project& project, PlanId id, const std::string& name)
{
    return changeElement(project, &Project::plans, id, "plan", [&](Plan& plan) -> std::optional<Error> {
        if (std::erase_if(plan.limits, [&](const PlanLimit& limit) { return limit.name == name; }) == 0)
            return Error{"The plan has no limit \"" + name + "\".", plan.name, {}};
        return std::nullopt;
    });
}

Result<Project> renameLimit(const Project& project, const std::string& from, const std::string& to)
{
    if (auto fault = nameFault("limit", to))
        return *fault;
    Project edited = project;
    for (const Plan& plan : project.plans) {
        Plan copy = plan;
        const auto found = limitNamed(copy, from);
        if (found == copy.limits.end() || from == to)
            continue;
        if (limitNamed(copy, to) != copy.limits.end())
            return Error{"There is already a limit \"" + to + "\".", plan.name, "Choose another name."};
        found->name = to;
        edited.plans = edited.plans.with(std::move(copy));
    }
    return edited;
}

Result<Project> addFlag(const Project& project, FeatureFlag flag)
{
    return addNamed(project, &Project::flags, std::move(flag), "flag");
}

Result<Project> changeFlag(const Project& project, FeatureFlag flag)
{
    if (!project.flags.contains(flag.id))
        return noSuch("flag", flag.id);
    return putNamed(project, &Project::flags, std::move(flag), "flag");
}

Result<Project> removeFlag(const Project& project, FlagId flag)
{
    return removeElement(project, flag);
}

}  // namespace barch
