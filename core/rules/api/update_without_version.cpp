#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

bool hasVersion(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) {
        static constexpr std::array<std::string_view, 8> names = {"updated_at", "updated", "modified_at", "changed_at", "last_modified", "version", "row_version", "lock_version"};
        const std::string name = snakeCase(column.name);
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (hasVersion(table))
        return;
    for (const Endpoint* endpoint : context.endpointsOf(table.id))
        if (endpoint->operation == Operation::Update)
            report.add(refTo(*endpoint), callOf(*endpoint) + " can't tell whether " + table.name + " changed meanwhile. Of two people who change a row, one loses the work without a word.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Endpoint* endpoint = context.project().endpoints.find(EndpointId(finding.element.id));
    if (!endpoint)
        return {};
    return onlyFix(changeTable("Count the versions of a row", endpoint->table, [](const Project&, Table& table) {
        Column version = newColumn(table, "version", "integer");
        version.defaultExpression = "1";
        version.comment = "Goes up with each change; what ETag and If-Match are made of.";
        table.columns.push_back(std::move(version));
    }, "Each change adds one to it."));
}

}  // namespace

extern const Rule updateWithoutVersion = {
    .code = "API011",
    .name = "update-without-version",
    .title = "Changes notice other changes",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
