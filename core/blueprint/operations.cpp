#include "core/blueprint/parts.h"

#include "core/deployment/usual_plan.h"

namespace barch {
namespace {

std::string poolingWords(const Choices& choices)
{
    return choices.one("infra.pooling").empty() ? "none" : choices.one("infra.pooling");
}

std::string backupWords(const Choices& choices)
{
    if (choices.has("infra.backups", "point_in_time"))
        return "continuous, to any point of the last 14 days; by a role of its own that may read past row-level "
               "security";
    return choices.has("infra.backups", "daily")
               ? "daily, kept 30 days; by a role of its own that may read past row-level security"
               : "none";
}

std::string scalingWords(const Choices& choices)
{
    if (choices.has("infra.traffic", "large"))
        return "at least three instances without state behind a load balancer, more as the load grows";
    return choices.has("infra.traffic", "medium") ? "two instances without state behind a load balancer"
                                                  : "one instance without state, ready for more";
}

std::string region(const Choices& choices)
{
    return choices.one("infra.data_region").empty() ? "near the customers" : choices.one("infra.data_region");
}

std::string availabilityWords(const Choices& choices)
{
    if (choices.has("infra.availability", "p9999"))
        return "99.99 %";
    return choices.has("infra.availability", "p999") ? "99.9 %" : "99 %";
}

void addDeployment(Draft& draft)
{
    const Choices& choices = draft.choices;
    Deployment deployment = usualPlan(choices.ownDatabases());
    deployment.platform = choices.one("infra.platform");
    deployment.framework = choices.one("infra.framework");
    deployment.orm = choices.one("infra.orm");
    deployment.connectionPooling = poolingWords(choices);
    deployment.secretStore = choices.one("infra.secrets");
    deployment.backups = backupWords(choices);
    deployment.restoreTest = choices.has("infra.backups", "none")
                                 ? ""
                                 : "every three months: restore into an empty server and run the checks";
    deployment.region = region(choices);
    deployment.scaling = scalingWords(choices);
    deployment.availability = availabilityWords(choices);
    draft.project.deployment = deployment;
}

void addObservability(Draft& draft)
{
    Observability observability;
    observability.logFields = {"timestamp", "level", "message", "request_id", "user_id"};
    if (draft.choices.tenants())
        observability.logFields.push_back("tenant_id");
    observability.aggregation = draft.choices.one("infra.logging");
    observability.visualisation = draft.choices.has("infra.logging", "datadog") ? "datadog" : "grafana";
    draft.project.observability = observability;
}

void addMetric(Draft& draft, const char* name, const char* kind, const char* unit, const char* alert,
               std::string origin)
{
    put(draft.project.metrics, std::string("metric/") + name, Metric{{}, name, kind, unit, alert, std::move(origin)});
}

void addMetrics(Draft& draft)
{
    const Choices& choices = draft.choices;
    addMetric(draft, "http_request_duration", "histogram", "milliseconds", "95th percentile over 500 for 10 minutes",
              "base");
    addMetric(draft, "http_request_errors", "counter", "requests", "over 1 % of requests for 5 minutes", "base");
    addMetric(draft, "http_requests", "counter", "requests", "none at all for 10 minutes", "base");
    addMetric(draft, "access_denied", "counter", "requests", "over 20 for one person or key in 5 minutes", "base");
    addMetric(draft, "sign_ups", "counter", "people", "none for a week", "base");
    addMetric(draft, "active_users", "gauge", "people", "half of last week's number", "base");
    if (choices.payments())
        addMetric(draft, "subscriptions_active", "gauge", "subscriptions", "5 % fewer than the day before",
                  fromAnswer("services.payments"));
    if (choices.jobs())
        addMetric(draft, "jobs_dead", "gauge", "jobs", "any for 15 minutes", choices.jobOrigin());
    if (choices.ai())
        addMetric(draft, "ai_cost", "counter", "currency units", "80 % of the month's budget",
                  fromAnswer("ai.monthly_budget"));
    if (choices.tenants())
        addMetric(draft, "cross_tenant_attempts", "counter", "requests", "any", fromAnswer("data.tenancy"));
}

}  // namespace

void addOperations(Draft& draft)
{
    addDeployment(draft);
    addObservability(draft);
    addMetrics(draft);
}

}  // namespace barch
