#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 4> rowPrivileges = {"select", "insert", "update", "delete"};

const Table* protectedParent(const RuleContext& context, const Table& table)
{
    std::vector<TableId> parents = table.inherits;
    if (table.partitionOf)
        parents.push_back(table.partitionOf);
    for (const TableId id : parents)
        if (const Table* parent = context.table(id); parent && (parent->rowSecurity || holdsTenantRows(*parent)))
            return parent;
    return nullptr;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (table.rowSecurity)
        return;
    const Table* parent = protectedParent(context, table);
    if (parent && isGranted(context, table.grants, context.tenancy().runtimeRole, rowPrivileges))
        report.add(refTo(table), table.name + " is a part of " + parent->name + " and may be read directly. The policies of " + parent->name + " don't hold there.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    return onlyFix(changeTable("Take the rights on the part away; the whole stays readable", TableId(finding.element.id), [runtime](const Project&, Table& table) {
        std::erase_if(table.grants, [&](const Grant& grant) { return !grant.role || grant.role == runtime; });
    }));
}

}  // namespace

extern const Rule partitionDirectlyReadable = {
    .code = "TEN041",
    .name = "partition-directly-readable",
    .title = "Parts of a table are read through the whole only",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
