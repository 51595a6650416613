#include "plan.h"

#include "core/planning/feature_graph.h"
#include "core/planning/inversions.h"
#include "core/planning/moves.h"

#include <algorithm>
#include <chrono>

using namespace barch;
using namespace barch::test;

namespace {

constexpr Moscow must = Moscow::Must;

std::size_t placeOf(const std::vector<FeatureId>& order, const std::string& name)
{
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), TestPlan::idOf(name)) - order.begin());
}

}  // namespace

TEST_CASE("Dependencies come first, each feature once")
{
    TestPlan plan;
    plan.feature("reports", must, 3, 3, {"exports", "inbox"}).feature("exports", must, 3, 3, {"inbox", "gone"}).feature("inbox", must, 3, 3);
    const FeatureGraph graph(plan.project.features);
    const auto order = graph.order();
    REQUIRE(order.size() == 3);
    CHECK(placeOf(order, "inbox") < placeOf(order, "exports"));
    CHECK(placeOf(order, "exports") < placeOf(order, "reports"));
    CHECK(graph.cycles().empty());
    CHECK(plan.names(graph.allNeeds(TestPlan::idOf("exports"))) == "inbox");
    CHECK(graph.allNeededBy(TestPlan::idOf("inbox")).size() == 2);
    CHECK(plan.names(graph.way(TestPlan::idOf("reports"), TestPlan::idOf("inbox"))) == "reports inbox");
    CHECK(graph.way(TestPlan::idOf("inbox"), TestPlan::idOf("reports")).empty());
}

TEST_CASE("Circles are listed as they are walked")
{
    TestPlan plan;
    plan.feature("a", must, 3, 3, {"b"}).feature("b", must, 3, 3, {"c"}).feature("c", must, 3, 3, {"a"}).feature("d", must, 3, 3, {"a"}).feature("e", must, 3, 3, {"e"});
    const FeatureGraph graph(plan.project.features);
    const auto circles = graph.cycles();
    REQUIRE(circles.size() == 2);
    for (const auto& circle : circles)
        for (std::size_t i = 0; i < circle.size(); ++i) {
            const Feature& feature = *plan.project.features.find(circle[i]);
            CHECK(feature.dependsOn.front() == circle[(i + 1) % circle.size()]);
        }
    CHECK(circles[0].size() + circles[1].size() == 4);
    CHECK(graph.order().size() == 5);
    CHECK(placeOf(graph.order(), "a") < placeOf(graph.order(), "d"));
}

TEST_CASE("A chain of fifty thousand features neither overflows nor takes long")
{
    std::vector<std::shared_ptr<const Feature>> features;
    for (int i = 0; i < 50000; ++i) {
        Feature feature;
        feature.id = TestPlan::idOf(std::to_string(i));
        feature.name = std::to_string(i);
        feature.dependsOn = {TestPlan::idOf(std::to_string((i + 1) % 50000))};
        features.push_back(std::make_shared<const Feature>(std::move(feature)));
    }
    const auto start = std::chrono::steady_clock::now();
    const FeatureGraph graph(SharedMap<Feature>::of(features));
    REQUIRE(graph.cycles().size() == 1);
    CHECK(graph.cycles()[0].size() == 50000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("Inversions: less urgent, later, or planned for nothing")
{
    TestPlan plan;
    plan.release("1.0", 1, 0).release("1.2", 2, 0);
    plan.feature("ai", must, 5, 5, {"metering", "inbox"}, "1.0").feature("metering", Moscow::Could, 2, 3, {}, "1.2").feature("inbox", must, 5, 2, {}, "1.0");
    auto found = inversions(plan.project);
    REQUIRE(found.size() == 1);
    CHECK(found[0].lessUrgent);
    CHECK(found[0].laterRelease);
    CHECK(sentenceOf(plan.project, found[0]) == "A Must waits for a Could. ai is planned for 1.0, metering only for 1.2.");
    plan.feature("metering", must, 2, 3);
    found = inversions(plan.project);
    REQUIRE(found.size() == 1);
    CHECK(found[0].unplanned);
    CHECK_FALSE(found[0].lessUrgent);
    plan.feature("metering", must, 2, 3, {}, "1.0");
    CHECK(inversions(plan.project).empty());
    plan.feature("ai", Moscow::Unset, 5, 5, {"metering"}, "1.0").feature("metering", Moscow::Wont, 2, 3, {}, "1.0");
    CHECK(inversions(plan.project).size() == 1);
    plan.feature("ai", Moscow::Wont, 5, 5, {"metering"}, "1.0");
    CHECK(inversions(plan.project).empty());
}

TEST_CASE("What must move when a feature moves")
{
    TestPlan plan;
    plan.release("1", 1, 0).release("2", 2, 0).release("3", 3, 0);
    plan.feature("base", must, 3, 3, {}, "2").feature("middle", must, 3, 3, {"base"}, "2").feature("top", must, 3, 3, {"middle"}, "3");
    const auto movedNames = [&](const char* name, const char* to) {
        std::string text;
        for (const Move& move : movesWith(plan.project, TestPlan::idOf(name), TestPlan::releaseOf(to)))
            text += plan.project.features.find(move.feature)->name + " ";
        return text;
    };
    CHECK(movedNames("base", "3") == "base middle ");
    CHECK(movedNames("top", "1") == "top middle base ");
    CHECK(movedNames("middle", "2") == "middle ");
    CHECK(movedNames("base", "") == "base middle top ");
    CHECK(movesWith(plan.project, TestPlan::idOf("nobody"), TestPlan::releaseOf("1")).empty());
    CHECK(movesWith(plan.project, TestPlan::idOf("base"), ReleaseId::derive("nothing")).empty());
    const auto moves = movesWith(plan.project, TestPlan::idOf("top"), TestPlan::releaseOf("1"));
    CHECK(moves[2].because == TestPlan::idOf("middle"));
}
