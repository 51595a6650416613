#include "ai_design.h"

#include "core/ai/cost_estimate.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace barch;
using namespace barch::test;

namespace {

const ModelCost& costOf(const CostEstimate& estimate, const std::string& name)
{
    for (const ModelCost& cost : estimate.models)
        if (cost.model == modelId(name))
            return cost;
    FAIL("no model " << name);
    return estimate.models.front();
}

}  // namespace

TEST_CASE("a month costs requests times tokens times price, exactly")
{
    // 10,000 requests, 1,000 tokens in at 2.50 and 200 out at 10.00 a million: 25 + 20.
    const CostEstimate estimate = estimateCost(with({}, aiModel("writer", "2.50", "10.00", 10'000, 1'000, 200)));
    REQUIRE(estimate.totals.size() == 1);
    CHECK(estimate.totals.front() == Money{"EUR", 45'000'000});
    CHECK(textOf(estimate.totals.front()) == "45.00 EUR");
    CHECK(estimate.perTenant.empty());
    CHECK_FALSE(estimate.overBudget);
}

TEST_CASE("prices that floating point can't hold add up exactly")
{
    Project project;
    for (int i = 0; i < 10; ++i)
        project = with(project, aiModel("m" + std::to_string(i), "0.1", "0.2", 1, 1'000'000, 1'000'000));
    CHECK(estimateCost(project).totals.front().millionths == 3'000'000);
}

TEST_CASE("what the cache answers is not asked and is told as saved")
{
    AiModel model = aiModel("writer", "1", "", 1'000, 1'000, 0);
    model.cacheHits = 25;
    const CostEstimate estimate = estimateCost(with({}, model));
    CHECK(costOf(estimate, "writer").asked == 750);
    CHECK(costOf(estimate, "writer").ownMillionths == 750'000);
    CHECK(costOf(estimate, "writer").savedMillionths == 250'000);
    model.cacheHits = 100;
    CHECK(estimateCost(with({}, model)).totals.front().millionths == 0);
}

TEST_CASE("a share of the requests goes to the fallback, at its price")
{
    AiModel first = aiModel("writer", "1", "", 1'000, 1'000, 0);
    first.fallback = modelId("spare");
    Project project = with(with({}, first), aiModel("spare", "4", "", 0, 0, 0));
    const CostEstimate estimate = estimateCost(project, {.fallbackShare = 10});
    CHECK(costOf(estimate, "writer").ownMillionths == 900'000);
    CHECK(costOf(estimate, "writer").fallbackMillionths == 400'000);
    CHECK(costOf(estimate, "spare").gap == CostGap::NoUse);
    CHECK(estimate.models.front().model == modelId("writer"));
    // Without a price of the fallback the sum is too small, and that is told.
    project = with(project, aiModel("spare", "", "", 0, 0, 0));
    CHECK(costOf(estimateCost(project, {.fallbackShare = 10}), "writer").gap == CostGap::FallbackNoPrice);
    CHECK(costOf(estimateCost(project), "writer").gap == CostGap::None);
}

TEST_CASE("currencies are never added; a budget counts where there is one currency")
{
    Project project = with({}, aiModel("a", "1", "", 1'000'000, 1'000, 0));
    AiSettings settings;
    settings.monthlyBudget = "999";
    project.ai = settings;
    CHECK(estimateCost(project).overBudget);
    settings.monthlyBudget = "1000";
    project.ai = settings;
    CHECK_FALSE(estimateCost(project).overBudget);
    AiModel other = aiModel("b", "1", "", 1, 1, 0);
    other.currency = "USD";
    settings.monthlyBudget = "1";
    project.ai = settings;
    const CostEstimate two = estimateCost(with(project, other));
    REQUIRE(two.totals.size() == 2);
    CHECK(two.totals[1].currency == "USD");
    CHECK_FALSE(two.overBudget);
}

TEST_CASE("the cost of one tenant is rounded once")
{
    const CostEstimate estimate = estimateCost(with({}, aiModel("a", "1", "", 1'000, 1'000, 0)), {.tenants = 3});
    REQUIRE(estimate.perTenant.size() == 1);
    CHECK(estimate.perTenant.front().millionths == 333'333);
    CHECK(textOf(estimate.perTenant.front()) == "0.33 EUR");
}

TEST_CASE("absurd numbers count for nothing and are told")
{
    const double bad[] = {-1, std::nan(""), std::numeric_limits<double>::infinity(), 1e300};
    for (const double number : bad) {
        CHECK(costOf(estimateCost(with({}, aiModel("a", "1", "1", number, 1, 1))), "a").gap == CostGap::BadNumber);
        CHECK(costOf(estimateCost(with({}, aiModel("a", "1", "1", 1, number, 1))), "a").gap == CostGap::BadNumber);
        AiModel cached = aiModel("a", "1", "1", 1, 1, 1);
        cached.cacheHits = number;
        CHECK(costOf(estimateCost(with({}, cached)), "a").gap == CostGap::BadNumber);
    }
    CHECK(costOf(estimateCost(with({}, aiModel("a", "free", "1", 1, 1, 1))), "a").gap == CostGap::BadNumber);
    CHECK(costOf(estimateCost(with({}, aiModel("a", "", "", 1, 1, 1))), "a").gap == CostGap::NoPrice);
    CHECK(costOf(estimateCost(with({}, aiModel("a", "1", "", 0, 1, 1))), "a").gap == CostGap::NoUse);
    // The largest that is allowed doesn't overflow.
    Project most;
    for (int i = 0; i < 8; ++i)
        most = with(most, aiModel("m" + std::to_string(i), "999999999.999999", "999999999.999999", 1e12, 1e9, 1e9));
    CHECK(estimateCost(most).totals.front().millionths > 0);
    CHECK(estimateCost(with({}, aiModel("a", "1", "", 1, 1, 0)), {.fallbackShare = std::nan(""), .tenants = -5}).perTenant.empty());
}

TEST_CASE("amounts are read and written without surprises")
{
    CHECK(millionthsOf("2.50") == 2'500'000);
    CHECK(millionthsOf("0.000001") == 1);
    CHECK(millionthsOf("999999999") == 999'999'999'000'000);
    for (const char* text : {"", ".", "1.", ".5", "1,5", "-1", "1e3", "0.0000001", "1234567890", " 1", "1.2.3"})
        CHECK_FALSE(millionthsOf(text));
    CHECK(textOf({"EUR", 0}) == "0.00 EUR");
    CHECK(textOf({"EUR", 9'999}) == "less than 0.01 EUR");
    CHECK(textOf({"EUR", 10'000}) == "0.01 EUR");
    CHECK(textOf({"EUR", 14'999}) == "0.01 EUR");
    CHECK(textOf({"EUR", 15'000}) == "0.02 EUR");
    CHECK(textOf({"", 1'234'567'895'000}) == "1 234 567.90");
}

TEST_CASE("circles of fallbacks are found once each, with their models in order")
{
    Project project;
    const auto add = [&](const char* name, const char* fallback) {
        AiModel model = aiModel(name, "", "", 0, 0, 0);
        if (*fallback)
            model.fallback = modelId(fallback);
        project = with(project, model);
    };
    add("a", "b");
    add("b", "c");
    add("c", "b");
    add("d", "d");
    add("e", "");
    const auto circles = fallbackCircles(project);
    REQUIRE(circles.size() == 2);
    CHECK(circles[0].size() + circles[1].size() == 3);
    CHECK(fallbackOrder(project, modelId("a")) == std::vector<AiModelId>{modelId("a"), modelId("b"), modelId("c")});
    CHECK(fallbackOrder(project, modelId("nobody")).empty());
}
