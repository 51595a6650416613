#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {

const Column* tenantColumnOf(const Table& table)
{
    if (table.tenancyClass == TenancyClass::Root && !table.tenantKey)
        return table.primaryKey && table.primaryKey->columns.size() == 1 ? table.column(table.primaryKey->columns.front()) : nullptr;
    return table.column(table.tenantKey);
}

std::string tenantComparison(const Project& project, const Table& table)
{
    const Column* key = tenantColumnOf(table);
    const std::string setting = project.tenancy->setting.empty() ? "app.tenant_id" : project.tenancy->setting;
    const std::string name = key ? key->name : "tenant_id";
    const std::string type = key && !key->type.empty() ? key->type : "uuid";
    return name + " = (SELECT NULLIF(current_setting('" + setting + "', true), '')::" + type + ")";
}

bool hasTenantUnique(const Table& table)
{
    if (!table.primaryKey || !table.tenantKey)
        return true;
    std::vector<ColumnId> wanted = table.primaryKey->columns;
    if (!contains(wanted, table.tenantKey))
        wanted.push_back(table.tenantKey);
    const auto sets = uniqueSets(table);
    return std::any_of(sets.begin(), sets.end(), [&](const auto& set) { return sameColumns(set, wanted); });
}

void addTenantUnique(Table& table)
{
    if (hasTenantUnique(table))
        return;
    std::vector<ColumnId> columns{table.tenantKey};
    for (const ColumnId id : table.primaryKey->columns)
        if (id != table.tenantKey)
            columns.push_back(id);
    // A plain index on the same or fewer leading columns does nothing more from now on.
    std::erase_if(table.indexes, [&](const Index& index) {
        if (index.unique || !index.predicate.empty() || !index.include.empty() || index.keys.size() > columns.size())
            return false;
        for (std::size_t i = 0; i < index.keys.size(); ++i)
            if (index.keys[i].column != columns[i])
                return false;
        return true;
    });
    addUniqueOn(table, std::move(columns));
}

Result<Project> pairReference(const Project& project, TableId tableId, ConstraintId keyId)
{
    const Table* found = project.table(tableId);
    if (!found)
        return goneError("table");
    Table table = *found;
    ForeignKey* key = findById(table.foreignKeys, keyId);
    const Table* foundTarget = key ? project.table(key->target) : nullptr;
    if (!foundTarget)
        return goneError("reference");
    if (!table.tenantKey || !foundTarget->tenantKey)
        return Error{"One of the two tables has no tenant key.", table.name, "Give it one first."};
    if (!pairsTenantKeys(table, *key, *foundTarget)) {
        key->columns.insert(key->columns.begin(), table.tenantKey);
        key->targetColumns.insert(key->targetColumns.begin(), foundTarget->tenantKey);
    }
    const bool sets = key->onDelete == ReferentialAction::SetNull || key->onDelete == ReferentialAction::SetDefault;
    if (sets) {
        if (key->setColumns.empty())
            key->setColumns = key->columns;
        std::erase(key->setColumns, table.tenantKey);
    }
    const std::vector<ColumnId> targets = key->targetColumns;
    Project after = project;
    const bool toItself = foundTarget->id == tableId;
    Table target = toItself ? table : *foundTarget;
    const auto unique = uniqueSets(target);
    if (std::none_of(unique.begin(), unique.end(), [&](const auto& set) { return sameColumns(set, targets); }))
        addUniqueOn(target, targets);
    if (!toItself)
        after.tables = after.tables.with(std::move(table));
    after.tables = after.tables.with(std::move(target));
    return after;
}

void addFloor(const Project& project, Table& table)
{
    Policy floor;
    floor.id = PolicyId::derive("policy/" + table.id.text() + "/floor");
    floor.name = table.name + "_floor";
    floor.restrictive = true;
    if (project.tenancy->runtimeRole)
        floor.roles = {project.tenancy->runtimeRole};
    floor.usingExpression = tenantComparison(project, table);
    std::erase_if(table.policies, [&](const Policy& policy) { return policy.id == floor.id; });
    table.policies.insert(table.policies.begin(), std::move(floor));
}

bool concernsRuntime(const RuleContext& context, const Policy& policy)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    if (policy.roles.empty() || !runtime)
        return true;
    return std::any_of(policy.roles.begin(), policy.roles.end(), [&](RoleId id) {
        const Role* role = context.role(id);
        return context.mayBecome(runtime, id) || (role && (role->name == "authenticated" || role->name == "anon"));
    });
}

bool hasFloorFor(const RuleContext& context, const Table& table, const Policy& policy)
{
    const auto& facts = context.policyFacts(table);
    auto isFloor = [&](std::size_t i, PolicyCommand command) {
        const Policy& floor = table.policies[i];
        if (!floor.restrictive || !covers(floor, command))
            return false;
        const bool sameRoles = floor.roles.empty() ||
                               (context.tenancy().runtimeRole &&
                                std::find(floor.roles.begin(), floor.roles.end(), context.tenancy().runtimeRole) != floor.roles.end()) ||
                               (!policy.roles.empty() && std::all_of(policy.roles.begin(), policy.roles.end(), [&](RoleId id) {
                                   return std::find(floor.roles.begin(), floor.roles.end(), id) != floor.roles.end();
                               }));
        const auto& seen = command == PolicyCommand::Insert ? facts[i].checkFacts : facts[i].usingFacts;
        return sameRoles && (seen.constrains || seen.mentionsKey);
    };
    for (const PolicyCommand command : {PolicyCommand::Select, PolicyCommand::Insert, PolicyCommand::Update, PolicyCommand::Delete}) {
        if (!covers(policy, command) || (command == PolicyCommand::Insert && policy.command != PolicyCommand::Insert))
            continue;
        bool found = false;
        for (std::size_t i = 0; i < table.policies.size(); ++i)
            found = found || isFloor(i, command);
        if (!found)
            return false;
    }
    return true;
}

bool exceedsTenant(const RuleContext& context, const Table& table, std::size_t i)
{
    const Policy& policy = table.policies[i];
    if (!concernsRuntime(context, policy))
        return false;
    const auto& facts = context.policyFacts(table)[i];
    const PredicateFacts& seen = policy.command == PolicyCommand::Insert ? facts.checkFacts : facts.usingFacts;
    if (seen.constrains)
        return false;
    if (policy.restrictive)
        return seen.mentionsKey || seen.openWhenUnset;
    return !seen.empty && !hasFloorFor(context, table, policy);
}

bool holdsTenantRows(const Table& table)
{
    return isTenantOwned(table) || table.tenancyClass == TenancyClass::Root;
}

}  // namespace barch::rules
