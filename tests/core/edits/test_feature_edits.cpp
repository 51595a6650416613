#include "tests/core/edits/sample.h"

#include "core/edits/feature_edits.h"
#include "core/edits/release_edits.h"
#include "core/planning/inversions.h"

#include <limits>

using namespace barch;
using namespace barch::test;

namespace {

Project planned()
{
    Project project;
    for (const char* name : {"Inbox", "Reports", "Exports"}) {
        Feature feature;
        feature.id = FeatureId::derive(name);
        feature.name = name;
        project = ok(addFeature(project, feature));
    }
    Release release;
    for (const char* name : {"1.0", "1.1", "2.0"}) {
        release.id = ReleaseId::derive(name);
        release.name = name;
        release.capacity = 10;
        project = ok(addRelease(project, release));
    }
    return project;
}

FeatureId feature(const char* name)
{
    return FeatureId::derive(name);
}

ReleaseId release(const char* name)
{
    return ReleaseId::derive(name);
}

std::string order(const Project& project)
{
    std::string text;
    for (const Release* each : releasesInOrder(project))
        text += each->name + " ";
    return text;
}

/// Applies the edit as the window does, takes it back, and does it again.
Project undoable(const Project& before, const Edit& edit)
{
    History history(before);
    REQUIRE(history.apply({"edit", edit, {}}));
    const Project after = history.current();
    CHECK_FALSE(sameAs(after, before));
    history.undo();
    CHECK(sameAs(history.current(), before));
    history.redo();
    CHECK(sameAs(history.current(), after));
    return after;
}

}  // namespace

TEST_CASE("Features: figures are set within their limits and can be taken back")
{
    const Project before = planned();
    Project project = undoable(before, [](const Project& p) { return placeFeature(p, feature("Inbox"), 5, 2); });
    CHECK(project.features.find(feature("Inbox"))->value == 5);
    project = undoable(project, [](const Project& p) { return setFeatureFigure(p, feature("Inbox"), Figure::Reach, 500); });
    project = undoable(project, [](const Project& p) { return setPriority(p, feature("Inbox"), Moscow::Must); });
    CHECK(sameAs(ok(placeFeature(project, feature("Inbox"), 5, 2)), project));
    CHECK(placeFeature(project, feature("Inbox"), 6, 2).error().what == "The value is 6. It goes from 1 to 5; 0 means that it is not set.");
    CHECK_FALSE(setFeatureFigure(project, feature("Inbox"), Figure::Reach, std::numeric_limits<double>::quiet_NaN()));
    CHECK_FALSE(setFeatureFigure(project, feature("Inbox"), Figure::Reach, -1));
    CHECK_FALSE(setFeatureFigure(project, feature("Inbox"), Figure::Reach, 1e300));
    CHECK_FALSE(setFeatureFigure(project, feature("Inbox"), Figure::Value, 2.5));
    CHECK_FALSE(placeFeature(project, feature("nobody"), 1, 1));
}

TEST_CASE("Features: an absurd figure of a file may stay while something else is changed")
{
    Project project = planned();
    Feature absurd = *project.features.find(feature("Inbox"));
    absurd.reach = 1e300;
    project.features = project.features.with(absurd);
    absurd.name = "Mailbox";
    CHECK(ok(changeFeature(project, absurd)).features.find(absurd.id)->name == "Mailbox");
    absurd.reach = 1e299;
    CHECK_FALSE(changeFeature(project, absurd));
}

TEST_CASE("Features: dependencies are added once, never on itself, and circles are told beforehand")
{
    Project project = undoable(planned(), [](const Project& p) { return addDependency(p, feature("Reports"), feature("Inbox")); });
    CHECK(sameAs(ok(addDependency(project, feature("Reports"), feature("Inbox"))), project));
    CHECK(addDependency(project, feature("Inbox"), feature("Inbox")).error().what == "A feature can't wait for itself.");
    CHECK_FALSE(addDependency(project, feature("Inbox"), feature("nobody")));
    CHECK_FALSE(addDependency(project, feature("nobody"), feature("Inbox")));
    project = ok(addDependency(project, feature("Exports"), feature("Reports")));
    CHECK(circleWith(project, feature("Exports"), feature("Inbox")).empty());
    CHECK(circleWith(project, feature("Inbox"), feature("Exports")) == std::vector<FeatureId>{feature("Inbox"), feature("Exports"), feature("Reports")});
    const Project without = undoable(project, [](const Project& p) { return removeDependency(p, feature("Reports"), feature("Inbox")); });
    CHECK(without.features.find(feature("Reports"))->dependsOn.empty());
}

