#include "core/blueprint/parts.h"

#include <algorithm>

namespace barch {
namespace {

struct AiPurpose {
    const char* answer; ///< value of ai.features
    const char* name;
    const char* description;
    const char* word;   ///< a feature of the domain that speaks of this uses the model already
    const char* table;  ///< what it keeps beside the usage; empty: nothing
};

constexpr AiPurpose purposes[] = {
    {"text", "Texts written by AI", "The product drafts texts; a person looks at them before they go out.", "assistant", ""},
    {"image", "Pictures made by AI", "People describe a picture and get one; it is marked as made by a machine.", "picture", ""},
    {"embeddings", "Search by meaning", "A search finds what means the same in other words.", "passages", "ai_embeddings"},
    {"chat", "Chat with AI", "People ask in their own words and get an answer while they wait.", "assistant", ""},
    {"analysis", "Texts sorted by AI", "Texts are sorted, rated and summed up, so that people read what matters first.", "assistant", ""},
};

std::vector<FeatureId> featuresAbout(const Draft& draft, std::string_view word)
{
    std::vector<FeatureId> found;
    for (const Feature& feature : draft.project.features)
        if (feature.origin.starts_with("starter:") && feature.moscow != Moscow::Wont &&
            (feature.name + " " + feature.description).find(word) != std::string::npos)
            found.push_back(feature.id);
    return found;
}

FeatureId addFeature(Draft& draft, const AiPurpose& purpose)
{
    Feature feature;
    feature.name = purpose.name;
    feature.description = purpose.description;
    feature.moscow = Moscow::Should;
    feature.value = 3;
    feature.effort = 3;
    for (const std::string_view table : {std::string_view("ai_usage"), std::string_view(purpose.table)})
        if (draft.find(table))
            feature.delivers.push_back(ElementRef::table(blueprintTable(table)));
    feature.origin = fromAnswer("ai.features");
    const std::string path = std::string("feature/ai/") + purpose.answer;
    put(draft.project.features, path, std::move(feature));
    return Draft::idOf<Feature>(path);
}

}  // namespace

void addAiFeatures(Draft& draft)
{
    for (const AiPurpose& purpose : purposes) {
        const std::string path = std::string("ai-model/") + purpose.answer;
        if (!draft.project.aiModels.contains(Draft::idOf<AiModel>(path)))
            continue;
        std::vector<FeatureId> users = featuresAbout(draft, purpose.word);
        if (users.empty())
            users.push_back(addFeature(draft, purpose));
        std::sort(users.begin(), users.end());
        for (const std::string& each : {path, path + "/fallback"})
            if (const AiModel* model = draft.project.aiModels.find(Draft::idOf<AiModel>(each))) {
                AiModel used = *model;
                used.usedBy = users;
                draft.project.aiModels = draft.project.aiModels.with(std::move(used));
            }
    }
}

}  // namespace barch
