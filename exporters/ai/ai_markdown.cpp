#include "exporters/ai/ai_files.h"

#include "core/ai/cost_estimate.h"
#include "exporters/text/markdown_rows.h"
#include "exporters/text/markdown_text.h"
#include "exporters/text/wrapped_markdown.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace barch {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<const AiModel*> modelsByName(const Project& project)
{
    std::vector<const AiModel*> models;
    for (const AiModel& model : project.aiModels)
        models.push_back(&model);
    std::stable_sort(models.begin(), models.end(), [](const AiModel* a, const AiModel* b) { return a->name < b->name; });
    return models;
}

std::string featuresOf(const Project& project, const AiModel& model)
{
    std::vector<std::string> names;
    for (const FeatureId id : model.usedBy)
        if (const Feature* feature = project.features.find(id))
            names.push_back(feature->name);
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string orderOf(const Project& project, const AiModel& model)
{
    std::string text;
    const std::vector<AiModelId> order = fallbackOrder(project, model.id);
    for (std::size_t i = 1; i < order.size(); ++i)
        text += (text.empty() ? "" : ", then ") + project.aiModels.find(order[i])->name;
    return text;
}

std::string modelSection(const Project& project, const std::vector<const AiModel*>& models)
{
    Rows rows;
    for (const AiModel* model : models) {
        const AiProvider* provider = project.aiProviders.find(model->provider);
        const Job* job = project.jobs.find(model->job);
        std::string patience = model->timeout;
        if (model->maximumAttempts > 0)
            patience += (patience.empty() ? "" : ", ") + std::to_string(model->maximumAttempts) + (model->maximumAttempts == 1 ? " attempt" : " attempts");
        rows.push_back({model->name, model->purpose, provider ? provider->provider : "", model->modelVariable, orderOf(project, *model), patience,
                        job ? job->name : "while somebody waits", featuresOf(project, *model)});
    }
    return "\n## Models\n\n" +
           wrappedMarkdown("Models are known by the name that the configuration gives them. Which model of which vendor that is today stands in an environment variable, so that it can be changed without changing the program.") +
           "\n" + markdownTable({"Model", "Purpose", "Provider", "Its name is in", "If it fails", "Time limit", "Asked", "Used by"}, rows);
}

std::string providerSection(const Project& project)
{
    Rows rows;
    for (const AiProvider& provider : project.aiProviders)
        rows.push_back({provider.provider, provider.keyVariable, provider.endpointVariable});
    std::sort(rows.begin(), rows.end());
    return rows.empty() ? std::string()
                        : "\n## Providers\n\n" + wrappedMarkdown("Key and address are read from the environment; neither stands in the design.") + "\n" +
                              markdownTable({"Provider", "Key in", "Address in"}, rows);
}

std::string wordsFor(const std::string& value, const std::map<std::string, std::string>& known)
{
    const auto found = known.find(value);
    return found != known.end() ? found->second : value;
}

std::string careSection(const Project& project)
{
    const AiSettings& ai = *project.ai;
    const Rows all = {
        {"Limit for each", wordsFor(ai.quota, {{"per_tenant", "tenant"}, {"per_plan", "plan"}, {"per_user", "person"}, {"none", "nobody"}})},
        {"Requests a minute", ai.requestsPerMinute},
        {"Budget of a month", ai.monthlyBudget},
        {"Who steps in", wordsFor(ai.fallback, {{"other_provider", "another provider"}, {"other_model", "another model"}, {"none", "nobody"}})},
        {"Answers are kept", wordsFor(ai.cache, {{"yes", "yes, apart by tenant"}, {"no", "no"}})},
        {"Personal data", wordsFor(ai.personalData, {{"never", "is never sent"}, {"redacted", "is blacked out"}, {"allowed", "may be sent"}})},
        {"Configured in", wordsFor(ai.configurationSource, {{"database", "the database"}, {"config_file", "a file"}})},
    };
    Rows rows;
    for (const auto& row : all)
        rows.push_back({row[0], row[1].empty() ? "not decided" : row[1]});
    return "\n## Limits and care\n\n" + markdownTable({"What", "Decided"}, rows);
}

std::string wordsOf(CostGap gap)
{
    switch (gap) {
    case CostGap::None: return {};
    case CostGap::NoUse: return "no use expected";
    case CostGap::NoPrice: return "no price entered";
    case CostGap::BadNumber: return "a number can't be read";
    case CostGap::FallbackNoPrice: return "without the model that steps in: it has no price";
    }
    return {};
}

/// The number of tenants as a count; what makes no sense is not asked.
std::int64_t tenantsOf(const AiSettings& ai)
{
    return std::isfinite(ai.tenants) && ai.tenants >= 1 && ai.tenants <= 1e9 ? static_cast<std::int64_t>(ai.tenants) : 0;
}

std::string costSection(const Project& project)
{
    const CostEstimate estimate = estimateCost(project, {project.ai->fallbackShare, tenantsOf(*project.ai)});
    Rows rows;
    for (const ModelCost& cost : estimate.models) {
        const std::string amount = cost.gap == CostGap::None || cost.gap == CostGap::FallbackNoPrice ? textOf(Money{cost.currency, cost.millionths()}) : std::string();
        rows.push_back({project.aiModels.find(cost.model)->name, amount, cost.savedMillionths > 0 ? textOf(Money{cost.currency, cost.savedMillionths}) : "", wordsOf(cost.gap)});
    }
    std::string text = "\n## What a month costs\n\n" +
                       wrappedMarkdown("By the prices and the use that were entered. Nothing is known to this program by itself.") + "\n" +
                       markdownTable({"Model", "Costs", "Saved by kept answers", "Remark"}, rows);
    for (const Money& total : estimate.totals)
        text += "\n" + wrappedMarkdown("Together: **" + markdownText(textOf(total)) + "**.");
    for (const Money& each : estimate.perTenant)
        text += "\n" + wrappedMarkdown("For each tenant: " + markdownText(textOf(each)) + ".");
    if (estimate.overBudget)
        text += "\n" + wrappedMarkdown("**This is more than the budget of a month.**");
    return text;
}

}  // namespace

Result<ExportResult> exportAiMarkdown(const Project& project, const ExportOptions&)
{
    const std::vector<const AiModel*> models = modelsByName(project);
    std::string text = "# AI\n\n";
    if (!project.info->name.empty())
        text += wrappedMarkdown("Of " + markdownText(project.info->name) + ".");
    if (models.empty() && project.aiProviders.empty())
        text += (project.info->name.empty() ? "" : "\n") + wrappedMarkdown("The design uses no AI.");
    else
        text += modelSection(project, models) + providerSection(project) + careSection(project) + costSection(project);
    return ExportResult{{{"ai.md", text}}, {}};
}

}  // namespace barch
