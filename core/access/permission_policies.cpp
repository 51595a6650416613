#include "core/access/permission_policies.h"

#include "core/access/table_access.h"
#include "core/edits/lookups.h"
#include "core/edits/names.h"
#include "core/edits/sql_literal.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/database_sets.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/postgresql/sql_names.h"
#include "core/tenancy/protection.h"
#include "core/tenancy/runtime_grants.h"

#include <algorithm>

namespace barch {
namespace {

using postgresql::identifier;
using postgresql::inSpace;

constexpr std::string_view functionName = "current_user_may";

PolicyCommand commandOf(RowOperation operation)
{
    switch (operation) {
    case RowOperation::Read: return PolicyCommand::Select;
    case RowOperation::Add: return PolicyCommand::Insert;
    case RowOperation::Change: return PolicyCommand::Update;
    case RowOperation::Remove: break;
    }
    return PolicyCommand::Delete;
}

/// "app.acting_as" beside "app.tenant_id"; none where a token says who acts.
std::string actingSetting(const Project& project)
{
    if (readsTenantFromToken(project))
        return {};
    const std::string setting = tenantSetting(project);
    return setting.substr(0, setting.rfind('.')) + ".acting_as";
}

std::string functionCall(const Project& project, const std::string& permission)
{
    const Function* made = project.functions.find(permissionFunctionId());
    return inSpace(project, made ? made->namespaceId : defaultNamespace(project), made ? made->name : functionName) + "(" +
           sqlLiteral(permission) + ")";
}

/// Roles with what they hold, as rows: ('owner', 'read:all'), ...
std::string heldPermissions(const Project& project, const AccessMatrix& matrix)
{
    std::set<std::pair<std::string, std::string>> rows;
    for (const AccessRoleId role : matrix.roles())
        for (const PermissionId permission : matrix.permissionsOf(role))
            rows.emplace(project.accessRoles.find(role)->name, project.permissions.find(permission)->name);
    std::string text;
    for (const auto& [role, permission] : rows)
        text += (text.empty() ? "" : ",\n    ") + ("(" + sqlLiteral(role)) + ", " + sqlLiteral(permission) + ")";
    return text;
}

std::string functionBody(const Project& project, const RoleKeeper& keeper, const AccessMatrix& matrix)
{
    const Table& table = *project.table(keeper.table);
    const auto column = [](const Table& of, ColumnId id) { return identifier(of.column(id)->name); };
    const std::string relation = inSpace(project, table.namespaceId, table.name);
    std::string member;
    if (const ColumnId tenant = tenantColumn(project, table))
        member = "m." + column(table, tenant) + " = " + currentTenantExpression(project) + " AND ";
    member += "m." + column(table, keeper.person) + " = " +
              currentUserExpression(project, project.table(keeper.people)->column(keeper.personKey)->type);
    std::string body = "SELECT ";
    if (const std::string acting = actingSetting(project); !acting.empty())
        body += "COALESCE(current_setting(" + sqlLiteral(acting) + ", true), '') = 'system'\n  OR ";
    const std::string held = heldPermissions(project, matrix);
    body += held.empty() ? std::string("false")
                         : "EXISTS (SELECT FROM " + relation + " AS m WHERE " + member + "\n    AND (m." + column(table, keeper.role) +
                               "::text, $1) IN (VALUES\n    " + held + "))";
    if (const Table* extra = project.table(keeper.extra)) {
        std::string joins = "x." + column(*extra, keeper.extraMember) + " = m." + column(table, keeper.memberKey);
        const ColumnId extraTenant = tenantColumn(project, *extra);
        const ColumnId tenant = tenantColumn(project, table);
        if (extraTenant && tenant)
            joins = "x." + column(*extra, extraTenant) + " = m." + column(table, tenant) + " AND " + joins;
        body += "\n  OR EXISTS (SELECT FROM " + relation + " AS m JOIN " + inSpace(project, extra->namespaceId, extra->name) +
                " AS x ON " + joins + "\n    WHERE " + member + " AND x." + column(*extra, keeper.extraName) + " = $1)";
    }
    return body;
}

Project withFunction(const Project& before, const RoleKeeper& keeper, const AccessMatrix& matrix)
{
    Project project = before;
    for (const TableId id : {keeper.table, keeper.extra}) {
        const Table* table = project.table(id);
        if (!table || project.tenancy->helperRole == project.tenancy->ownerRole)  // Supabase: one role is both
            continue;
        Table copy = *table;
        addPrivilege(copy.grants, project.tenancy->helperRole, "select");
        project = withUsage(project, copy, project.tenancy->helperRole);
        putIn(project.tables, std::move(copy));
    }
    const Function* there = project.functions.find(permissionFunctionId());
    Function function = there ? *there : Function{};
    if (!there) {
        function.id = permissionFunctionId();
        function.namespaceId = defaultNamespace(project);
        function.name = functionName;
        function.comment = "Whether the signed-in person holds this permission in the current tenant.";
    }
    function.arguments = "wanted text";
    function.returns = "boolean";
    function.language = "sql";
    function.dialect = Dialect::PostgreSql;
    function.volatility = Volatility::Stable;
    function.securityDefiner = true;
    function.searchPath = "pg_catalog, pg_temp";
    function.owner = project.tenancy->helperRole;
    function.body = functionBody(project, keeper, matrix);
    if (!holdsGrant(function.grants, project.tenancy->runtimeRole))
        function.grants.push_back({.role = project.tenancy->runtimeRole, .privileges = {"execute"}});
    putIn(project.functions, std::move(function));
    return project;
}

/// "(SELECT may('a') OR may('b'))"; empty without a permission.
std::string asks(const Project& project, const std::set<std::string>& permissions)
{
    std::string text;
    for (const std::string& name : permissions)
        text += (text.empty() ? "" : " OR ") + functionCall(project, name);
    return text.empty() ? text : "(SELECT " + text + ")";
}

std::string conditionFor(const Project& project, const TableAccess& access, const Table& table, RowOperation operation, const RowOwner& owner)
{
    if ((access.openOn(table) & bitOf(operation)) != 0)
        return "true";
    std::set<std::string> all;
    std::set<std::string> own;
    for (const TableAccess::Allowing& each : access.allowing(table, operation)) {
        const std::string& name = project.permissions.find(each.permission)->name;
        if (each.reach == Reach::All)
            all.insert(name);
        else if (each.reach == Reach::Own)
            own.insert(name);
    }
    const std::string everything = asks(project, all);
    const std::string mine = asks(project, own);
    const std::string isOwn = access.keeper() && !mine.empty() ? ownCondition(project, *access.keeper(), table, owner) : std::string();
    if (isOwn.empty())
        return everything.empty() ? "false" : everything;
    const std::string ownRows = mine + " AND " + isOwn;
    return everything.empty() ? ownRows : everything + " OR (" + ownRows + ")";
}

bool runtimeHas(const Table& table, RoleId runtime, PolicyCommand command)
{
    return std::any_of(table.grants.begin(), table.grants.end(), [&](const Grant& grant) {
        return (!grant.role || grant.role == runtime) &&
               std::find(grant.privileges.begin(), grant.privileges.end(), nameOf(command)) != grant.privileges.end();
    });
}

void putPolicy(const Project& project, const TableAccess& access, Table& table, RowOperation operation, const RowOwner& owner)
{
    const PolicyId id = permissionPolicyId(table.id, operation);
    const PolicyCommand command = commandOf(operation);
    const auto found = findById(table.policies, id);
    if (!runtimeHas(table, project.tenancy->runtimeRole, command)) {
        if (found != table.policies.end())
            table.policies.erase(found);
        return;
    }
    Policy policy = found == table.policies.end() ? Policy{} : *found;
    if (found == table.policies.end()) {
        policy.id = id;
        policy.name = freePolicyName(table, id, std::string(nameOf(operation)));
        policy.comment = "Written from the permissions of the design.";
    }
    policy.command = command;
    policy.restrictive = false;
    policy.roles = {project.tenancy->runtimeRole};
    const std::string condition = conditionFor(project, access, table, operation, owner);
    policy.usingExpression = operation == RowOperation::Add ? std::string() : condition;
    policy.checkExpression = operation == RowOperation::Add ? condition : std::string();
    if (found == table.policies.end())
        table.policies.push_back(std::move(policy));
    else
        *found = std::move(policy);
}

Project written(const Project& project, const TableAccess& access, TableId id, ColumnId ownColumn)
{
    Project edited = project;
    Table table = *project.table(id);
    RowOwner owner = access.ownerOf(table);
    if (ownColumn && table.column(ownColumn)) {
        owner = {};
        owner.column = ownColumn;
        owner.chosen = true;
    }
    for (const RowOperation operation : rowOperations)
        putPolicy(project, access, table, operation, owner);
    std::erase_if(table.policies, [&](const Policy& policy) { return policy.id == accessPolicyId(id); });
    table.rowSecurity = true;
    table.forceRowSecurity = true;
    putIn(edited.tables, std::move(table));
    return edited;
}

/// Only rows that lie in every database where the role is kept can be asked about.
bool liesWithRoles(const DatabaseSets& sets, TableId table, TableId roles)
{
    return (!sets.inControlPlane(table) || sets.inControlPlane(roles)) && (!sets.inTenantDatabase(table) || sets.inTenantDatabase(roles));
}

Result<Done> designFault(const Project& project, const TableAccess& access)
{
    if (guardDialect(project) != Dialect::PostgreSql)
        return Error{"Only PostgreSQL has policies for rows.", {}, "On this engine the API checks the permissions."};
    if (!sharesTables(project))
        return Error{"Policies for roles are written where tenants share tables.", {}, "Here the API checks the permissions."};
    if (!project.tenancy->runtimeRole || !project.tenancy->helperRole)
        return Error{"The roles of the database are not there yet.", {}, "Protect the tables first: the checks offer it."};
    if (!access.keeper())
        return Error{"No table says which role a person holds.", {}, "Add memberships with a person, a tenant and a column \"role\"."};
    return Done{};
}

Result<Done> tableFault(const Project& project, const TableAccess& access, const DatabaseSets& sets, const Table& table)
{
    const std::string where = qualifiedName(project, table);
    if (access.decidesOn(table) != Decides::Roles)
        return Error{"No role decides about the rows of this table.", where, {}};
    if (!tenantColumn(project, table) || table.partitionOf)
        return Error{"The table has no tenant key of its own.", where, "Give it a class first."};
    if (!liesWithRoles(sets, table.id, access.keeper()->table))
        return Error{"Roles are kept in another database than these rows.", where, "Here the API checks the permissions."};
    return Done{};
}

}  // namespace

PolicyId permissionPolicyId(TableId table, RowOperation operation)
{
    return PolicyId::derive("policy/" + table.text() + "/permission/" + std::string(nameOf(operation)));
}

FunctionId permissionFunctionId()
{
    return FunctionId::derive("function/current_user_may");
}

bool isPermissionPolicy(TableId table, PolicyId policy)
{
    return std::any_of(rowOperations.begin(), rowOperations.end(),
                       [&](RowOperation operation) { return permissionPolicyId(table, operation) == policy; });
}

bool hasPermissionPolicies(const Table& table)
{
    return std::any_of(table.policies.begin(), table.policies.end(), [&](const Policy& policy) { return isPermissionPolicy(table.id, policy.id); });
}

Result<Done> canWritePolicies(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    const TableAccess access(project);
    const auto design = designFault(project, access);
    return design ? tableFault(project, access, DatabaseSets(project), *table) : design;
}

std::vector<TableId> tablesForPolicies(const Project& project)
{
    std::vector<const Table*> tables;
    const TableAccess access(project);
    if (!designFault(project, access))
        return {};
    const DatabaseSets sets(project);
    for (const Table& table : project.tables)
        if (tableFault(project, access, sets, table))
            tables.push_back(&table);
    std::sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) { return std::tie(a->name, a->id) < std::tie(b->name, b->id); });
    std::vector<TableId> ids;
    for (const Table* table : tables)
        ids.push_back(table->id);
    return ids;
}

