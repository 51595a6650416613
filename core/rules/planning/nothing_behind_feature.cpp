#include "core/edits/feature_edits.h"
#include "core/edits/names.h"
#include "core/rules/elements.h"
#include "core/tracing/coverage.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Feature& feature : context.project().features) {
        const bool behind = std::any_of(feature.delivers.begin(), feature.delivers.end(), [](const ElementRef& element) { return doesWork(element.kind); });
        if (!behind && feature.moscow != Moscow::Wont)
            report.add(ElementRef::of(ElementKind::Feature, feature.id), feature.name + " has no table, endpoint, job or call behind it. Nothing in the design delivers it.");
    }
}

/// Tables with a word of the feature's name in theirs, at most five.
std::vector<const Table*> likelyTables(const Project& project, const Feature& feature)
{
    std::vector<const Table*> tables;
    for (const Table& table : project.tables) {
        const std::vector<std::string> words = wordsOf(table.name);
        const bool alike = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return word.size() > 3 && (hasWord(feature.name, word) || hasWord(feature.name, singularOf(word)));
        });
        if (alike && !isPartition(table) && tables.size() < 5)
            tables.push_back(&table);
    }
    return tables;
}

Result<Project> giveUp(const Project& project, FeatureId id)
{
    Project after = project;
    for (const Feature& each : project.features) {
        if (each.id != id && std::find(each.dependsOn.begin(), each.dependsOn.end(), id) == each.dependsOn.end())
            continue;
        Feature feature = each;
        std::erase(feature.dependsOn, id);
        if (feature.id == id)
            feature.moscow = Moscow::Wont;
        after.features = after.features.with(std::move(feature));
    }
    return after;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const FeatureId id(finding.element.id);
    std::vector<FixOption> options;
    const Feature* feature = context.project().features.find(id);
    if (!feature)
        return options;
    for (const Table* table : likelyTables(context.project(), *feature))
        options.push_back(changeProject("It keeps its rows in " + table->name, [id, element = refTo(*table)](const Project& project) { return deliver(project, id, {element}); }));
    options.push_back(changeProject("It won't be done, and nothing waits for it", [id](const Project& project) { return giveUp(project, id); }, "It stays in the list."));
    return options;
}

}  // namespace

extern const Rule nothingBehindFeature = {
    .code = "FEA003",
    .name = "nothing-behind-feature",
    .title = "Something in the design delivers each feature",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::features,
    .fixes = fixes,
};

}  // namespace barch::rules
