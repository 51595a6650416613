#include "core/rules/elements.h"

#include <set>

namespace barch::rules {
namespace {

/// Features that `from` needs, directly or not.
std::set<FeatureId> needsOf(const Project& project, FeatureId from)
{
    std::set<FeatureId> needs;
    std::vector<FeatureId> open{from};
    while (!open.empty()) {
        const Feature* feature = project.features.find(open.back());
        open.pop_back();
        if (!feature)
            continue;
        for (const FeatureId id : feature->dependsOn)
            if (needs.insert(id).second)
                open.push_back(id);
    }
    return needs;
}

/// The features that need each other in a circle with this one, itself included; empty without a circle.
std::vector<FeatureId> circleOf(const Project& project, FeatureId id)
{
    const std::set<FeatureId> needs = needsOf(project, id);
    std::vector<FeatureId> circle;
    if (needs.contains(id))
        for (const FeatureId each : needs)
            if (project.features.contains(each) && needsOf(project, each).contains(id))
                circle.push_back(each);
    return circle;
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    std::set<FeatureId> told;
    for (const Feature& feature : project.features) {
        if (told.contains(feature.id))
            continue;
        const std::vector<FeatureId> circle = circleOf(project, feature.id);
        if (circle.empty())
            continue;
        std::vector<std::string> names;
        for (const FeatureId id : circle)
            names.push_back(project.features.find(id)->name);
        told.insert(circle.begin(), circle.end());
        report.add(ElementRef::of(ElementKind::Feature, feature.id), circle.size() == 1 ? feature.name + " needs itself. It can never be started."
                                                                                        : listed(names) + " need each other in a circle. None of them can be started.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const std::vector<FeatureId> circle = circleOf(context.project(), FeatureId(finding.element.id));
    std::vector<FixOption> options;
    for (const FeatureId id : circle) {
        const Feature* feature = context.project().features.find(id);
        options.push_back(changeProject("Start with " + feature->name, [id, circle](const Project& project) -> Result<Project> {
            const Feature* found = project.features.find(id);
            if (!found)
                return goneError("feature");
            Feature first = *found;
            std::erase_if(first.dependsOn, [&](FeatureId each) { return std::find(circle.begin(), circle.end(), each) != circle.end(); });
            Project after = project;
            after.features = after.features.with(std::move(first));
            return after;
        }, "It needs none of the others any more."));
    }
    return options;
}

}  // namespace

extern const Rule featureCycle = {
    .code = "FEA002",
    .name = "feature-cycle",
    .title = "No feature needs itself by way of others",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::features,
    .fixes = fixes,
};

}  // namespace barch::rules
