#include "core/rules/observability/metrics.h"

namespace barch::rules {
namespace {

bool isAlert(const Metric& metric)
{
    return metric.alert.find_first_not_of(" \t") != std::string::npos && lowerCase(metric.alert) != "none";
}

}  // namespace

bool hasAlert(const Project& project, std::span<const std::string_view> words)
{
    return std::any_of(project.metrics.begin(), project.metrics.end(), [&](const Metric& metric) { return isAlert(metric) && hasAnyPhrase(metric.name, words); });
}

Project withAlert(const Project& project, std::span<const std::string_view> words, const std::string& name, const std::string& kind,
                  const std::string& unit, const std::string& alert)
{
    Metric metric{MetricId::derive("rule/metric/" + name), name, kind, unit, alert, {}, {}};
    for (const Metric& there : project.metrics)
        if (hasAnyPhrase(there.name, words)) {
            metric = there;
            metric.alert = alert;
            break;
        }
    Project after = project;
    after.metrics = after.metrics.with(std::move(metric));
    return after;
}

}  // namespace barch::rules
