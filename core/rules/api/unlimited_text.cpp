#include "core/rules/api/endpoints.h"

#include "core/api/fields.h"
#include "core/api/value_rules.h"
#include "core/model/sql_tokens.h"

namespace barch::rules {
namespace {

constexpr const char* usualLimit = "10000";

bool isUnlimited(const api::ValueRules& rules)
{
    if (rules.shape.dimensions > 0)
        return !rules.maximumItems;
    const bool text = rules.shape.kind == api::ValueKind::Text || rules.shape.kind == api::ValueKind::CaselessText;
    return text && !rules.maximumLength && rules.values.empty() && rules.patterns.empty();
}

/// The call that takes the column, the first in the order of ids.
const Endpoint* takerOf(const RuleContext& context, const Table& table, const Column& column)
{
    for (const Endpoint* endpoint : context.endpointsOf(table.id))
        for (const EndpointField& field : endpoint->columns)
            if (field.column == column.id && field.writable && api::mayBeWritten(table, column))
                return endpoint;
    return nullptr;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (context.endpointsOf(table.id).empty())
        return;
    const api::TableRules rules = api::rulesOf(context.project(), table);
    for (const Column& column : table.columns) {
        const api::ValueRules* known = rules.of(column.id);
        if (!known || known->computed || !isUnlimited(*known))
            continue;
        if (const Endpoint* taker = takerOf(context, table, column))
            report.add(refTo(table, column), callOf(*taker) + " takes " + dotted(table, column) + ", and the database sets no limit to it. One request can store megabytes.");
    }
}

std::string limitFor(const RuleContext& context, const api::ValueRules& rules, const std::string& column)
{
    if (rules.shape.dimensions > 0)
        return "cardinality(" + column + ") <= 100";
    return (context.isMySql() ? "char_length(" : "length(") + column + ") <= " + usualLimit;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Table* found = context.table(TableId(finding.element.owner));
    const ColumnId id(finding.element.id);
    if (!found || !found->column(id))
        return {};
    const api::TableRules rules = api::rulesOf(context.project(), *found);
    const api::ValueRules* known = rules.of(id);
    if (!known)
        return {};
    const bool list = known->shape.dimensions > 0;
    const std::string condition = limitFor(context, *known, sqlIdentifier(found->column(id)->name, context.dialect()));
    return onlyFix(changeTable(list ? "Take at most 100 items" : "Take at most 10,000 characters", found->id, [id, condition](const Project&, Table& table) {
        const Column* column = table.column(id);
        if (!column)
            return;
        Check limit;
        limit.name = freeConstraintName(table, table.name + "_" + column->name + "_size");
        limit.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + limit.name);
        limit.expression = condition;
        table.checks.push_back(std::move(limit));
    }, "Rows that are longer already have to be shortened first."));
}

}  // namespace

extern const Rule unlimitedText = {
    .code = "API007",
    .name = "unlimited-text",
    .title = "Texts and lists that callers send have a limit",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
