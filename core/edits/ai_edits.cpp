#include "core/edits/ai_edits.h"

#include "core/ai/cost_estimate.h"
#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace barch {
namespace {

template <class Change>
Result<Project> changeModel(const Project& project, AiModelId id, Change change)
{
    return changeElement(project, &Project::aiModels, id, "AI model", change);
}

/// Digits with at most one point; read the same way in every language of the system.
std::optional<double> numberOf(const std::string& text)
{
    if (text.empty())
        return 0.0;
    double value = 0;
    double part = 0;  // 0: before the point
    for (const char c : text) {
        if (c == '.' && part == 0) {
            part = 1;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
        part *= 10;
    }
    return part > 1 ? value / part : value;
}

struct Limit {
    const char* what;
    double most;
};

Limit limitOf(AiNumber which)
{
    switch (which) {
    case AiNumber::Requests: return {"requests in a month", 1e12};
    case AiNumber::InputTokens:
    case AiNumber::OutputTokens: return {"tokens for one request", 1e9};
    case AiNumber::CacheHits: return {"per cent", 100};
    case AiNumber::Attempts: break;
    }
    return {"attempts", 100};
}

}  // namespace

Result<Project> setFallback(const Project& project, AiModelId model, AiModelId fallback)
{
    if (fallback && !project.aiModels.contains(fallback))
        return noSuch("AI model", fallback);
    return changeModel(project, model, [&](AiModel& changed) -> std::optional<Error> {
        const std::vector<AiModelId> order = fallbackOrder(project, fallback);
        if (const auto again = std::find(order.begin(), order.end(), model); fallback && again != order.end()) {
            std::string names = changed.name;
            for (auto at = order.begin(); at != again; ++at)
                names += " → " + project.aiModels.find(*at)->name;
            return Error{"They would step in for each other in a circle: " + names + " → " + changed.name + ".", changed.name, "Choose another model."};
        }
        changed.fallback = fallback;
        return std::nullopt;
    });
}

Result<Project> setAiNumber(const Project& project, AiModelId model, AiNumber which, const std::string& text)
{
    return changeModel(project, model, [&](AiModel& changed) -> std::optional<Error> {
        const std::optional<double> number = numberOf(text);
        const Limit limit = limitOf(which);
        const bool wholeOnly = which == AiNumber::Attempts;
        if (!number || *number > limit.most || (wholeOnly && *number != std::floor(*number)))
            return Error{"\"" + text + "\" is no number of " + limit.what + ".", changed.name,
                         "Write digits, at most " + std::to_string(static_cast<long long>(limit.most)) + "."};
        switch (which) {
        case AiNumber::Requests: changed.requestsPerMonth = *number; break;
        case AiNumber::InputTokens: changed.inputTokens = *number; break;
        case AiNumber::OutputTokens: changed.outputTokens = *number; break;
        case AiNumber::CacheHits: changed.cacheHits = *number; break;
        case AiNumber::Attempts: changed.maximumAttempts = static_cast<int>(*number); break;
        }
        return std::nullopt;
    });
}

Result<Project> setAiPrice(const Project& project, AiModelId model, AiPrice which, const std::string& text)
{
    return changeModel(project, model, [&](AiModel& changed) -> std::optional<Error> {
        if (!text.empty() && !millionthsOf(text))
            return Error{"\"" + text + "\" is no price.", changed.name, "Write an amount such as 2.50, with at most six places behind the point."};
        (which == AiPrice::Input ? changed.inputPrice : changed.outputPrice) = text;
        return std::nullopt;
    });
}

Result<Project> setAiTenants(const Project& project, double tenants)
{
    if (!(tenants >= 0 && tenants <= mostAiTenants) || tenants != std::floor(tenants))
        return Error{"That is no number of tenants.", {}, "Write a whole number, at most a million."};
    AiSettings settings = *project.ai;
    settings.tenants = tenants;
    return setPart(project, std::move(settings));
}

Result<Project> setFallbackShare(const Project& project, double perCent)
{
    if (!(perCent >= 0 && perCent <= 100))
        return Error{"That is no share of the requests.", {}, "Write per cent, from 0 to 100."};
    AiSettings settings = *project.ai;
    settings.fallbackShare = perCent;
    return setPart(project, std::move(settings));
}

Result<Project> setUsedBy(const Project& project, AiModelId model, FeatureId feature, bool used)
{
    if (!project.features.contains(feature))
        return noSuch("feature", feature);
    return changeModel(project, model, [&](AiModel& changed) -> std::optional<Error> {
        std::erase(changed.usedBy, feature);
        if (used)
            changed.usedBy.push_back(feature);
        std::sort(changed.usedBy.begin(), changed.usedBy.end());
        return std::nullopt;
    });
}

Result<Project> removeAiModel(const Project& project, AiModelId id)
{
    const AiModel* model = project.aiModels.find(id);
    if (!model)
        return noSuch("AI model", id);
    Project edited = project;
    for (AiModel each : project.aiModels)
        if (each.fallback == id) {
            each.fallback = model->fallback == each.id ? AiModelId() : model->fallback;
            edited.aiModels = edited.aiModels.with(std::move(each));
        }
    return removeElement(edited, id);
}

}  // namespace barch
