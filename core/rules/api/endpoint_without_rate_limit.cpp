#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    if (!context.project().api->rateLimit.empty())
        return;
    for (const Endpoint& endpoint : context.project().endpoints)
        if (endpoint.rateLimit.empty())
            report.add(refTo(endpoint), callOf(endpoint) + " has no rate limit, and the API has none either. One program in a loop takes the server from everybody.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Limit it", EndpointId(finding.element.id), [](const Project&, Endpoint& endpoint) {
        endpoint.rateLimit = endpoint.isPublic ? "5 requests a minute for each address" : "120 requests a minute for each person";
    }, "Callers above it are answered with 429 and Retry-After."));
}

}  // namespace

extern const Rule endpointWithoutRateLimit = {
    .code = "API009",
    .name = "endpoint-without-rate-limit",
    .title = "Every call has a rate limit",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints | part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
