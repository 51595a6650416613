#include "core/rules/ai/models.h"
#include "core/rules/change_element.h"

namespace barch::rules {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Where `name` (in lower case) stands as a word in the text; npos where it doesn't.
std::size_t find(std::string_view text, std::string_view name)
{
    const std::string lower = lowerCase(text);
    for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !isLetter(lower[at - 1])) && (end == lower.size() || !isLetter(lower[end])))
            return at;
    }
    return std::string::npos;
}

/// Of services that run models for others: "openai", "hugging face".
std::vector<std::string> makers(const RuleContext& context)
{
    std::vector<std::string> names;
    for (const auto& [id, provider] : context.content().providers)
        if (id != "self_hosted" && id != "custom" && std::find(provider.kinds.begin(), provider.kinds.end(), "ai") != provider.kinds.end())
            names.push_back(lowerCase(provider.name));
    return names;
}

void check(const RuleContext& context, Report& report)
{
    if (context.project().features.empty() || !usesAi(context))
        return;
    const std::vector<std::string> names = makers(context);
    for (const Feature& feature : context.project().features)
        for (const std::string& name : names)
            if (const std::size_t at = find(feature.name + "\n" + feature.description, name); at != std::string::npos) {
                report.add(ElementRef::of(ElementKind::Feature, feature.id),
                           "The feature " + feature.name + " names " + (feature.name + "\n" + feature.description).substr(at, name.size()) +
                               ". It is then built for that provider, and no other can step in.");
                break;
            }
}

std::string without(std::string text, const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        for (std::size_t at = find(text, name); at != std::string::npos; at = find(text, name))
            text.replace(at, name.size(), at == 0 ? "The AI model" : "the AI model");
    return text;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const FeatureId id(finding.element.id);
    return onlyFix(changeElement("Say “the AI model” instead", &Project::features, id, "feature", [names = makers(context)](const Project&, Feature& feature) {
        feature.name = without(feature.name, names);
        feature.description = without(feature.description, names);
    }, "Which provider answers is said where the models are configured."));
}

}  // namespace

extern const Rule featureNamesProvider = {
    .code = "AI014",
    .name = "feature-names-ai-provider",
    .title = "Features ask for a model, not for a provider",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::ai | part::features | part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
