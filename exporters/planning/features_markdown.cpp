#include "exporters/planning/feature_files.h"

#include "core/planning/feature_graph.h"
#include "core/planning/feature_rows.h"
#include "core/planning/figures.h"
#include "core/planning/inversions.h"
#include "core/planning/matrix.h"
#include "core/planning/release_plan.h"
#include "exporters/text/markdown_text.h"

#include <algorithm>

namespace barch {
namespace {

std::string tableLine(const std::vector<std::string>& cells)
{
    std::string line = "|";
    for (const std::string& cell : cells)
        line += cell.empty() ? " |" : " " + cell + " |";
    return line + "\n";
}

std::string tableHead(const std::vector<std::string>& headings, const std::vector<bool>& numbers = {})
{
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < headings.size(); ++i)
        rules.emplace_back(i < numbers.size() && numbers[i] ? "--:" : "---");
    return tableLine(headings) + tableLine(rules);
}

std::string nameIn(const Project& project, FeatureId id)
{
    const Feature* feature = project.features.find(id);
    return feature ? markdownText(feature->name) : id.text();
}

std::string featureTable(const Project& project)
{
    std::vector<std::string> headings;
    std::vector<bool> numbers;
    for (const FeatureColumn& column : featureColumns()) {
        headings.emplace_back(column.heading);
        numbers.push_back(column.number);
    }
    std::string text = tableHead(headings, numbers);
    for (const auto& row : featureRows(project)) {
        std::vector<std::string> cells;
        for (const std::string& cell : row)
            cells.push_back(markdownCell(cell));
        text += tableLine(cells);
    }
    return text;
}

std::string matrixSection(const Project& project)
{
    std::string text = "\n## Matrix\n\n";
    for (const Quadrant quadrant : {Quadrant::DoFirst, Quadrant::PlanWithCare, Quadrant::FillIn, Quadrant::LeaveForNow, Quadrant::Unplaced}) {
        std::vector<std::string> names;
        for (const Feature& feature : project.features)
            if (quadrantOf(feature) == quadrant)
                names.push_back(markdownText(feature.name));
        if (names.empty())
            continue;
        std::sort(names.begin(), names.end());
        text += "- **" + std::string(titleOf(quadrant)) + "** (" + std::string(meaningOf(quadrant)) + "): ";
        for (std::size_t i = 0; i < names.size(); ++i)
            text += (i ? ", " : "") + names[i];
        text += "\n";
    }
    return text;
}

std::string releaseSection(const Project& project)
{
    std::string text = "\n## Releases\n\n" + tableHead({"Release", "Capacity", "Planned effort", "Features", "Note"}, {false, true, true, false, false});
    for (const ReleaseLoad& load : loadsOf(project)) {
        const Release& release = *project.releases.find(load.release);
        std::string names;
        for (const Feature& feature : project.features)
            if (feature.release == release.id)
                names += (names.empty() ? "" : ", ") + markdownText(feature.name);
        text += tableLine({markdownCell(release.name), release.capacity == 0 ? "no limit" : exactText(release.capacity),
                           exactText(load.used) + (load.isOver() ? " (too much)" : ""), names, markdownCell(release.note)});
    }
    return text;
}

std::string problemSection(const Project& project)
{
    std::string text;
    const FeatureGraph graph(project.features);
    for (const auto& circle : graph.cycles()) {
        text += "- In a circle: ";
        for (const FeatureId id : circle)
            text += nameIn(project, id) + " → ";
        text += nameIn(project, circle.front()) + ". None of them can be started.\n";
    }
    for (const Inversion& inversion : inversions(project))
        text += "- " + nameIn(project, inversion.feature) + " comes before " + nameIn(project, inversion.dependency) + ", which it needs. " +
                markdownText(sentenceOf(project, inversion)) + "\n";
    return text.empty() ? text : "\n## Problems in the order\n\n" + text;
}

std::string requirementSection(const Project& project)
{
    std::string text = "\n## Requirements on quality\n\n" + tableHead({"Requirement", "Target", "Met by"});
    bool any = false;
    for (const Requirement& requirement : project.requirements) {
        if (requirement.kind != RequirementKind::NonFunctional)
            continue;
        any = true;
        std::string metBy;
        for (const ElementRef& element : requirement.metBy)
            metBy += (metBy.empty() ? "" : ", ") + markdownText(pathOf(project, element));
        text += tableLine({markdownCell(requirement.text), markdownCell(targetOf(requirement)), metBy});
    }
    return any ? text : std::string();
}

}  // namespace

std::string targetOf(const Requirement& requirement)
{
    std::string text = requirement.target;
    if (!requirement.unit.empty())
        text += (text.empty() ? "" : " ") + requirement.unit;
    if (!requirement.percentile.empty())
        text += (text.empty() ? "for " : " for ") + requirement.percentile + " %";
    if (!requirement.metric.empty())
        text = text.empty() ? requirement.metric : requirement.metric + ": " + text;
    return text;
}

std::string featuresMarkdown(const Project& project)
{
    std::string text = project.info->name.empty() ? "# Features\n\n" : "# Features of " + markdownText(project.info->name) + "\n\n";
    text += project.features.empty() ? "There are no features yet.\n" : featureTable(project);
    if (!project.features.empty())
        text += matrixSection(project);
    if (!project.releases.empty())
        text += releaseSection(project);
    text += problemSection(project);
    text += requirementSection(project);
    return text;
}

Result<ExportResult> exportFeaturesMarkdown(const Project& project, const ExportOptions&)
{
    return ExportResult{{{"features.md", featuresMarkdown(project)}}, {}};
}

}  // namespace barch
