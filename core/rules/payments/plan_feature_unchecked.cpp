#include "core/rules/change_element.h"
#include "core/rules/elements.h"

#include <set>

namespace barch::rules {
namespace {

/// The flag that plans sell the feature of this endpoint by; nullptr where no plan limits it.
const FeatureFlag* soldFlagOf(const Project& project, EndpointId id)
{
    std::set<FlagId> sold;
    for (const Plan& plan : project.plans)
        sold.insert(plan.flags.begin(), plan.flags.end());
    for (const FeatureFlag& flag : project.flags) {
        const Feature* feature = sold.contains(flag.id) && !flag.onByDefault ? project.features.find(flag.feature) : nullptr;
        if (feature && std::find(feature->delivers.begin(), feature->delivers.end(), ElementRef::of(ElementKind::Endpoint, id)) != feature->delivers.end())
            return &flag;
    }
    return nullptr;
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    if (project.plans.empty())
        return;
    for (const Endpoint& endpoint : project.endpoints) {
        if (endpoint.flag)
            continue;
        if (const FeatureFlag* flag = soldFlagOf(project, endpoint.id))
            report.add(ElementRef::of(ElementKind::Endpoint, endpoint.id),
                       endpoint.method + " " + endpoint.path + " belongs to " + project.features.find(flag->feature)->name +
                           ", which plans sell, but doesn't look at the subscription. Who never paid can call it too.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const EndpointId id(finding.element.id);
    return onlyFix(changeElement("Let the call look at the subscription", &Project::endpoints, id, "endpoint", [](const Project& project, Endpoint& endpoint) {
        if (const FeatureFlag* flag = soldFlagOf(project, endpoint.id))
            endpoint.flag = flag->id;
    }, "It is answered only while a subscription in force has the flag."));
}

}  // namespace

extern const Rule planFeatureUnchecked = {
    .code = "PAY007",
    .name = "plan-feature-unchecked",
    .title = "What a plan sells is open to subscribers only",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::plans | part::features | part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
