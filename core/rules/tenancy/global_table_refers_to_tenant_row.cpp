#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (table.tenancyClass != TenancyClass::Global)
        return;
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = context.table(key.target);
        if (target && isTenantOwned(*target))
            report.add(refTo(table, key), table.name + " is the same for all tenants, but " + keyPath(table, key.columns) + " refers to " + target->name +
                                              ", which belongs to one. Every tenant sees something of that one's rows.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const ConstraintId keyId(finding.element.id);
    const Table* found = context.table(table);
    const std::string name = found ? found->name : "the table";
    std::vector<FixOption> options;
    options.push_back(changeProject("Make " + name + " tenant-owned",
                                    [table](const Project& project) { return setTenancyClass(project, table, TenancyClass::Owned); },
                                    "Each tenant has rows of its own from now on."));
    options.push_back(changeTable("Drop the reference", table,
                                  [keyId](const Project&, Table& changing) {
                                      std::erase_if(changing.foreignKeys, [&](const ForeignKey& key) { return key.id == keyId; });
                                  },
                                  "The column stays, and nothing checks what it holds."));
    return options;
}

}  // namespace

extern const Rule globalTableRefersToTenantRow = {
    .code = "TEN012",
    .name = "global-table-refers-to-tenant-row",
    .title = "What all tenants share points at no tenant's row",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
