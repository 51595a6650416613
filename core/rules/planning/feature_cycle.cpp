#include "core/planning/feature_graph.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

/// The features that need each other in a circle with this one, itself included; empty without a circle.
std::vector<FeatureId> circleOf(const Project& project, FeatureId id)
{
    const FeatureGraph graph(project.features);
    std::vector<FeatureId> circle;
    const auto node = graph.find(id);
    if (node && graph.isCircle(graph.groupOf(*node)))
        for (const std::size_t member : graph.groups()[graph.groupOf(*node)])
            circle.push_back(graph.feature(member).id);
    return circle;
}

void check(const RuleContext& context, Report& report)
{
    const FeatureGraph graph(context.project().features);
    std::vector<std::size_t> groups;
    for (std::size_t group = 0; group < graph.groups().size(); ++group)
        if (graph.isCircle(group))
            groups.push_back(group);
    std::sort(groups.begin(), groups.end(), [&](std::size_t a, std::size_t b) { return graph.groups()[a][0] < graph.groups()[b][0]; });
    for (const std::size_t group : groups) {
        constexpr std::size_t most = 12;
        std::vector<std::string> names;
        for (const std::size_t node : graph.groups()[group])
            names.push_back(graph.feature(node).name);
        if (names.size() > most) {
            const std::string more = std::to_string(names.size() - most) + " more";
            names.resize(most);
            names.push_back(more);
        }
        report.add(ElementRef::of(ElementKind::Feature, graph.feature(graph.groups()[group][0]).id),
                   names.size() == 1 ? names[0] + " needs itself. It can never be started." : listed(names) + " need each other in a circle. None of them can be started.");
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
