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

Project withSearch(Project project, const std::string& kind, const std::string& table, const std::string& engine, bool filtered)
{
    SearchIndex search;
    search.id = SearchIndexId::derive("search");
    search.name = "likeness";
    search.kind = kind;
    search.engine = engine;
    search.table = tableOf(project, table).id;
    search.tenantFiltered = filtered;
    project.searchIndexes = project.searchIndexes.with(search);
    return project;
}

Project withVectors(Project project, TenancyClass tenancyClass, Classification content, const std::string& method = {}, const std::string& comment = {})
{
    Table table = makeTable(project, "pieces", tenancyClass);
    addColumn(table, "content", "text").classification = content;
    addColumn(table, "embedding", "vector(1536)").classification = Classification::None;
    project = plusGuarded(std::move(project), table);
    return changed(project, "pieces", [&](Table& made) {
        if (method.empty())
            return;
        Index index;
        index.id = IndexId::derive("index/pieces/near");
        index.name = "pieces_near";
        index.method = method;
        index.comment = comment;
        index.keys.push_back({columnId(made, "embedding"), {}, {}, "vector_cosine_ops", false, NullsOrder::Default, {}});
        made.indexes.push_back(index);
    });
}

Project withTools(Project project, const std::string& rights, bool untrusted, bool approval)
{
    AiModel model;
    model.id = AiModelId::derive("model");
    model.name = "helper";
    model.modelVariable = "AI_MODEL_HELPER";
    model.logsUsage = true;
    model.toolRights = rights;
    model.readsUntrusted = untrusted;
    model.needsApproval = approval;
    project.aiModels = project.aiModels.with(model);
    return project;
}

Project withPersonalData(Project project, const std::string& decision, bool health, const std::string& provider)
{
    AiSettings settings;
    settings.personalData = decision;
    project = withModel(project, true);
    project.ai = settings;
    AiProvider made;
    made.id = AiProviderId::derive("provider");
    made.provider = provider;
    project.aiProviders = project.aiProviders.with(made);
    if (health)
        project = changed(project, "users", [](Table& table) { addColumn(table, "allergies", "text").classification = Classification::Health; });
    return project;
}

}  // namespace

std::vector<Fixture> aiFixtures()
{
    const Project shared = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    std::vector<Fixture> all;
    all.push_back({"AI001", "an engine of its own without the tenant", withSearch(shared, "vector", "tasks", "opensearch", false), withSearch(shared, "vector", "tasks", "opensearch", true)});
    all.push_back({"AI001", "in the database", withSearch(shared, "vector", "tasks", "database", false), withSearch(shared, "vector", "countries", "database", false)});
    all.push_back({"AI001", "what people wrote, for everybody", withVectors(shared, TenancyClass::Global, Classification::Personal), withVectors(shared, TenancyClass::Global, Classification::None)});
    all.push_back({"AI002", "nearest of all tenants", withVectors(shared, TenancyClass::Owned, Classification::Personal, "hnsw"), withVectors(shared, TenancyClass::Owned, Classification::Personal, "btree")});
    all.push_back({"AI002", "lists", withVectors(shared, TenancyClass::Owned, Classification::Personal, "ivfflat"),
                   withVectors(shared, TenancyClass::Owned, Classification::Personal, "hnsw", "Read with an iterative scan.")});
    all.push_back({"AI003", "tools of the service", withTools(single(), "service", false, false), withTools(single(), "asking_person", false, false)});
    all.push_back({"AI006", "strangers steer it", withTools(single(), "asking_person", true, false), withTools(single(), "asking_person", true, true)});
    all.push_back({"AI006", "without tools", withTools(single(), "service", true, false), withTools(single(), "", true, false)});
    all.push_back({"AI005", "undecided", withPersonalData(single(), "", false, "openai"), withPersonalData(single(), "redacted", true, "openai")});
    all.push_back({"AI005", "health data to a rented model", withPersonalData(single(), "allowed", true, "openai"), withPersonalData(single(), "allowed", true, "self_hosted")});
    all.push_back({"AI005", "answered so", plusAnswer(withPersonalData(single(), "", true, "openai"), "ai.personal_data", {"allowed"}),
                   plusAnswer(withPersonalData(single(), "", true, "openai"), "ai.personal_data", {"never"})});
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
