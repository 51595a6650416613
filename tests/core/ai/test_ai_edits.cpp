#include "ai_design.h"

#include "core/edits/ai_edits.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace barch;
using namespace barch::test;

namespace {

Project threeModels()
{
    Project project;
    for (const char* name : {"a", "b", "c"})
        project = with(project, aiModel(name, "1", "2", 1, 1, 1));
    return project;
}

}  // namespace

TEST_CASE("a fallback that makes a circle is refused with the names in it")
{
    Project project = *setFallback(threeModels(), modelId("a"), modelId("b"));
    project = *setFallback(project, modelId("b"), modelId("c"));
    const Result<Project> circle = setFallback(project, modelId("c"), modelId("a"));
    REQUIRE_FALSE(circle);
    CHECK(circle.error().text().find("c → a → b → c") != std::string::npos);
    CHECK_FALSE(setFallback(project, modelId("a"), modelId("a")));
    CHECK_FALSE(setFallback(project, modelId("a"), modelId("nobody")));
    CHECK(setFallback(project, modelId("a"), {})->aiModels.find(modelId("a"))->fallback == AiModelId());
}

TEST_CASE("numbers are taken as typed, and refused where they make no sense")
{
    const Project project = threeModels();
    const auto set = [&](AiNumber which, const char* text) { return setAiNumber(project, modelId("a"), which, text); };
    CHECK(set(AiNumber::Requests, "50000")->aiModels.find(modelId("a"))->requestsPerMonth == 50000);
    CHECK(set(AiNumber::CacheHits, "12.5")->aiModels.find(modelId("a"))->cacheHits == 12.5);
    CHECK(set(AiNumber::Attempts, "3")->aiModels.find(modelId("a"))->maximumAttempts == 3);
    CHECK(set(AiNumber::InputTokens, "")->aiModels.find(modelId("a"))->inputTokens == 0);
    for (const char* text : {"many", "-1", "1e9", "1.2.3", "10000000000000"})
        CHECK_FALSE(set(AiNumber::Requests, text));
    CHECK_FALSE(set(AiNumber::CacheHits, "101"));
    CHECK_FALSE(set(AiNumber::Attempts, "1.5"));
    CHECK(set(AiNumber::Requests, "1")->aiModels.sameAs(project.aiModels));
    CHECK(setAiPrice(project, modelId("a"), AiPrice::Output, "0.15")->aiModels.find(modelId("a"))->outputPrice == "0.15");
    CHECK(setAiPrice(project, modelId("a"), AiPrice::Input, "")->aiModels.find(modelId("a"))->inputPrice.empty());
    CHECK_FALSE(setAiPrice(project, modelId("a"), AiPrice::Input, "cheap"));
}

TEST_CASE("a feature uses a model or not, and a model that goes leaves its fallback to others")
{
    Project project = threeModels();
    Feature feature;
    feature.id = FeatureId::derive("f");
    feature.name = "Summaries";
    project.features = project.features.with(feature);
    const Result<Project> used = setUsedBy(project, modelId("a"), feature.id, true);
    REQUIRE(used);
    CHECK(used->aiModels.find(modelId("a"))->usedBy == std::vector<FeatureId>{feature.id});
    CHECK(setUsedBy(*used, modelId("a"), feature.id, false)->aiModels.find(modelId("a"))->usedBy.empty());
    CHECK_FALSE(setUsedBy(project, modelId("a"), FeatureId::derive("nobody"), true));
    project = *setFallback(*setFallback(project, modelId("a"), modelId("b")), modelId("b"), modelId("c"));
    const Result<Project> after = removeAiModel(project, modelId("b"));
    REQUIRE(after);
    CHECK(after->aiModels.find(modelId("a"))->fallback == modelId("c"));
    CHECK(after->aiModels.size() == 2);
}

TEST_CASE("expected tenants and the fallback's share are kept in the project, absurd ones refused", "[ai]")
{
    const Project project;
    const Project expected = *setFallbackShare(*setAiTenants(project, 64), 12.5);
    CHECK(expected.ai->tenants == 64);
    CHECK(expected.ai->fallbackShare == 12.5);
    for (const double tenants : {-1.0, 0.5, 1e9, std::numeric_limits<double>::quiet_NaN()})
        CHECK_FALSE(setAiTenants(project, tenants));
    for (const double share : {-0.1, 100.1, std::numeric_limits<double>::quiet_NaN()})
        CHECK_FALSE(setFallbackShare(project, share));
    CHECK(sameAs(*setAiTenants(expected, 64), expected));
}
