#include "core/rules/elements.h"

namespace barch::rules {
namespace {

int positionOf(const Project& project, ReleaseId id)
{
    const Release* release = project.releases.find(id);
    return release ? release->position : -1;
}

bool isLater(const Project& project, const Feature& dependency, const Feature& feature)
{
    const bool lessUrgent = feature.moscow != Moscow::Unset && dependency.moscow != Moscow::Unset && dependency.moscow > feature.moscow;
    const int mine = positionOf(project, feature.release);
    const int theirs = positionOf(project, dependency.release);
    return lessUrgent || (mine >= 0 && theirs > mine);
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const Feature& feature : project.features) {
        std::vector<std::string> names;
        for (const FeatureId id : feature.dependsOn)
            if (const Feature* dependency = project.features.find(id); dependency && isLater(project, *dependency, feature))
                names.push_back(dependency->name);
        if (!names.empty())
            report.add(ElementRef::of(ElementKind::Feature, feature.id), feature.name + " comes before what it needs: " + listed(names) + ".");
    }
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
            if (!found || !isLater(after, *found, current))
                continue;
            Feature dependency = *found;
            if (current.moscow != Moscow::Unset && dependency.moscow > current.moscow)
                dependency.moscow = current.moscow;
            if (positionOf(after, current.release) >= 0 && positionOf(after, dependency.release) > positionOf(after, current.release))
                dependency.release = current.release;
            after.features = after.features.with(std::move(dependency));
            open.push_back(dependencyId);
        }
    }
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const FeatureId id(finding.element.id);
    std::vector<FixOption> options;
    options.push_back(changeProject("Do what it needs first", [id](const Project& project) { return raiseDependencies(project, id); }, "The earlier release grows."));
    options.push_back(changeProject("It does without: drop the dependency", [id](const Project& project) -> Result<Project> {
        const Feature* found = project.features.find(id);
        if (!found)
            return goneError("feature");
        Feature feature = *found;
        std::erase_if(feature.dependsOn, [&](FeatureId each) {
            const Feature* dependency = project.features.find(each);
            return dependency && isLater(project, *dependency, *found);
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
