#include "core/edits/release_edits.h"

#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"
#include "core/planning/figures.h"
#include "core/planning/inversions.h"
#include "core/planning/moves.h"
#include "core/planning/release_plan.h"

#include <cmath>

namespace barch {
namespace {

constexpr double mostCapacity = 1e6;

std::optional<Error> capacityFault(double capacity)
{
    if (std::isfinite(capacity) && capacity >= 0 && capacity <= mostCapacity)
        return std::nullopt;
    return Error{"The capacity is " + exactText(capacity) + ". It goes from 0 (without a limit) to " + exactText(mostCapacity) + ".", {}, {}};
}

Project withRelease(const Project& project, FeatureId id, ReleaseId release)
{
    const Feature* found = project.features.find(id);
    if (!found || found->release == release)
        return project;
    Feature feature = *found;
    feature.release = release;
    Project edited = project;
    edited.features = project.features.with(std::move(feature));
    return edited;
}

}  // namespace

Result<Project> addRelease(const Project& project, Release release)
{
    if (!release.id)
        release.id = freshId<ReleaseId>("release/" + release.name, [&](ReleaseId id) { return project.releases.contains(id); });
    if (project.releases.contains(release.id))
        return Error{"There is such a release already.", release.name, {}};
    if (auto fault = capacityFault(release.capacity))
        return *fault;
    const auto releases = releasesInOrder(project);
    release.position = releases.empty() ? 1 : releases.back()->position + 1;
    return putElement(project, std::move(release));
}

Result<Project> removeRelease(const Project& project, ReleaseId release)
{
    return removeElement(project, release);
}

Result<Project> renameRelease(const Project& project, ReleaseId id, const std::string& name)
{
    if (auto fault = nameFault("release", name))
        return *fault;
    return changeElement(project, &Project::releases, id, "release", [&](Release& release) -> std::optional<Error> {
        release.name = name;
        return std::nullopt;
    });
}

Result<Project> setReleaseCapacity(const Project& project, ReleaseId id, double capacity)
{
    if (auto fault = capacityFault(capacity))
        return *fault;
    return changeElement(project, &Project::releases, id, "release", [&](Release& release) -> std::optional<Error> {
        release.capacity = capacity;
        return std::nullopt;
    });
}

Result<Project> setReleaseNote(const Project& project, ReleaseId id, const std::string& note)
{
    return changeElement(project, &Project::releases, id, "release", [&](Release& release) -> std::optional<Error> {
        release.note = note;
        return std::nullopt;
    });
}

Result<Project> moveRelease(const Project& project, ReleaseId id, std::size_t place)
{
    const Release* moved = project.releases.find(id);
    if (!moved)
        return noSuch("release", id);
    std::vector<const Release*> order = releasesInOrder(project);
    std::erase(order, moved);
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(std::min(place, order.size())), moved);
    Project edited = project;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const int position = static_cast<int>(i) + 1;
        if (order[i]->position == position)
            continue;
        Release release = *order[i];
        release.position = position;
        edited.releases = edited.releases.with(std::move(release));
    }
    return edited;
}

Result<Project> moveToRelease(const Project& project, FeatureId feature, ReleaseId release, bool withOthers)
{
    if (!project.features.contains(feature))
        return noSuch("feature", feature);
    if (release && !project.releases.contains(release))
        return noSuch("release", release);
    Project edited = withRelease(project, feature, release);
    if (withOthers)
        for (const Move& move : movesWith(project, feature, release))
            edited = withRelease(edited, move.feature, move.to);
    return edited;
}

Result<Project> cutReleasesByCapacity(const Project& project)
{
    if (project.releases.empty())
        return Error{"There are no releases to cut.", {}, "Add one and give it a capacity."};
    Project edited = project;
    for (const Placing& placing : cutReleases(project).placings)
        edited = withRelease(edited, placing.feature, placing.release);
    return edited;
}

}  // namespace barch
