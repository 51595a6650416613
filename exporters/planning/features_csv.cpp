#include "exporters/planning/feature_files.h"

#include "core/planning/feature_rows.h"
#include "core/planning/figures.h"
#include "core/planning/inversions.h"
#include "core/planning/release_plan.h"
#include "core/text/list_text.h"
#include "exporters/text/csv_text.h"

namespace barch {
namespace {

std::string releasesCsv(const Project& project)
{
    std::string text = csvLine({"id", "name", "capacity", "planned_effort", "note"});
    const std::vector<ReleaseLoad> loads = loadsOf(project);
    const std::vector<bool> numbers{false, false, true, true, false};
    for (const ReleaseLoad& load : loads) {
        const Release& release = *project.releases.find(load.release);
        text += csvLine({release.id.text(), release.name, exactText(release.capacity), exactText(load.used), release.note}, numbers);
    }
    return text;
}

std::string requirementsCsv(const Project& project)
{
    std::string text = csvLine({"id", "kind", "requirement", "metric", "target", "unit", "percentile", "met_by"});
    for (const Requirement& requirement : project.requirements) {
        std::vector<std::string> metBy;
        for (const ElementRef& element : requirement.metBy)
            metBy.push_back(std::string(nameOf(element.kind)) + " " + pathOf(project, element));
        text += csvLine({requirement.id.text(), requirement.kind == RequirementKind::NonFunctional ? "quality" : "function", requirement.text, requirement.metric,
                         requirement.target, requirement.unit, requirement.percentile, joinList(metBy)},
                        {false, false, false, false, true, false, true, false});
    }
    return text;
}

}  // namespace

std::string featuresCsv(const Project& project)
{
    std::vector<std::string> headings;
    std::vector<bool> numbers;
    for (const FeatureColumn& column : featureColumns()) {
        headings.emplace_back(column.key);
        numbers.push_back(column.number);
    }
    std::string text = csvLine(headings);
    for (const auto& row : featureRows(project))
        text += csvLine(row, numbers);
    return text;
}

Result<ExportResult> exportFeaturesCsv(const Project& project, const ExportOptions&)
{
    ExportResult result;
    result.files.push_back({"features.csv", featuresCsv(project)});
    if (!project.releases.empty())
        result.files.push_back({"releases.csv", releasesCsv(project)});
    if (!project.requirements.empty())
        result.files.push_back({"requirements.csv", requirementsCsv(project)});
    return result;
}

}  // namespace barch
