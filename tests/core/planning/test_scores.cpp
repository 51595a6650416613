#include "plan.h"

#include "core/planning/figures.h"
#include "core/planning/matrix.h"
#include "core/planning/scores.h"

#include <limits>

using namespace barch;

namespace {

Feature full()
{
    Feature feature;
    feature.value = 5;
    feature.effort = 4;
    feature.timeCriticality = 3;
    feature.riskReduction = 1;
    feature.reach = 500;
    feature.impact = 3;
    feature.confidence = 50;
    return feature;
}

}  // namespace

TEST_CASE("Scores come with the figures that made them")
{
    const Feature feature = full();
    CHECK(*riceOf(feature).number == Approx(187.5));
    CHECK(riceOf(feature).formula == "500 reach × 3 impact × 50 % sure ÷ 4 effort");
    CHECK(*wsjfOf(feature).number == Approx(2.25));
    CHECK(wsjfOf(feature).formula == "(5 value + 3 time + 1 risk) ÷ 4 effort");
    CHECK(*valuePerEffortOf(feature).number == Approx(1.25));
    CHECK(riceOf(feature).lacks.empty());
}

TEST_CASE("A score says what it lacks")
{
    Feature feature = full();
    feature.reach = 0;
    feature.impact = 0;
    CHECK_FALSE(riceOf(feature).number);
    CHECK(riceOf(feature).formula.empty());
    CHECK(riceOf(feature).lacks == "Set reach and impact first.");
    feature.confidence = 0;
    CHECK(riceOf(feature).lacks == "Set reach, impact and confidence first.");
    CHECK(wsjfOf(feature).number);
}

TEST_CASE("Absurd numbers give no score and are named")
{
    for (const double absurd : {-1.0, 1e300, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -0.25}) {
        Feature feature = full();
        feature.reach = absurd;
        CHECK_FALSE(riceOf(feature).number);
        CHECK(riceOf(feature).lacks.find("reach") != std::string::npos);
        CHECK(figureFault(Figure::Reach, absurd));
    }
    Feature feature = full();
    feature.effort = -3;
    CHECK_FALSE(riceOf(feature).number);
    CHECK_FALSE(wsjfOf(feature).number);
    CHECK(wsjfOf(feature).lacks == "The effort is -3. It goes from 1 to 5; 0 means that it is not set.");
    CHECK(quadrantOf(feature) == Quadrant::Unplaced);
    feature.effort = std::numeric_limits<int>::max();
    CHECK(quadrantOf(feature) == Quadrant::Unplaced);
    CHECK(figureFault(Figure::Value, 2.5));
    CHECK_FALSE(figureFault(Figure::Value, 0));
}

TEST_CASE("Quadrants part the matrix between 3 and 4")
{
    const auto at = [](int value, int effort) {
        Feature feature;
        feature.value = value;
        feature.effort = effort;
        return titleOf(quadrantOf(feature));
    };
    CHECK(at(4, 3) == "Do first");
    CHECK(at(4, 4) == "Plan with care");
    CHECK(at(3, 3) == "Fill in");
    CHECK(at(3, 4) == "Leave for now");
    CHECK(at(0, 4) == "Not placed yet");
}

TEST_CASE("MoSCoW groups hold every feature once, by name")
{
    test::TestPlan plan;
    plan.feature("b", Moscow::Must, 1, 1).feature("a", Moscow::Must, 1, 1).feature("c", Moscow::Wont, 1, 1).feature("d", Moscow::Unset, 1, 1);
    const auto groups = moscowGroups(plan.project);
    CHECK(plan.names(groups[0].features) == "a b");
    CHECK(groups[1].features.empty());
    CHECK(plan.names(groups[3].features) == "c");
    CHECK(plan.names(groups[4].features) == "d");
}

TEST_CASE("Numbers are written so that they read back the same, in plain digits where people read them")
{
    for (const double number : {0.1, 0.25, 1.0 / 3, 3e9, 123456.75, 1e300, -7.5, 1e-9}) {
        INFO(exactText(number));
        CHECK(*numberIn(exactText(number)) == number);
    }
    CHECK(exactText(3e9) == "3000000000");
    CHECK(roundedText(1000.0 / 6) == "166.67");
    for (const char* text : {"", " 1", "1 ", "1,5", "nan", "inf", "0x10", "1e999", "=1", "1.2.3"}) {
        INFO(text);
        CHECK_FALSE(numberIn(text));
    }
}
