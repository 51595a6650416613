#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

/// A key that is kept as a hash is shown once, when it is made: then the answer holds the key, not the hash.
bool isShownOnce(const Endpoint& endpoint, const Column& column)
{
    return endpoint.operation == Operation::Create && column.protection == Protection::Hashed;
}

bool isSecret(const Column& column)
{
    return column.classification == Classification::Secret || column.protection == Protection::Hashed;
}

std::vector<ColumnId> shownSecrets(const Table& table, const Endpoint& endpoint)
{
    std::vector<ColumnId> columns;
    for (const EndpointField& field : endpoint.columns)
        if (const Column* column = field.readable ? table.column(field.column) : nullptr; column && isSecret(*column) && !isShownOnce(endpoint, *column))
            columns.push_back(column->id);
    return columns;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const Endpoint* endpoint : context.endpointsOf(table.id))
        if (const auto columns = shownSecrets(table, *endpoint); !columns.empty())
            report.add(refTo(*endpoint), callOf(*endpoint) + " shows " + namesOf(table, columns) + ". What is secret ends up in browsers, logs and caches.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Show it no longer", EndpointId(finding.element.id), [](const Project& project, Endpoint& endpoint) {
        const Table* table = project.table(endpoint.table);
        const std::vector<ColumnId> secrets = table ? shownSecrets(*table, endpoint) : std::vector<ColumnId>();
        std::erase_if(endpoint.columns, [&](const EndpointField& field) { return contains(secrets, field.column); });
    }));
}

}  // namespace

extern const Rule secretInAnswer = {
    .code = "SEC005",
    .name = "secret-in-answer",
    .title = "No secret leaves through the API",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
