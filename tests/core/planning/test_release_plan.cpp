#include "plan.h"

#include "core/planning/inversions.h"
#include "core/planning/release_plan.h"

#include <chrono>
#include <limits>
#include <random>

using namespace barch;
using namespace barch::test;

namespace {

const Placing& placingOf(const ReleasePlan& plan, const std::string& name)
{
    for (const Placing& placing : plan.placings)
        if (placing.feature == TestPlan::idOf(name))
            return placing;
    FAIL("not placed: " << name);
    return plan.placings.front();
}

bool isIn(const ReleasePlan& plan, const std::string& name, const std::string& release)
{
    return placingOf(plan, name).release == TestPlan::releaseOf(release);
}

}  // namespace

TEST_CASE("Releases are filled by priority, never before what is needed, never over the capacity")
{
    TestPlan plan;
    plan.release("1.0", 1, 5).release("1.1", 2, 5);
    plan.feature("inbox", Moscow::Must, 5, 3).feature("reports", Moscow::Must, 5, 3, {"inbox"}).feature("tags", Moscow::Could, 2, 2).feature("dark", Moscow::Wont, 1, 1);
    const ReleasePlan cut = cutReleases(plan.project);
    CHECK(isIn(cut, "inbox", "1.0"));
    CHECK(isIn(cut, "reports", "1.1"));
    CHECK(isIn(cut, "tags", "1.0"));  // two points were left
    CHECK(isIn(cut, "dark", ""));
    CHECK(placingOf(cut, "dark").reason == "Won't be done.");
    CHECK(placingOf(cut, "inbox").reason == "Must, effort 3: 1.0 has room: 0 of 5 taken.");
    CHECK(cut.loads[0].used == 5);
    CHECK(cut.loads[1].used == 3);
}

TEST_CASE("What a Must needs counts as a Must")
{
    TestPlan plan;
    plan.release("1.0", 1, 4);
    plan.feature("ai", Moscow::Must, 5, 2, {"metering"}).feature("metering", Moscow::Could, 1, 2).feature("shiny", Moscow::Should, 5, 1);
    const ReleasePlan cut = cutReleases(plan.project);
    CHECK(isIn(cut, "metering", "1.0"));
    CHECK(isIn(cut, "ai", "1.0"));
    CHECK(isIn(cut, "shiny", ""));
    CHECK(placingOf(cut, "metering").reason.find("needed by ai") != std::string::npos);
    CHECK(placingOf(cut, "shiny").reason.find("no release has that much room left") != std::string::npos);
}

TEST_CASE("A circle goes together, what waits for a Won't is left out")
{
    TestPlan plan;
    plan.release("1.0", 1, 3).release("1.1", 2, 9);
    plan.feature("a", Moscow::Must, 3, 2, {"b"}).feature("b", Moscow::Must, 3, 2, {"a"}).feature("c", Moscow::Must, 3, 1, {"never"}).feature("never", Moscow::Wont, 1, 1)
        .feature("d", Moscow::Must, 3, 1, {"c"});
    const ReleasePlan cut = cutReleases(plan.project);
    CHECK(isIn(cut, "a", "1.1"));
    CHECK(isIn(cut, "b", "1.1"));
    CHECK(isIn(cut, "c", ""));
    CHECK(placingOf(cut, "c").reason == "Waits for never, which won't be done.");
    CHECK(placingOf(cut, "d").reason == "Waits for c, which is in no release.");
}

TEST_CASE("Absurd efforts and capacities neither crash nor fill a release")
{
    for (const double capacity : {-5.0, std::numeric_limits<double>::quiet_NaN(), 1e300, 0.0}) {
        TestPlan plan;
        plan.release("1.0", 1, capacity);
        plan.feature("huge", Moscow::Must, 5, std::numeric_limits<int>::max()).feature("negative", Moscow::Must, 5, -7).feature("unset", Moscow::Must, 5, 0);
        const ReleasePlan cut = cutReleases(plan.project);
        REQUIRE(cut.placings.size() == 3);
        const bool room = capacity == 0 || capacity == 1e300;
        CHECK(isIn(cut, "huge", room ? "1.0" : ""));
        CHECK(placingOf(cut, "unset").reason.find("counted as 3") != std::string::npos);
        CHECK(cut.loads[0].used == (room ? 9 : 0));
    }
    CHECK(cutReleases({}).placings.empty());
    TestPlan plan;
    plan.feature("alone", Moscow::Must, 5, 1);
    CHECK(placingOf(cutReleases(plan.project), "alone").reason.find("no releases yet") != std::string::npos);
}

TEST_CASE("Random plans: no order is broken, no capacity exceeded, and the same plan comes out again")
{
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    for (int round = 0; round < 40; ++round) {
        TestPlan plan;
        for (int i = 0; i < 4; ++i)
            plan.release(std::to_string(i), i, upTo(40));
        for (int i = 0; i < 60; ++i) {
            std::vector<std::string> needs;
            for (int n = upTo(3); n > 0 && i > 0; --n)
                needs.push_back(std::to_string(upTo(round % 2 ? 59 : i - 1)));
            plan.feature(std::to_string(i), static_cast<Moscow>(upTo(4)), upTo(5), upTo(5), needs);
        }
        const ReleasePlan cut = cutReleases(plan.project);
        REQUIRE(cut.placings.size() == 60);
        Project after = plan.project;
        for (const Placing& placing : cut.placings) {
            CHECK_FALSE(placing.reason.empty());
            Feature feature = *after.features.find(placing.feature);
            feature.release = placing.release;
            after.features = after.features.with(feature);
        }
        for (const Inversion& inversion : inversions(after)) {
            CHECK_FALSE(inversion.laterRelease);
            CHECK_FALSE(inversion.unplanned);
        }
        const auto loads = loadsOf(after);
        for (std::size_t i = 0; i < loads.size(); ++i) {
            CHECK_FALSE(loads[i].isOver());
            CHECK(loads[i].used == cut.loads[i].used);
        }
        const ReleasePlan again = cutReleases(after);
        for (std::size_t i = 0; i < 60; ++i) {
            CHECK(again.placings[i].release == cut.placings[i].release);
            CHECK_FALSE(again.placings[i].moved());
        }
    }
}

TEST_CASE("Five thousand features are cut in no time")
{
    TestPlan plan;
    std::vector<std::shared_ptr<const Feature>> features;
    for (int i = 0; i < 5000; ++i) {
        Feature feature;
        feature.id = TestPlan::idOf(std::to_string(i));
        feature.name = std::to_string(i);
        feature.moscow = static_cast<Moscow>(i % 4);
        feature.value = feature.effort = i % 5 + 1;
        for (int n = 1; n < 20 && n <= i; ++n)
            feature.dependsOn.push_back(TestPlan::idOf(std::to_string(i - n)));
        features.push_back(std::make_shared<const Feature>(std::move(feature)));
    }
    plan.project.features = SharedMap<Feature>::of(features);
    for (int i = 0; i < 50; ++i)
        plan.release(std::to_string(i), i, 300);
    const auto start = std::chrono::steady_clock::now();
    CHECK(cutReleases(plan.project).placings.size() == 5000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
}
