#include "core/planning/feature_graph.h"
#include "core/planning/inversions.h"
#include "core/planning/matrix.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isInverted(const Project& project, const Feature& feature, const Feature& dependency)
{
    return inversionOf(project, feature, dependency).any();
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const Feature& feature : project.features) {
        std::vector<std::string> names;
        for (const FeatureId id : feature.dependsOn)
            if (const Feature* dependency = project.features.find(id); dependency && isInverted(project, feature, *dependency))
                names.push_back(dependency->name);
        if (!names.empty())
            report.add(ElementRef::of(ElementKind::Feature, feature.id), feature.name + " comes before what it needs: " + listed(names) + ".");
    }
}

/// The less urgent of two priorities; one that is not set is left as it is.
Moscow raised(Moscow dependency, Moscow feature)
{
    if (feature == Moscow::Unset)
        return dependency == Moscow::Wont ? Moscow::Unset : dependency;
    return urgencyOf(dependency) > urgencyOf(feature) ? feature : dependency;
}

/// All that the feature needs, directly or not, becomes as urgent and as early as the feature.
Result<Project> raiseDependencies(const Project& project, FeatureId id)
{
    Project after = project;
    std::vector<FeatureId> open{id};
    for (std::size_t next = 0; next < open.size(); ++next) {
        const Feature* feature = after.features.find(open[next]);
        if (!feature)
            continue;
        const Feature current = *feature;
        for (const FeatureId dependencyId : current.dependsOn) {
            const Feature* found = after.features.find(dependencyId);
            if (!found || !isInverted(after, current, *found))
                continue;
            const Inversion inversion = inversionOf(after, current, *found);
            Feature dependency = *found;
            if (inversion.lessUrgent)
                dependency.moscow = raised(dependency.moscow, current.moscow);
            if (inversion.laterRelease || inversion.unplanned)
                dependency.release = current.release;
            after.features = after.features.with(std::move(dependency));
            open.push_back(dependencyId);
        }
    }
    return after;
}

/// The feature, and all that needs it, becomes as late and as little urgent as what it needs.
Result<Project> lowerDependents(const Project& project, FeatureId id)
{
    Project after = project;
    const FeatureGraph graph(project.features);
    std::vector<FeatureId> open{id};
    // Each feature only ever comes later or less urgent, so the walk ends; circles are cut by the limit.
    for (std::size_t next = 0; next < open.size() && next < 8 * graph.size(); ++next) {
        const Feature* found = after.features.find(open[next]);
        if (!found)
            continue;
        Feature feature = *found;
        for (const FeatureId dependencyId : found->dependsOn) {
            const Feature* dependency = after.features.find(dependencyId);
            if (!dependency)
                continue;
            const Inversion inversion = inversionOf(after, feature, *dependency);
            if (inversion.lessUrgent)
                feature.moscow = dependency->moscow;
            if (inversion.laterRelease || inversion.unplanned)
                feature.release = dependency->release;
        }
        if (feature == *found)
            continue;
        after.features = after.features.with(std::move(feature));
        for (const std::size_t dependent : graph.neededBy(*graph.find(open[next])))
            open.push_back(graph.feature(dependent).id);
    }
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const FeatureId id(finding.element.id);
    std::vector<FixOption> options;
    options.push_back(changeProject("Do what it needs first", [id](const Project& project) { return raiseDependencies(project, id); }, "The earlier release grows."));
    options.push_back(changeProject("Do it later, with all that needs it", [id](const Project& project) { return lowerDependents(project, id); }, "It takes the priority and the release of what it waits for."));
    options.push_back(changeProject("It does without: drop the dependency", [id](const Project& project) -> Result<Project> {
        const Feature* found = project.features.find(id);
        if (!found)
            return goneError("feature");
        Feature feature = *found;
        std::erase_if(feature.dependsOn, [&](FeatureId each) {
            const Feature* dependency = project.features.find(each);
            return dependency && isInverted(project, *found, *dependency);
        });
        Project after = project;
        after.features = after.features.with(std::move(feature));
        return after;
    }, "True only if the feature works without it."));
    return options;
}

}  // namespace

extern const Rule featureBeforeItsDependency = {
    .code = "FEA001",
    .name = "feature-before-its-dependency",
    .title = "What a feature needs comes first",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::features | part::releases,
    .fixes = fixes,
};

}  // namespace barch::rules
