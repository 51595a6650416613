#include "designs.h"
#include "fixtures.h"

namespace barch::test {
namespace {

Project single()
{
    return soundDesign(Dialect::PostgreSql, TenancyModel::None);
}

Project withModel(Project project, bool logs)
{
    AiModel model;
    model.id = AiModelId::derive("model");
    model.name = "writer";
    model.modelVariable = "AI_MODEL_WRITER";
    model.logsUsage = logs;
    project.aiModels = project.aiModels.with(model);
    return project;
}

Project withQuota(Project project, const std::string& designed, const std::string& answered)
{
    project = plusAnswer(plusAnswer(withModel(project, true), "ai.use", {"yes"}), "ai.quota", {answered});
    AiSettings settings;
    settings.quota = designed;
    settings.cache = "no";
    project.ai = settings;
    return project;
}

Project withUsage(Project project, TenancyClass tenancyClass, std::vector<std::string> columns)
{
    Table table = makeTable(project, "ai_usage", tenancyClass);
    for (const std::string& name : columns)
        addColumn(table, name, "bigint");
    return plusGuarded(project, table);
}

Project withFeature(Project project, const std::string& name, const std::string& description)
{
    Feature feature;
    feature.id = FeatureId::derive("feature");
    feature.name = name;
    feature.description = description;
    project.features = project.features.with(feature);
    return project;
}

}  // namespace

std::vector<Fixture> aiFixtures()
{
    const Project shared = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    std::vector<Fixture> all;
    all.push_back({"AI004", "a limit for each person only", withQuota(shared, "per_user", "per_user"), withQuota(shared, "per_tenant", "per_tenant")});
    all.push_back({"AI004", "answered, not designed yet", withQuota(shared, "", "per_user"), withQuota(single(), "per_user", "per_user")});
    all.push_back({"AI010", "calls are not counted", withUsage(single(), TenancyClass::Global, {"duration_ms"}),
                   withUsage(single(), TenancyClass::Global, {"input_tokens", "cost"})});
    all.push_back({"AI010", "no cost", withUsage(single(), TenancyClass::Global, {"tokens"}), withUsage(single(), TenancyClass::Global, {"tokens", "cost"})});
    all.push_back({"AI010", "of nobody", withUsage(shared, TenancyClass::Global, {"tokens", "cost"}), withUsage(single(), TenancyClass::Global, {"tokens", "cost"})});
    all.push_back({"AI010", "no table", withModel(single(), true), withModel(withUsage(single(), TenancyClass::Global, {"tokens", "cost"}), true)});
    all.push_back({"AI012", "never asked", withModel(single(), true), plusAnswer(withModel(single(), true), "ai.cache", {"no"})});
    all.push_back({"AI012", "not known yet", plusAnswer(plusAnswer(single(), "ai.use", {"yes"}), "ai.cache", {}, AnswerState::Open), single()});
    all.push_back({"AI013", "no trace", withModel(single(), false), withModel(single(), true)});
    all.push_back({"AI014", "by its name", withFeature(withModel(single(), true), "Summaries by OpenAI", ""), withFeature(withModel(single(), true), "Summaries", "By the AI model")});
    all.push_back({"AI014", "in its description", withFeature(withModel(single(), true), "Replies", "OpenAI drafts them. Anthropic checks."), withFeature(single(), "Replies", "OpenAI drafts them.")});
    return all;
}

}  // namespace barch::test
