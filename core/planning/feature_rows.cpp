#include "core/planning/feature_rows.h"

#include "core/planning/feature_names.h"
#include "core/planning/figures.h"
#include "core/planning/matrix.h"
#include "core/planning/scores.h"
#include "core/text/list_text.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace barch {
namespace {

/// "Time criticality" -> "timecriticality"
std::string bare(std::string_view heading)
{
    std::string text;
    for (const char c : heading)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            text += c;
        else if (c >= 'A' && c <= 'Z')
            text += static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string figureText(const Feature& feature, Figure figure)
{
    const double number = figureOf(feature, figure);
    return number == 0 ? std::string() : exactText(number);
}

std::string scoreText(const Score& score)
{
    return score.number ? roundedText(*score.number) : std::string();
}

std::string touchesOf(const Project& project, const Feature& feature)
{
    std::vector<std::string> texts;
    for (const ElementRef& element : feature.delivers)
        texts.push_back(std::string(nameOf(element.kind)) + " " + pathOf(project, element));
    return joinList(texts);
}

std::string cellOf(const Project& project, const FeatureNames& names, const Feature& feature, FeatureField field)
{
    switch (field) {
    case FeatureField::Id: return feature.id.text();
    case FeatureField::Name: return feature.name;
    case FeatureField::Moscow: return feature.moscow == Moscow::Unset ? std::string() : std::string(titleOf(feature.moscow));
    case FeatureField::Value: return figureText(feature, Figure::Value);
    case FeatureField::Effort: return figureText(feature, Figure::Effort);
    case FeatureField::TimeCriticality: return figureText(feature, Figure::TimeCriticality);
    case FeatureField::RiskReduction: return figureText(feature, Figure::RiskReduction);
    case FeatureField::Reach: return figureText(feature, Figure::Reach);
    case FeatureField::Impact: return figureText(feature, Figure::Impact);
    case FeatureField::Confidence: return figureText(feature, Figure::Confidence);
    case FeatureField::Release: return names.of(feature.release);
    case FeatureField::DependsOn: {
        std::vector<std::string> texts;
        for (const FeatureId id : feature.dependsOn)
            texts.push_back(names.of(id));
        return joinList(texts);
    }
    case FeatureField::BackendNeeds: return joinList(feature.backendNeeds);
    case FeatureField::Description: return feature.description;
    case FeatureField::Rice: return scoreText(riceOf(feature));
    case FeatureField::Wsjf: return scoreText(wsjfOf(feature));
    case FeatureField::ValuePerEffort: return scoreText(valuePerEffortOf(feature));
    case FeatureField::Touches: return touchesOf(project, feature);
    }
    return {};
}

}  // namespace

const std::vector<FeatureColumn>& featureColumns()
{
    static const std::vector<FeatureColumn> columns = {
        {FeatureField::Id, "id", "Id"},
        {FeatureField::Name, "name", "Feature"},
        {FeatureField::Moscow, "priority", "Priority"},
        {FeatureField::Value, "value", "Value", false, true},
        {FeatureField::Effort, "effort", "Effort", false, true},
        {FeatureField::TimeCriticality, "time_criticality", "Time criticality", false, true},
        {FeatureField::RiskReduction, "risk_reduction", "Risk reduction", false, true},
        {FeatureField::Reach, "reach", "Reach", false, true},
        {FeatureField::Impact, "impact", "Impact", false, true},
        {FeatureField::Confidence, "confidence", "Confidence", false, true},
        {FeatureField::Release, "release", "Release"},
        {FeatureField::DependsOn, "depends_on", "Waits for"},
        {FeatureField::BackendNeeds, "backend_needs", "Backend needs"},
        {FeatureField::Description, "description", "Description"},
        {FeatureField::Rice, "rice", "RICE", true, true},
        {FeatureField::Wsjf, "wsjf", "WSJF", true, true},
        {FeatureField::ValuePerEffort, "value_per_effort", "Value for effort", true, true},
        {FeatureField::Touches, "touches", "Touches", true},
    };
    return columns;
}

const FeatureColumn* featureColumnNamed(std::string_view heading)
{
    static constexpr std::pair<std::string_view, std::string_view> others[] = {
        {"title", "name"}, {"moscow", "priority"}, {"sure", "confidence"}, {"dependencies", "dependson"}};
    std::string wanted = bare(heading);
    for (const auto& [other, key] : others)
        if (wanted == other)
            wanted = key;
    for (const FeatureColumn& column : featureColumns())
        if (wanted == bare(column.key) || wanted == bare(column.heading))
            return &column;
    return nullptr;
}

std::vector<std::vector<std::string>> featureRows(const Project& project)
{
    std::vector<const Feature*> features;
    for (const Feature& feature : project.features)
        features.push_back(&feature);
    const auto key = [&](const Feature* feature) {
        const Release* release = project.releases.find(feature->release);
        return std::tuple(release ? release->position : std::numeric_limits<int>::max(), urgencyOf(feature->moscow), std::string_view(feature->name));
    };
    std::stable_sort(features.begin(), features.end(), [&](const Feature* a, const Feature* b) { return key(a) < key(b); });
    const FeatureNames names(project);
    std::vector<std::vector<std::string>> rows;
    for (const Feature* feature : features) {
        std::vector<std::string> row;
        for (const FeatureColumn& column : featureColumns())
            row.push_back(cellOf(project, names, *feature, column.field));
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace barch
