#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    const Column* key = isTenantOwned(table) ? tenantKeyOf(table) : nullptr;
    if (key && key->nullable)
        report.add(refTo(table, *key), dotted(table, *key) + " may be empty. A row without a tenant belongs to nobody, and references from it are not checked.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Require the tenant key", TableId(finding.element.owner), [finding](const Project&, Table& table) {
        if (Column* key = findById(table.columns, finding.element.id))
            key->nullable = false;
    }));
}

}  // namespace

extern const Rule tenantKeyNullable = {
    .code = "TEN003",
    .name = "tenant-key-nullable",
    .title = "Every tenant row names its tenant",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
