#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

bool isList(const Endpoint& endpoint)
{
    return endpoint.table && lowerCase(endpoint.method) == "get" && !endpoint.path.ends_with('}') &&
           (endpoint.operation == Operation::Unset || (endpoint.operation == Operation::Action && !isObjectCall(endpoint)));
}

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints)
        if (isList(endpoint))
            report.add(refTo(endpoint), callOf(endpoint) + " answers with all rows at once. It gets slower with every row, until it fails.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Make it a list with pages", EndpointId(finding.element.id), [](const Project&, Endpoint& endpoint) { endpoint.operation = Operation::List; },
                                  "Callers fetch page after page."));
}

}  // namespace

extern const Rule listWithoutPages = {
    .code = "API006",
    .name = "list-without-pages",
    .title = "Lists come page by page",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
