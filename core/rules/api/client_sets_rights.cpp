#include "core/rules/api/endpoints.h"

#include "core/api/fields.h"

namespace barch::rules {
namespace {

/// Whoever manages people or settings may give rights.
bool mayGiveRights(const Project& project, const Endpoint& endpoint)
{
    const Permission* permission = project.permissions.find(endpoint.permission);
    return permission && (hasWord(permission->name, "manage") || hasWord(permission->name, "admin"));
}

std::string faultOf(const Project& project, const Table& table, const Endpoint& endpoint, const Column& column)
{
    if (column.id == table.tenantKey)
        return "A caller could write into another tenant.";
    if (api::namesOwner(project, table, column))
        return "A caller could act in somebody else's name.";
    if (api::givesRights(project, table, column) && !mayGiveRights(project, endpoint))
        return "A caller could give rights to himself.";
    return {};
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const Endpoint* endpoint : context.endpointsOf(table.id)) {
        std::vector<std::string> names;
        std::string why;
        for (const EndpointField& field : endpoint->columns) {
            const Column* column = field.writable ? table.column(field.column) : nullptr;
            const std::string fault = column ? faultOf(context.project(), table, *endpoint, *column) : std::string();
            if (fault.empty())
                continue;
            names.push_back(column->name);
            why = fault;
        }
        if (!names.empty())
            report.add(refTo(*endpoint), callOf(*endpoint) + " takes " + listed(names) + " from the request. " + why);
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Set it on the server", EndpointId(finding.element.id), [](const Project& project, Endpoint& endpoint) {
        const Table* table = project.table(endpoint.table);
        for (EndpointField& field : endpoint.columns)
            if (const Column* column = table ? table->column(field.column) : nullptr; column && !faultOf(project, *table, endpoint, *column).empty())
                field.writable = false;
    }, "Requests that send it are refused."));
}

}  // namespace

extern const Rule clientSetsRights = {
    .code = "API004",
    .name = "client-sets-rights",
    .title = "Tenant, owner and rights never come from the client",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
