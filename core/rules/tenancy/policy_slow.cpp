#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

bool isIndexed(const Table& table, ColumnId column)
{
    for (const auto& set : uniqueSets(table))
        if (!set.empty() && set.front() == column)
            return true;
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const Index& index) { return index.predicate.empty() && !index.keys.empty() && index.keys.front().column == column; });
}

bool callsForEachRowIn(const Policy& policy)
{
    return !callsForEachRow(policy.usingExpression).empty() || !callsForEachRow(policy.checkExpression).empty();
}

bool lacksIndex(const Table& table)
{
    const Column* key = holdsTenantRows(table) ? tenantColumnOf(table) : nullptr;
    return key && !table.policies.empty() && !isIndexed(table, key->id);
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Policy& policy : table.policies)
        if (callsForEachRowIn(policy))
            report.add(refTo(table, policy), "The policy " + policy.name + " of " + table.name + " calls a function anew for each row. In (SELECT ...) it is called once.");
    if (lacksIndex(table))
        report.add(refTo(table), "The policies of " + table.name + " filter by " + tenantColumnOf(table)->name + ", and no index leads with it. Each query reads the rows of all tenants.");
}

std::string wrapped(std::string sql)
{
    const std::vector<SqlRange> calls = callsForEachRow(sql);
    for (auto call = calls.rbegin(); call != calls.rend(); ++call)
        sql.replace(call->offset, call->length, "(SELECT " + sql.substr(call->offset, call->length) + ")");
    return sql;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Table)
        return onlyFix(changeTable("Add an index on the tenant key", TableId(finding.element.id), [](const Project&, Table& table) {
            if (lacksIndex(table))
                addIndexOn(table, {tenantColumnOf(table)->id});
        }));
    return onlyFix(changeTable("Call the function once for each query", TableId(finding.element.owner), [finding](const Project&, Table& table) {
        if (Policy* policy = findById(table.policies, finding.element.id)) {
            policy->usingExpression = wrapped(policy->usingExpression);
            policy->checkExpression = wrapped(policy->checkExpression);
        }
    }));
}

}  // namespace

extern const Rule policySlow = {
    .code = "TEN047",
    .name = "policy-slow",
    .title = "Policies cost next to nothing",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
