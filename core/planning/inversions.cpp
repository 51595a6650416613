#include "core/planning/inversions.h"

#include "core/planning/matrix.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

std::string aPriority(Moscow moscow)
{
    return moscow == Moscow::Unset ? "A feature without a priority" : "A " + std::string(titleOf(moscow));
}

}  // namespace

Inversion inversionOf(const Project& project, const Feature& feature, const Feature& dependency)
{
    Inversion inversion{.feature = feature.id, .dependency = dependency.id};
    if (feature.moscow == Moscow::Wont || feature.id == dependency.id)
        return inversion;
    const bool bothSet = feature.moscow != Moscow::Unset && dependency.moscow != Moscow::Unset;
    inversion.lessUrgent = dependency.moscow == Moscow::Wont || (bothSet && dependency.moscow > feature.moscow);
    const Release* mine = project.releases.find(feature.release);
    const Release* theirs = project.releases.find(dependency.release);
    inversion.laterRelease = mine && theirs && theirs->position > mine->position;
    inversion.unplanned = mine && !theirs;
    return inversion;
}

std::vector<Inversion> inversions(const Project& project)
{
    std::vector<Inversion> found;
    for (const Feature& feature : project.features)
        for (const FeatureId id : feature.dependsOn)
            if (const Feature* dependency = project.features.find(id))
                if (const Inversion inversion = inversionOf(project, feature, *dependency); inversion.any())
                    found.push_back(inversion);
    return found;
}

std::string sentenceOf(const Project& project, const Inversion& inversion)
{
    const Feature* feature = project.features.find(inversion.feature);
    const Feature* dependency = project.features.find(inversion.dependency);
    if (!feature || !dependency)
        return {};
    const Release* mine = project.releases.find(feature->release);
    const Release* theirs = project.releases.find(dependency->release);
    std::string text;
    if (inversion.lessUrgent) {
        std::string theirPriority = aPriority(dependency->moscow);
        theirPriority[0] = 'a';
        text = aPriority(feature->moscow) + " waits for " + theirPriority + ".";
    }
    if (inversion.laterRelease)
        text += (text.empty() ? "" : " ") + feature->name + " is planned for " + mine->name + ", " + dependency->name + " only for " + theirs->name + ".";
    if (inversion.unplanned)
        text += (text.empty() ? "" : " ") + feature->name + " is planned for " + mine->name + ", " + dependency->name + " for no release.";
    return text;
}

std::vector<const Release*> releasesInOrder(const Project& project)
{
    std::vector<const Release*> releases;
    for (const Release& release : project.releases)
        releases.push_back(&release);
    std::stable_sort(releases.begin(), releases.end(), [](const Release* a, const Release* b) { return a->position < b->position; });
    return releases;
}

}  // namespace barch
