#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isFaulty(const Table& table, const ForeignKey& key)
{
    const bool sets = key.onDelete == ReferentialAction::SetNull || key.onDelete == ReferentialAction::SetDefault;
    return sets && key.columns.size() > 1 && table.tenantKey && contains(key.columns, table.tenantKey) &&
           (key.setColumns.empty() || contains(key.setColumns, table.tenantKey));
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!isTenantOwned(table))
        return;
    for (const ForeignKey& key : table.foreignKeys) {
        if (!isFaulty(table, key))
            continue;
        const Table* target = context.table(key.target);
        report.add(refTo(table, key), "Deleting a row of " + (target ? target->name : "the other table") + " would empty the tenant key of " + table.name +
                                          " too: the delete is refused, or the row loses its tenant.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Empty the reference and spare the tenant key", TableId(finding.element.owner), [finding](const Project&, Table& table) {
        ForeignKey* key = findById(table.foreignKeys, finding.element.id);
        if (!key || !isFaulty(table, *key))
            return;
        key->setColumns = key->columns;
        std::erase(key->setColumns, table.tenantKey);
    }));
}

}  // namespace

extern const Rule setNullEmptiesTenantKey = {
    .code = "TEN010",
    .name = "set-null-empties-tenant-key",
    .title = "Deleting a row never empties a tenant key",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
