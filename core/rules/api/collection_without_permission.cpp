#include "core/rules/api/endpoints.h"

#include "core/api/resources.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints) {
        if (!isRowCall(endpoint) || isObjectCall(endpoint) || context.project().permissions.empty())
            continue;
        if (!endpoint.permission && !endpoint.isPublic)
            report.add(refTo(endpoint), callOf(endpoint) + " asks for no permission. Whoever is signed in may call it.");
        else if (endpoint.isPublic && changesRows(endpoint))
            report.add(refTo(endpoint), callOf(endpoint) + " changes rows and needs no login. Anybody on the network may call it.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    std::vector<FixOption> options;
    const Endpoint* endpoint = context.project().endpoints.find(EndpointId(finding.element.id));
    if (!endpoint)
        return options;
    for (const Permission& permission : context.project().permissions)
        options.push_back(changeEndpoint("Ask for " + permission.name, endpoint->id, [id = permission.id](const Project&, Endpoint& changed) {
            changed.permission = id;
            changed.isPublic = false;
        }, "Roles without it are refused."));
    const Table* table = context.table(endpoint->table);
    const PermissionId usual = table ? api::usualPermission(context.project(), *table, endpoint->operation) : PermissionId();
    if (const Permission* permission = context.project().permissions.find(usual))
        std::stable_partition(options.begin(), options.end(), [&](const FixOption& option) { return option.title == "Ask for " + permission->name; });
    return options;
}

}  // namespace

extern const Rule collectionWithoutPermission = {
    .code = "API002",
    .name = "collection-without-permission",
    .title = "Every call on rows asks for a permission",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints | part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
