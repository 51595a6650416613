#include "core/rules/api/endpoints.h"

#include "core/api/fields.h"

namespace barch::rules {
namespace {

std::vector<ColumnId> unindexed(const Table& table, const Endpoint& endpoint)
{
    std::vector<ColumnId> columns;
    for (const EndpointField& field : endpoint.columns)
        if ((field.filterable || field.sortable) && table.column(field.column) && !api::isIndexed(table, field.column))
            columns.push_back(field.column);
    return columns;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const Endpoint* endpoint : context.endpointsOf(table.id))
        if (const auto columns = unindexed(table, *endpoint); !columns.empty())
            report.add(refTo(*endpoint), callOf(*endpoint) + " can be filtered or sorted by " + namesOf(table, columns) + ", which no index begins with. Each such call reads the whole table.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const EndpointId id(finding.element.id);
    const Endpoint* endpoint = context.project().endpoints.find(id);
    if (!endpoint)
        return {};
    return onlyFix(changeTable("Add the missing indexes", endpoint->table, [id](const Project& project, Table& table) {
        const Endpoint* listing = project.endpoints.find(id);
        if (!listing)
            return;
        for (const ColumnId column : unindexed(table, *listing)) {
            std::vector<ColumnId> columns;
            if (table.tenantKey)
                columns.push_back(table.tenantKey);
            columns.push_back(column);
            addIndexOn(table, std::move(columns));
        }
    }, "Each index costs a little with every write. Or offer the filter no longer."));
}

}  // namespace

extern const Rule filterWithoutIndex = {
    .code = "API019",
    .name = "filter-without-index",
    .title = "An index stands behind every filter and order",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
