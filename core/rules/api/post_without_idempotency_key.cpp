#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints) {
        const bool makes = endpoint.operation == Operation::Create || endpoint.operation == Operation::Upload || (endpoint.operation == Operation::Action && endpoint.job);
        if (makes && !endpoint.idempotencyKey && lowerCase(endpoint.method) == "post")
            report.add(refTo(endpoint), callOf(endpoint) + " takes no idempotency key. A caller that got no answer tries again, and it is made twice.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Take an idempotency key", EndpointId(finding.element.id), [](const Project&, Endpoint& endpoint) { endpoint.idempotencyKey = true; },
                                  "Callers have to send the header Idempotency-Key."));
}

}  // namespace

extern const Rule postWithoutIdempotencyKey = {
    .code = "API010",
    .name = "post-without-idempotency-key",
    .title = "What is made can be asked for again safely",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