Result<Project> writePermissionPolicies(const Project& project, TableId id, ColumnId ownColumn)
{
    const auto possible = canWritePolicies(project, id);
    if (!possible)
        return possible.error();
    const TableAccess before(project);
    const Project ready = withFunction(project, *before.keeper(), before.matrix());
    return written(ready, TableAccess(ready), id, ownColumn);
}

Result<Project> writeAllPermissionPolicies(const Project& project)
{
    const TableAccess access(project);
    const auto possible = designFault(project, access);
    if (!possible)
        return possible.error();
    Project edited = withFunction(project, *access.keeper(), access.matrix());
    const Project ready = edited;
    const TableAccess now(ready);
    for (const TableId id : tablesForPolicies(project))
        edited = written(edited, now, id, {});
    return edited;
}

Result<Project> dropPermissionPolicies(const Project& project, TableId id)
{
    const Table* before = project.table(id);
    if (!before)
        return noSuch("table", id);
    if (!hasPermissionPolicies(*before))
        return project;
    Table table = *before;
    std::erase_if(table.policies, [&](const Policy& policy) { return isPermissionPolicy(id, policy.id); });
    Project edited = project;
    putIn(edited.tables, std::move(table));
    auto open = protectTable(edited, id);
    if (!open)
        return open;
    edited = std::move(open).value();
    const bool last = std::none_of(edited.tables.begin(), edited.tables.end(), hasPermissionPolicies);
    if (last)
        edited.functions = edited.functions.without(permissionFunctionId());
    return edited;
}

bool permissionFunctionIsCurrent(const Project& project)
{
    const Function* function = project.functions.find(permissionFunctionId());
    const std::optional<RoleKeeper> keeper = function ? roleKeeperOf(project) : std::nullopt;
    return !keeper || function->body == functionBody(project, *keeper, AccessMatrix(project));
}

Project withFreshPermissionPolicies(const Project& project)
{
    if (!project.functions.contains(permissionFunctionId()))
        return project;
    const TableAccess access(project);
    if (!designFault(project, access))
        return project;
    const Project ready = withFunction(project, *access.keeper(), access.matrix());
    Project edited = ready;
    const TableAccess now(ready);
    for (const Table& table : ready.tables)
        if (hasPermissionPolicies(table))
            edited = written(edited, now, table.id, {});
    return edited;
}

}  // namespace barch