TEST_CASE("Features: added with an id of their own, removed from all that waits for them")
{
    Project project = planned();
    Feature fresh;
    fresh.name = "Inbox";
    project = undoable(project, [fresh](const Project& p) { return addFeature(p, fresh); });
    project = ok(addFeature(project, fresh));
    CHECK(project.features.size() == 5);
    fresh.name = "";
    CHECK_FALSE(addFeature(project, fresh));
    project = ok(addDependency(project, feature("Reports"), feature("Inbox")));
    project = undoable(project, [](const Project& p) { return removeFeature(p, feature("Inbox")); });
    CHECK(project.features.find(feature("Reports"))->dependsOn.empty());
}

TEST_CASE("Releases: order, capacity and removal")
{
    Project project = planned();
    CHECK(order(project) == "1.0 1.1 2.0 ");
    project = undoable(project, [](const Project& p) { return moveRelease(p, release("2.0"), 0); });
    CHECK(order(project) == "2.0 1.0 1.1 ");
    project = ok(moveRelease(project, release("2.0"), 99));
    CHECK(order(project) == "1.0 1.1 2.0 ");
    CHECK(sameAs(ok(moveRelease(project, release("1.1"), 1)), project));
    CHECK_FALSE(setReleaseCapacity(project, release("1.0"), -1));
    CHECK_FALSE(setReleaseCapacity(project, release("1.0"), std::numeric_limits<double>::infinity()));
    project = undoable(project, [](const Project& p) { return setReleaseCapacity(p, release("1.0"), 3); });
    project = ok(moveToRelease(project, feature("Inbox"), release("1.0")));
    project = undoable(project, [](const Project& p) { return removeRelease(p, release("1.0")); });
    CHECK_FALSE(project.features.find(feature("Inbox"))->release);
    CHECK_FALSE(renameRelease(project, release("1.1"), ""));
    CHECK(ok(renameRelease(project, release("1.1"), "Spring")).releases.find(release("1.1"))->name == "Spring");
}

TEST_CASE("Releases: a move takes along what has to come, and cutting is one step")
{
    Project project = ok(addDependency(planned(), feature("Reports"), feature("Inbox")));
    project = ok(moveToRelease(project, feature("Inbox"), release("1.1")));
    const Project alone = ok(moveToRelease(project, feature("Reports"), release("1.0")));
    CHECK(alone.features.find(feature("Inbox"))->release == release("1.1"));
    CHECK(inversions(alone).size() == 1);
    const Project together = undoable(project, [](const Project& p) { return moveToRelease(p, feature("Reports"), release("1.0"), true); });
    CHECK(together.features.find(feature("Inbox"))->release == release("1.0"));
    CHECK(inversions(together).empty());
    CHECK_FALSE(moveToRelease(project, feature("Reports"), release("9")));
    const Project cut = undoable(alone, cutReleasesByCapacity);
    CHECK(inversions(cut).empty());
    CHECK(cutReleasesByCapacity({}).error().what == "There are no releases to cut.");
}

TEST_CASE("Features: an import is one step, or none with the reason")
{
    const Project project = planned();
    const Project after = undoable(project, [](const Project& p) { return importFeaturesFrom(p, "name,effort\nInbox,4\nMore,\n", false); });
    CHECK(after.features.size() == 4);
    CHECK(importFeaturesFrom(project, "name,effort,value\nInbox,x,y\n", false).error().advice.find("1 more fault. Nothing was imported.") != std::string::npos);
}
