#include "exporters/ai/ai_files.h"

#include "core/ai/cost_estimate.h"
#include "exporters/text/document.h"

#include <algorithm>

namespace barch {
namespace {

template <class T, class Name>
std::vector<const T*> sortedBy(const SharedMap<T>& map, Name name)
{
    std::vector<const T*> list;
    for (const T& element : map)
        list.push_back(&element);
    std::stable_sort(list.begin(), list.end(), [&](const T* a, const T* b) { return name(*a) < name(*b); });
    return list;
}

/// Names are keys of an object: each comes once.
ExportWarning twice(const ElementRef& element, const Project& project, const char* what)
{
    return {element, pathOf(project, element), what, "Left out: another one has its name. Rename it.", false};
}

void setText(Document& into, const char* name, const std::string& text)
{
    if (!text.empty())
        into.set(name, text);
}

Document settingsOf(const AiSettings& ai)
{
    Document settings = Document::object();
    setText(settings, "limitFor", ai.quota);
    setText(settings, "requestsPerMinute", ai.requestsPerMinute);
    setText(settings, "monthlyBudget", ai.monthlyBudget);
    setText(settings, "fallback", ai.fallback);
    setText(settings, "cache", ai.cache);
    setText(settings, "personalData", ai.personalData);
    return settings;
}

Document modelOf(const Project& project, const AiModel& model)
{
    Document entry = Document::object();
    setText(entry, "purpose", model.purpose);
    if (const AiProvider* provider = project.aiProviders.find(model.provider))
        entry.set("provider", provider->provider);
    setText(entry, "modelVariable", model.modelVariable);
    std::vector<std::string> next;
    const std::vector<AiModelId> order = fallbackOrder(project, model.id);
    for (std::size_t i = 1; i < order.size(); ++i)
        next.push_back(project.aiModels.find(order[i])->name);
    entry.set("thenAsk", Document::strings(next));
    setText(entry, "timeout", model.timeout);
    if (model.maximumAttempts > 0)
        entry.set("maximumAttempts", model.maximumAttempts);
    if (const Job* job = project.jobs.find(model.job))
        entry.set("askedFromJob", job->name);
    entry.set("logsUsage", model.logsUsage);
    if (!model.toolRights.empty())
        entry.set("toolsActWithRightsOf", model.toolRights);
    if (model.readsUntrusted)
        entry.set("needsApproval", model.needsApproval);
    return entry;
}

}  // namespace

Result<ExportResult> exportAiConfig(const Project& project, const ExportOptions&)
{
    ExportResult result;
    Document providers = Document::object();
    for (const AiProvider* provider : sortedBy(project.aiProviders, [](const AiProvider& p) { return p.provider; })) {
        if (providers.find(provider->provider)) {
            result.warnings.push_back(twice(ElementRef::of(ElementKind::AiProvider, provider->id), project, "AI provider"));
            continue;
        }
        Document entry = Document::object();
        setText(entry, "keyVariable", provider->keyVariable);
        setText(entry, "endpointVariable", provider->endpointVariable);
        providers.set(provider->provider, std::move(entry));
    }
    Document models = Document::object();
    for (const AiModel* model : sortedBy(project.aiModels, [](const AiModel& m) { return m.name; })) {
        if (models.find(model->name))
            result.warnings.push_back(twice(ElementRef::of(ElementKind::AiModel, model->id), project, "AI model"));
        else
            models.set(model->name, modelOf(project, *model));
    }
    const Document file = Document::object()
                              .set("providers", std::move(providers))
                              .set("models", std::move(models))
                              .set("limits", settingsOf(*project.ai));
    result.files.push_back({"config/ai_models.json", writeJson(file)});
    return result;
}

}  // namespace barch
