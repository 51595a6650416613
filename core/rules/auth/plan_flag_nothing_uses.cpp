#include "core/edits/plan_edits.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

/// Plans that switch the flag on while nothing asks for it.
void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const FeatureFlag& flag : project.flags) {
        std::vector<std::string> plans;
        for (const Plan& plan : project.plans)
            if (std::find(plan.flags.begin(), plan.flags.end(), flag.id) != plan.flags.end())
                plans.push_back(plan.name);
        const bool asked = project.features.contains(flag.feature) ||
                           std::any_of(project.endpoints.begin(), project.endpoints.end(), [&](const Endpoint& endpoint) { return endpoint.flag == flag.id; });
        if (!plans.empty() && !asked)
            report.add(ElementRef::of(ElementKind::Flag, flag.id), listed(plans) + (plans.size() == 1 ? " offers " : " offer ") + flag.name +
                                                                       ", but no feature and no endpoint asks for it: whoever pays for it gets nothing.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Project& project = context.project();
    const FlagId id(finding.element.id);
    const FeatureFlag* flag = project.flags.find(id);
    std::vector<FixOption> options;
    if (!flag)
        return options;
    for (const Feature& feature : project.features) {
        if (options.size() == 4 || !hasPhrase(feature.name, flag->name))
            continue;
        options.push_back(changeProject("It switches the feature " + feature.name, [id, chosen = feature.id](const Project& now) -> Result<Project> {
            const FeatureFlag* found = now.flags.find(id);
            if (!found)
                return goneError("flag");
            FeatureFlag changed = *found;
            changed.feature = chosen;
            return changeFlag(now, std::move(changed));
        }));
    }
    options.push_back(changeProject("Take it out of the plans", [id](const Project& now) -> Result<Project> {
        Project after = now;
        for (const Plan& plan : now.plans) {
            Plan changed = plan;
            if (std::erase(changed.flags, id) > 0)
                after.plans = after.plans.with(std::move(changed));
        }
        return after;
    }));
    options.push_back(changeProject("Take the flag out", [id](const Project& now) { return removeFlag(now, id); }));
    return options;
}

}  // namespace

extern const Rule planFlagNothingUses = {
    .code = "AUT013",
    .name = "plan-flag-nothing-uses",
    .title = "What a plan offers, something asks for",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::plans | part::features | part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
