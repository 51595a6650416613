#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool refersToRoot(const RuleContext& context, const Table& table)
{
    return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
        return key.target == context.tenancy().rootTable && contains(key.columns, table.tenantKey);
    });
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const Column* key = isTenantOwned(table) && !isPartition(table) ? tenantKeyOf(table) : nullptr;
    if (!key || !context.rootTable() || context.rootTable()->id == table.id || refersToRoot(context, table))
        return;
    report.add(refTo(table, *key), dotted(table, *key) + " refers to no row of " + context.rootTable()->name + ". It may hold a tenant that never was or is long gone.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId root = context.tenancy().rootTable;
    return onlyFix(changeTable("Let the tenant key refer to the tenant", TableId(finding.element.owner), [root](const Project& project, Table& table) {
        const Table* target = project.table(root);
        if (!target || !target->primaryKey)
            return;
        table.foreignKeys.push_back(newForeignKey(table, {table.tenantKey}, *target, target->primaryKey->columns));
        std::vector<std::vector<ColumnId>> leading = uniqueSets(table);
        for (const Index& index : table.indexes)
            leading.push_back({index.keys.empty() ? ColumnId() : index.keys.front().column});
        if (std::none_of(leading.begin(), leading.end(), [&](const auto& set) { return !set.empty() && set.front() == table.tenantKey; }))
            addIndexOn(table, {table.tenantKey});
    }));
}

}  // namespace

extern const Rule tenantKeyWithoutReference = {
    .code = "TEN005",
    .name = "tenant-key-without-reference",
    .title = "The tenant key refers to a tenant that exists",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
