#include "designs.h"
#include "fixtures.h"

namespace barch::test {
namespace {

Project shared()
{
    return plusAnswer(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), "infra.logging", {"elk"});
}

Project logging(Project project, std::vector<std::string> fields)
{
    Observability logs;
    logs.logFields = std::move(fields);
    project.observability = logs;
    return project;
}

Project measuring(Project project, std::vector<std::pair<std::string, std::string>> metrics)
{
    project.metrics = {};
    for (const auto& [name, alert] : metrics)
        project.metrics = project.metrics.with(Metric{MetricId::derive(name), name, "counter", "requests", alert, {}, {}});
    return project;
}

Project asking(Project project, const std::string& metric)
{
    Requirement requirement;
    requirement.id = RequirementId::derive("level");
    requirement.kind = RequirementKind::NonFunctional;
    requirement.text = "Fast enough";
    requirement.metric = metric;
    requirement.target = "300";
    requirement.unit = "ms";
    requirement.percentile = "95";
    project.requirements = project.requirements.with(requirement);
    return project;
}

}  // namespace

std::vector<Fixture> logFixtures()
{
    const std::vector<std::string> whole = {"timestamp", "level", "message", "request_id", "user_id", "tenant_id"};
    const std::vector<std::string> untenanted = {"timestamp", "level", "message", "requestId", "user_id"};
    const Project single = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    std::vector<Fixture> all;
    all.push_back({"OBS001", "no tenant", logging(shared(), untenanted), logging(single, untenanted)});
    all.push_back({"OBS001", "no request", logging(single, {"timestamp", "level", "message", "user_id"}), logging(single, whole)});
    all.push_back({"OBS001", "nothing said", logging(shared(), {}), logging(single, {})});
    all.push_back({"OBS002", "a password", logging(single, {"timestamp", "password"}), logging(single, {"timestamp", "password_hash_length"})});
    all.push_back({"OBS002", "an address and a whole request", logging(single, {"userEmail", "request_body"}), logging(single, {"email_hash", "user_id"})});
    all.push_back({"OBS003", "nobody is told", measuring(shared(), {}), measuring(shared(), {{"access_denied", "over 20"}, {"cross_tenant_attempts", "any"}})});
    all.push_back({"OBS003", "counted only", measuring(shared(), {{"access_denied", ""}, {"cross_tenant_attempts", "any"}}),
                   measuring(plusAnswer(single, "infra.logging", {"elk"}), {{"forbidden_requests", "over 20"}})});
    all.push_back({"OBS004", "no level", logging(single, {"timestamp", "message", "request_id", "user_id"}), logging(single, {"timestamp", "level", "message", "request_id", "user_id"})});
    all.push_back({"OBS004", "nothing said", logging(shared(), {}), logging(shared(), whole)});
    all.push_back({"OBS005", "latency", measuring(asking(single, "response time"), {{"http_requests", "none"}}), measuring(asking(single, "response time"), {{"request_duration", "95th over 300"}})});
    all.push_back({"OBS005", "errors without an alert", measuring(asking(single, "error rate"), {{"http_request_errors", ""}}), measuring(asking(single, "error rate"), {{"http_request_errors", "over 1 %"}})});
    all.push_back({"OBS005", "throughput", measuring(asking(single, "throughput"), {}), measuring(asking(single, "time to erasure"), {})});
    return all;
}

}  // namespace barch::test
