#include "core/rules/observability/metrics.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 5> latencyWords = {"latency", "duration", "response_time", "response_times", "request_time"};
constexpr std::array<std::string_view, 9> errorWords = {"error", "errors", "error_rate", "failures", "availability", "uptime", "5xx", "success_rate", "failed"};
constexpr std::array<std::string_view, 7> throughputWords = {"throughput", "requests", "requests_per_second", "rps", "traffic", "load", "transactions"};

/// A service level that a requirement can ask for, what it is asked by and what measures it.
struct Level {
    std::span<const std::string_view> asked;
    std::span<const std::string_view> measured;
    const char* metric;
    const char* kind;
    const char* unit;
    const char* alert;
};

const Level levels[] = {
    {latencyWords, latencyWords, "http_request_duration", "histogram", "milliseconds", "95th percentile over the target for 10 minutes"},
    {errorWords, errorWords, "http_request_errors", "counter", "requests", "over 1 % of requests for 5 minutes"},
    {throughputWords, throughputWords, "http_requests", "counter", "requests", "none at all for 10 minutes"},
};

const Level* levelOf(const Requirement& requirement)
{
    if (requirement.kind != RequirementKind::NonFunctional)
        return nullptr;
    const auto found = std::find_if(std::begin(levels), std::end(levels), [&](const Level& level) { return hasAnyPhrase(requirement.metric, level.asked); });
    return found == std::end(levels) ? nullptr : found;
}

bool isMeasured(const Project& project, const Requirement& requirement, const Level& level)
{
    return hasAlert(project, level.measured) || std::any_of(requirement.metBy.begin(), requirement.metBy.end(), [&](const ElementRef& element) {
               const Metric* metric = element.kind == ElementKind::Metric ? project.metrics.find(MetricId(element.id)) : nullptr;
               return metric && !metric->alert.empty();
           });
}

void check(const RuleContext& context, Report& report)
{
    for (const Requirement& requirement : context.project().requirements)
        if (const Level* level = levelOf(requirement); level && !isMeasured(context.project(), requirement, *level))
            report.add(ElementRef::of(ElementKind::Requirement, requirement.id), "Nothing measures \"" + requirement.metric + "\" and tells somebody when it is missed. Customers will tell you first.");
}

Result<Project> measure(const Project& project, RequirementId id, const std::string& alert)
{
    const Requirement* found = project.requirements.find(id);
    const Level* level = found ? levelOf(*found) : nullptr;
    if (!level)
        return goneError("requirement");
    Project after = withAlert(project, level->measured, level->metric, level->kind, level->unit, alert);
    Requirement requirement = *found;
    for (const Metric& metric : after.metrics)
        if (hasAnyPhrase(metric.name, level->measured) && metric.alert == alert && requirement.metBy.size() == found->metBy.size())
            requirement.metBy.push_back(ElementRef::of(ElementKind::Metric, metric.id));
    return putElement(after, std::move(requirement));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const RequirementId id(finding.element.id);
    const Requirement* requirement = context.project().requirements.find(id);
    const Level* level = requirement ? levelOf(*requirement) : nullptr;
    if (!level)
        return {};
    std::vector<FixOption> options;
    for (const auto& [title, alert] : {std::pair<std::string, std::string>("Measure it, and tell somebody early", level->alert),
                                       std::pair<std::string, std::string>("Measure it, and tell somebody once the month is at risk", "half of what the month allows is used up")})
        options.push_back(changeProject(title, [id, alert = alert](const Project& project) { return measure(project, id, alert); }, "The alert: " + alert + "."));
    return options;
}

}  // namespace

extern const Rule serviceLevelUnmeasured = {
    .code = "OBS005",
    .name = "service-level-unmeasured",
    .title = "Each service level is measured, and somebody is told",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::operations | part::requirements,
    .fixes = fixes,
};

}  // namespace barch::rules
