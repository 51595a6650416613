#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

struct Target {
    std::string target;
    std::string unit;
    std::string percentile;
};

bool isLatency(const Requirement& requirement)
{
    static constexpr std::array<std::string_view, 5> words = {"latency", "response", "duration", "delay", "answer_time"};
    return hasAnyPhrase(requirement.metric, words);
}

std::vector<Target> usualTargets(const Requirement& requirement)
{
    static constexpr std::array<std::string_view, 3> uptime = {"availability", "uptime", "available"};
    static constexpr std::array<std::string_view, 2> errors = {"error", "errors"};
    static constexpr std::array<std::string_view, 2> load = {"throughput", "load"};
    if (isLatency(requirement))
        return {{"300", "ms", "95"}, {"1000", "ms", "99"}};
    if (hasAnyPhrase(requirement.metric, uptime))
        return {{"99.9", "% of a month", ""}, {"99.99", "% of a month", ""}};
    if (hasAnyPhrase(requirement.metric, errors))
        return {{"0.1", "% of requests", ""}};
    if (hasAnyPhrase(requirement.metric, load))
        return {{"100", "requests a second", ""}};
    return {};
}

std::vector<std::string> missing(const Requirement& requirement)
{
    std::vector<std::string> lacks;
    if (requirement.target.find_first_of("0123456789") == std::string::npos)
        lacks.emplace_back("number");
    if (requirement.unit.empty())
        lacks.emplace_back("unit");
    if (isLatency(requirement) && requirement.percentile.empty())
        lacks.emplace_back("percentile");
    return lacks;
}

void check(const RuleContext& context, Report& report)
{
    for (const Requirement& requirement : context.project().requirements) {
        if (requirement.kind != RequirementKind::NonFunctional)
            continue;
        const auto lacks = missing(requirement);
        if (lacks.empty())
            continue;
        Finding& finding = report.add(ElementRef::of(ElementKind::Requirement, requirement.id),
                                      "\"" + requirement.text + "\" has no " + listed(lacks, "and no") + ". Nobody can tell whether it is met.");
        if (usualTargets(requirement).empty())
            finding.fix = FixKind::None;
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const RequirementId id(finding.element.id);
    const Requirement* requirement = context.project().requirements.find(id);
    std::vector<FixOption> options;
    if (!requirement)
        return options;
    for (const Target& target : usualTargets(*requirement)) {
        const std::string shown = target.target + " " + target.unit + (target.percentile.empty() ? "" : " for " + target.percentile + " % of requests");
        options.push_back(changeElement("Aim at " + shown, &Project::requirements, id, "requirement", [target](const Project&, Requirement& changed) {
            changed.target = target.target;
            changed.unit = target.unit;
            changed.percentile = target.percentile;
        }));
    }
    return options;
}

}  // namespace

extern const Rule requirementWithoutNumber = {
    .code = "FEA005",
    .name = "requirement-without-number",
    .title = "Requirements on quality have a number",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::requirements,
    .fixes = fixes,
};

}  // namespace barch::rules
