#include "core/edits/feature_edits.h"

#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"
#include "core/planning/feature_graph.h"
#include "core/planning/feature_import.h"

#include <algorithm>

namespace barch {
namespace {

std::optional<Error> faultOf(const Project& project, const Feature& feature, const Feature* before)
{
    for (const Figure figure : allFigures) {
        const double number = figureOf(feature, figure);
        if (before && number == figureOf(*before, figure))
            continue;
        if (auto fault = figureFault(figure, number))
            return Error{*fault, feature.name, {}};
    }
    if (feature.release && (!before || before->release != feature.release) && !project.releases.contains(feature.release))
        return noSuch("release", feature.release);
    for (const FeatureId id : feature.dependsOn) {
        if (before && std::find(before->dependsOn.begin(), before->dependsOn.end(), id) != before->dependsOn.end())
            continue;
        if (id == feature.id)
            return Error{"A feature can't wait for itself.", feature.name, {}};
        if (!project.features.contains(id))
            return noSuch("feature", id);
    }
    return std::nullopt;
}

template <class Change>
Result<Project> changed(const Project& project, FeatureId id, Change change)
{
    const Feature* found = project.features.find(id);
    if (!found)
        return noSuch("feature", id);
    Feature feature = *found;
    change(feature);
    return changeFeature(project, std::move(feature));
}

}  // namespace

Result<Project> addFeature(const Project& project, Feature feature)
{
    if (!feature.id)
        feature.id = freshFeatureId(project, feature.name);
    if (project.features.contains(feature.id))
        return Error{"There is such a feature already.", feature.name, {}};
    if (auto fault = faultOf(project, feature, nullptr))
        return *fault;
    return putElement(project, std::move(feature));
}

Result<Project> changeFeature(const Project& project, Feature feature)
{
    const Feature* before = project.features.find(feature.id);
    if (!before)
        return noSuch("feature", feature.id);
    if (auto fault = faultOf(project, feature, before))
        return *fault;
    return putElement(project, std::move(feature));
}

Result<Project> removeFeature(const Project& project, FeatureId feature)
{
    return removeElement(project, feature);
}

Result<Project> setFeatureFigure(const Project& project, FeatureId id, Figure figure, double number)
{
    if (auto fault = figureFault(figure, number))
        return Error{*fault, {}, {}};
    return changed(project, id, [&](Feature& feature) { setFigure(feature, figure, number); });
}

Result<Project> placeFeature(const Project& project, FeatureId id, int value, int effort)
{
    return changed(project, id, [&](Feature& feature) {
        feature.value = value;
        feature.effort = effort;
    });
}

Result<Project> setPriority(const Project& project, FeatureId id, Moscow moscow)
{
    return changed(project, id, [&](Feature& feature) { feature.moscow = moscow; });
}

Result<Project> deliver(const Project& project, FeatureId id, const std::vector<ElementRef>& elements)
{
    return changed(project, id, [&](Feature& feature) {
        for (const ElementRef& element : elements)
            if (std::find(feature.delivers.begin(), feature.delivers.end(), element) == feature.delivers.end())
                feature.delivers.push_back(element);
    });
}

FeatureId freshFeatureId(const Project& project, const std::string& name)
{
    return freshId<FeatureId>("feature/" + name, [&](FeatureId id) { return project.features.contains(id); });
}

Result<Project> addDependency(const Project& project, FeatureId id, FeatureId dependency)
{
    if (!project.features.contains(dependency))
        return noSuch("feature", dependency);
    if (id == dependency)
        return Error{"A feature can't wait for itself.", project.features.find(id)->name, {}};
    return changed(project, id, [&](Feature& feature) {
        if (std::find(feature.dependsOn.begin(), feature.dependsOn.end(), dependency) == feature.dependsOn.end())
            feature.dependsOn.push_back(dependency);
    });
}

Result<Project> removeDependency(const Project& project, FeatureId id, FeatureId dependency)
{
    return changed(project, id, [&](Feature& feature) { std::erase(feature.dependsOn, dependency); });
}

std::vector<FeatureId> circleWith(const Project& project, FeatureId feature, FeatureId dependency)
{
    if (feature == dependency)
        return {};
    std::vector<FeatureId> circle = FeatureGraph(project.features).way(dependency, feature);
    if (circle.empty())
        return circle;
    circle.pop_back();
    circle.insert(circle.begin(), feature);
    return circle;
}

Result<Project> importFeaturesFrom(const Project& project, const std::string& text, bool markdown)
{
    Result<FeatureImport> imported = importFeatures(project, text, markdown ? FeatureFormat::Markdown : FeatureFormat::Csv);
    if (!imported)
        return imported.error();
    if (imported->faults.empty())
        return std::move(imported->project);
    Error first = imported->faults.front();
    const std::size_t more = imported->faults.size() - 1;
    first.advice += (first.advice.empty() ? "" : " ") + (more == 0 ? std::string() : std::to_string(more) + (more == 1 ? " more fault. " : " more faults. ")) + "Nothing was imported.";
    return first;
}

}  // namespace barch
