#include "core/rules/api/endpoints.h"

#include "core/api/resources.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints)
        if (endpoint.errorStatuses.empty())
            report.add(refTo(endpoint), callOf(endpoint) + " names no error that it can answer with. Callers are not ready for any.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Name the usual errors", EndpointId(finding.element.id), [](const Project&, Endpoint& endpoint) { endpoint.errorStatuses = api::usualErrors(endpoint); }));
}

}  // namespace

extern const Rule endpointWithoutErrors = {
    .code = "API016",
    .name = "endpoint-without-errors",
    .title = "Every call says how it fails",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
