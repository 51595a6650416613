#include "core/rules/api/endpoints.h"

#include "core/api/resources.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints) {
        if (!endpoint.table || !isObjectCall(endpoint) || context.project().permissions.empty())
            continue;
        if (!endpoint.permission && !(endpoint.isPublic && !changesRows(endpoint)))
            report.add(refTo(endpoint), callOf(endpoint) + " takes the id of any row and asks for no permission. Whoever changes the id in the address reaches rows of others.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Ask for the usual permission", EndpointId(finding.element.id), [](const Project& project, Endpoint& endpoint) {
        const Table* table = project.table(endpoint.table);
        const Operation operation = changesRows(endpoint) ? Operation::Update : Operation::Read;
        endpoint.permission = table ? api::usualPermission(project, *table, operation) : PermissionId();
        if (!endpoint.permission)
            endpoint.permission = project.permissions.begin()->id;
        endpoint.isPublic = false;
    }, "Roles without it are refused."));
}

}  // namespace

extern const Rule objectWithoutOwnershipCheck = {
    .code = "API003",
    .name = "object-without-ownership-check",
    .title = "A call on one row asks whose it is",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints | part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
