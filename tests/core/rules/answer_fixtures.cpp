#include "core/deployment/usual_plan.h"
#include "designs.h"
#include "fixtures.h"

#include "core/stack/stack_view.h"

#include <algorithm>

#include <functional>

namespace barch::test {
namespace {

const Project& single()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    return project;
}

Project usingAi(const std::string& question, std::vector<std::string> values, const std::string& text = {})
{
    Project project = plusAnswer(single(), "ai.use", {"yes"});
    project = plusAnswer(project, "ai.variables", {}, AnswerState::Answered, "AI_API_KEY, AI_BASE_URL");
    return plusAnswer(project, question, std::move(values), AnswerState::Answered, text);
}

Project withProvider(const std::string& key, const std::string& endpoint)
{
    AiProvider provider;
    provider.id = AiProviderId::derive("provider");
    provider.provider = "anthropic";
    provider.keyVariable = key;
    provider.endpointVariable = endpoint;
    Project project = single();
    project.aiProviders = project.aiProviders.with(provider);
    return project;
}

Project withModel(const std::string& name, const std::string& variable)
{
    AiModel model;
    model.id = AiModelId::derive("model");
    model.name = name;
    model.modelVariable = variable;
    model.purpose = "writer";
    Project project = single();
    project.aiModels = project.aiModels.with(model);
    return project;
}

Project withFeatures(Moscow first, Moscow second, bool circle)
{
    Feature reports;
    reports.id = FeatureId::derive("reports");
    reports.name = "Reports";
    reports.moscow = first;
    reports.delivers = {ElementRef::table(single().tables.begin()->id)};
    Feature exports = reports;
    exports.id = FeatureId::derive("exports");
    exports.name = "Exports";
    exports.moscow = second;
    reports.dependsOn = {exports.id};
    if (circle)
        exports.dependsOn = {reports.id};
    Project project = single();
    project.features = project.features.with(reports).with(exports);
    return project;
}

Project withReleases(int first, int second)
{
    Project project = withFeatures(Moscow::Must, Moscow::Must, false);
    for (const auto& [name, position] : {std::pair("reports", first), std::pair("exports", second)}) {
        Release release;
        release.id = ReleaseId::derive("release/" + std::to_string(position));
        release.name = std::to_string(position);
        release.position = position;
        project.releases = project.releases.with(release);
        Feature feature = *project.features.find(FeatureId::derive(name));
        feature.release = release.id;
        project.features = project.features.with(feature);
    }
    return project;
}

/// One feature that delivers each table of the design but those named.
Project delivering(const std::vector<std::string>& allBut)
{
    Project project = withFeatures(Moscow::Must, Moscow::Must, false);
    Feature reports = *project.features.find(FeatureId::derive("reports"));
    reports.delivers.clear();
    for (const Table& table : project.tables)
        if (std::find(allBut.begin(), allBut.end(), table.name) == allBut.end())
            reports.delivers.push_back(ElementRef::table(table.id));
    project.features = project.features.with(reports);
    return project;
}

Project withNothingBehind(Moscow moscow)
{
    Project project = withFeatures(Moscow::Must, moscow, false);
    Feature exports = *project.features.find(FeatureId::derive("exports"));
    exports.delivers.clear();
    project.features = project.features.with(exports);
    return project;
}

Project withEndpoint(Project project, const std::string& origin)
{
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.method = "POST";
    endpoint.path = "/ping";
    endpoint.isPublic = true;
    endpoint.origin = origin;
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project unplanned(bool planned)
{
    Project project = withReleases(1, 2);
    Feature exports = *project.features.find(FeatureId::derive("exports"));
    exports.release = planned ? ReleaseId::derive("release/1") : ReleaseId();
    project.features = project.features.with(exports);
    return project;
}

Project withRequirement(const std::string& metric, const std::string& target, const std::string& unit, const std::string& percentile)
{
    Requirement requirement;
    requirement.id = RequirementId::derive("requirement");
    requirement.kind = RequirementKind::NonFunctional;
    requirement.text = "Lists open fast";
    requirement.metric = metric;
    requirement.target = target;
    requirement.unit = unit;
    requirement.percentile = percentile;
    Project project = single();
    project.requirements = project.requirements.with(requirement);
    return project;
}

Project planning(const std::function<void(Deployment&)>& change)
{
    Project project = single();
    Deployment plan = usualPlan(false);
    plan.platform = "aws";
    change(plan);
    project.deployment = plan;
    return project;
}

void addAnswers(std::vector<Fixture>& all)
{
    all.push_back({"QST001", "ids are undecided", plusAnswer(single(), "data.id_type", {}, AnswerState::Open), plusAnswer(single(), "data.id_type", {"uuid"})});
    all.push_back({"QST001", "backups don't shape the schema", plusAnswer(single(), "data.engine", {}, AnswerState::Open), plusAnswer(single(), "infra.backups", {}, AnswerState::Open)});
    all.push_back({"QST002", "a default that nobody confirmed", plusAnswer(single(), "infra.backups", {"daily"}, AnswerState::Assumed), plusAnswer(single(), "infra.backups", {"daily"})});
    Project accepted = plusAnswer(single(), "infra.backups", {"daily"});
    Project proposed = accepted;
    proposed.acceptedAnswers = accepted.answers;
    all.push_back({"QST002", "a question that was never asked", proposed, accepted});
    all.push_back({"QST003", "a file for hundreds of thousands", plusAnswer(plusAnswer(single(), "data.engine", {"sqlite"}), "infra.traffic", {"large"}), plusAnswer(plusAnswer(single(), "data.engine", {"postgresql"}), "infra.traffic", {"large"})});
    all.push_back({"DEP005", "built somehow", planning([](Deployment& d) { d.containerBuild.clear(); d.tls.clear(); }), planning([](Deployment&) {})});
    all.push_back({"DEP005", "only a platform", planning([](Deployment& d) { d = {}; d.platform = "aws"; }), planning([](Deployment& d) { d = {}; })});
    all.push_back({"DEP006", "uploads on one disk", plusAnswer(plusAnswer(plusAnswer(single(), "data.file_uploads", {"small"}), "services.storage", {"local_disk"}), "infra.availability", {"p9999"}),
                   plusAnswer(plusAnswer(plusAnswer(single(), "data.file_uploads", {"small"}), "services.storage", {"s3"}), "infra.availability", {"p9999"})});
}

void addAi(std::vector<Fixture>& all)
{
    all.push_back({"AI007", "a default model", changed(single(), "tasks", [](Table& t) { addColumn(t, "model", "text").defaultExpression = "'gpt-4o-mini'"; }), changed(single(), "tasks", [](Table& t) { addColumn(t, "model", "text").defaultExpression = "'writer'"; })});
    all.push_back({"AI007", "a model of the design", withModel("claude-3-5-sonnet", "claude-3-5-sonnet-20241022"), withModel("writer", "AI_MODEL_WRITER")});
    Project typed = single();
    UserType type;
    type.id = UserTypeId::derive("type/model");
    type.name = "ai_model";
    type.values = {{EnumValueId::derive("a"), "gemini-1.5-pro"}, {EnumValueId::derive("b"), "writer"}};
    typed.types = typed.types.with(type);
    all.push_back({"AI007", "an enum of models", typed, single()});
    all.push_back({"AI007", "in an answer", usingAi("ai.variables", {}, "KEY, gpt-4-turbo"), usingAi("ai.variables", {}, "OPENAI_API_KEY, OPENAI_BASE_URL")});
    all.push_back({"AI008", "no variable for the address", withProvider("ANTHROPIC_API_KEY", ""), withProvider("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL")});
    all.push_back({"AI008", "never asked", plusAnswer(single(), "ai.use", {"yes"}), plusAnswer(single(), "ai.use", {"no"})});
    all.push_back({"AI009", "nothing steps in", usingAi("ai.fallback", {"none"}), usingAi("ai.fallback", {"other_model"})});
    all.push_back({"AI011", "no quota", usingAi("ai.quota", {"none"}), usingAi("ai.quota", {"per_user"})});
    all.push_back({"AI011", "no rate", plusAnswer(usingAi("ai.quota", {"per_user"}), "ai.rate_limit", {}, AnswerState::Open), usingAi("ai.rate_limit", {}, "60")});
}

void addPlanning(std::vector<Fixture>& all)
{
    all.push_back({"FEA001", "a must that needs a could", withFeatures(Moscow::Must, Moscow::Could, false), withFeatures(Moscow::Could, Moscow::Must, false)});
    all.push_back({"FEA001", "an earlier release", withReleases(1, 2), withReleases(2, 1)});
    all.push_back({"FEA001", "what is needed is in no release", unplanned(false), unplanned(true)});
    all.push_back({"FEA001", "what is needed won't be done", withFeatures(Moscow::Unset, Moscow::Wont, false), withFeatures(Moscow::Wont, Moscow::Wont, false)});
    all.push_back({"FEA003", "nothing behind it", withNothingBehind(Moscow::Must), withFeatures(Moscow::Must, Moscow::Must, false)});
    all.push_back({"FEA003", "it won't be done", withNothingBehind(Moscow::Could), withNothingBehind(Moscow::Wont)});
    all.push_back({"FEA004", "a table of nobody's", delivering({"tasks"}), delivering({})});
    all.push_back({"FEA004", "an endpoint of nobody's", withEndpoint(delivering({}), ""), withEndpoint(delivering({}), "answer:api.style")});
    all.push_back({"FEA004", "no plan at all", delivering({"tasks"}), single()});
    all.push_back({"FEA002", "a circle", withFeatures(Moscow::Must, Moscow::Must, true), withFeatures(Moscow::Must, Moscow::Must, false)});
    all.push_back({"FEA005", "fast", withRequirement("response time", "fast", "", ""), withRequirement("response time", "300", "ms", "95")});
    all.push_back({"FEA005", "nobody knows a usual number", withRequirement("beauty", "", "", ""), withRequirement("availability", "99.9", "%", "")});
}

Project withDecision(const std::string& topic, const std::string& choice, DecisionStatus status)
{
    Decision decision;
    decision.id = decisionIdOf(topic);
    decision.topic = topic;
    decision.title = "Which one for " + topic + "?";
    decision.choice = choice;
    decision.status = status;
    decision.options.emplace_back().name = "The first";
    decision.options.emplace_back().name = "The second";
    Project project = single();
    project.decisions = project.decisions.with(decision);
    return project;
}

void addStack(std::vector<Fixture>& all)
{
    const Project remembers = withDecision("cache", "Memory of the program", DecisionStatus::Accepted);
    all.push_back({"STK001", "functions that remember", plusAnswer(remembers, "infra.platform", {"vercel"}), plusAnswer(remembers, "infra.platform", {"render"})});
    all.push_back({"STK002", "a cache that nobody decided on", withDecision("cache", "None for now", DecisionStatus::Proposed), withDecision("cache", "None for now", DecisionStatus::Accepted)});
    all.push_back({"STK002", "a decision of one's own", withDecision("release days", "", DecisionStatus::Proposed), withDecision("release days", "The first", DecisionStatus::Accepted)});
    const Project chosen = withDecision("framework", "Go", DecisionStatus::Accepted);
    all.push_back({"STK003", "a record that went its own way", plusAnswer(chosen, "infra.framework", {"nestjs"}), plusAnswer(chosen, "infra.framework", {"go"})});
    all.push_back({"STK003", "a default is no answer", plusAnswer(chosen, "infra.framework", {"rust"}), plusAnswer(chosen, "infra.framework", {"nestjs"}, AnswerState::Assumed)});
}

}  // namespace

std::vector<Fixture> answerFixtures()
{
    std::vector<Fixture> all;
    addAnswers(all);
    addAi(all);
    addPlanning(all);
    addStack(all);
    return all;
}

}  // namespace barch::test
