#include "core/rules/api/endpoints.h"

#include "core/api/fields.h"
#include "core/api/resources.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    const std::vector<ColumnId> keys = api::pathKeys(table);
    const bool counted = std::any_of(keys.begin(), keys.end(), [&](ColumnId id) { return isIntegerType(table.column(id)->type); });
    if (!counted)
        return;
    for (const Endpoint* endpoint : context.endpointsOf(table.id))
        if (endpoint->isPublic && isObjectCall(*endpoint))
            report.add(refTo(*endpoint), callOf(*endpoint) + " needs no login, and ids of " + table.name + " count up. Anybody can fetch all rows one by one, and see how many there are.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Ask for a login", EndpointId(finding.element.id), [](const Project& project, Endpoint& endpoint) {
        endpoint.isPublic = false;
        const Table* table = project.table(endpoint.table);
        if (!endpoint.permission && table)
            endpoint.permission = api::usualPermission(project, *table, changesRows(endpoint) ? Operation::Update : Operation::Read);
    }, "Callers without a login are refused. The other way is an id that can't be guessed (UUID)."));
}

}  // namespace

extern const Rule guessableIdWithoutLogin = {
    .code = "API005",
    .name = "guessable-id-without-login",
    .title = "Ids that can be counted are not open to everybody",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
