#include "core/rules/api/endpoints.h"

#include "core/api/fields.h"

namespace barch::rules {
namespace {

bool takesSomething(const Endpoint& endpoint)
{
    return endpoint.table && (endpoint.operation == Operation::Create || endpoint.operation == Operation::Update);
}

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints) {
        const bool fields = std::any_of(endpoint.columns.begin(), endpoint.columns.end(), [](const EndpointField& field) { return field.writable; });
        if (takesSomething(endpoint) && !fields && endpoint.requestSchema.empty())
            report.add(refTo(endpoint), callOf(endpoint) + " doesn't say what it takes. Whatever is sent reaches the program unchecked.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Take the usual fields", EndpointId(finding.element.id), [](const Project& project, Endpoint& endpoint) {
        const Table* table = project.table(endpoint.table);
        if (!table)
            return;
        endpoint.columns = api::usualFields(project, *table, endpoint.operation);
        if (std::none_of(endpoint.columns.begin(), endpoint.columns.end(), [](const EndpointField& field) { return field.writable; }))
            endpoint.requestSchema = R"({"type":"object","additionalProperties":false,"properties":{}})";
    }, "Other fields are refused."));
}

}  // namespace

extern const Rule inputWithoutSchema = {
    .code = "API015",
    .name = "input-without-schema",
    .title = "What comes in is checked",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
