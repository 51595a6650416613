#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 1> deleting = {"delete"};

/// A shared row that the application may delete takes the rows of all tenants with it.
bool isSharedAndDeletable(const RuleContext& context, const Table& target)
{
    return target.tenancyClass == TenancyClass::Global && !target.rowSecurity && context.tenancy().runtimeRole &&
           isGranted(context, target.grants, context.tenancy().runtimeRole, deleting);
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!isTenantOwned(table))
        return;
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = context.table(key.target);
        if (key.onDelete != ReferentialAction::Cascade || !target)
            continue;
        const bool crosses = isTenantOwned(*target) && tenantKeyOf(*target) && tenantKeyOf(table) && !pairsTenantKeys(table, key, *target);
        if (!crosses && !isSharedAndDeletable(context, *target))
            continue;
        report.add(refTo(table, key), "Deleting one row of " + target->name + " deletes the rows of " + table.name + " that refer to it, also those of other tenants.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId tableId(finding.element.owner);
    const ConstraintId keyId(finding.element.id);
    std::vector<FixOption> options;
    const Table* table = context.table(tableId);
    const ForeignKey* key = table ? findById(table->foreignKeys, keyId) : nullptr;
    const Table* target = key ? context.table(key->target) : nullptr;
    if (target && isTenantOwned(*target))
        options.push_back(changeProject("Refer to tenant and row together, and keep deleting along",
                                        [=](const Project& project) { return pairReference(project, tableId, keyId); }));
    options.push_back(changeTable("Refuse to delete what is still in use", tableId,
                                  [keyId](const Project&, Table& changing) {
                                      if (ForeignKey* found = findById(changing.foreignKeys, keyId))
                                          found->onDelete = ReferentialAction::Restrict;
                                  },
                                  "Rows that refer to it must go first."));
    return options;
}

}  // namespace

extern const Rule cascadeAcrossTenants = {
    .code = "TEN011",
    .name = "cascade-across-tenants",
    .title = "Deleting a row deletes nothing of another tenant",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
