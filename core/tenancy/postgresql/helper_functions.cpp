#include "core/tenancy/postgresql/helper_functions.h"

#include "core/edits/lookups.h"
#include "core/edits/names.h"
#include "core/edits/table_edits.h"
#include "core/edits/table_summary.h"
#include "core/model/column_type.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/postgresql/sql_names.h"
#include "core/tenancy/runtime_grants.h"

namespace barch {
namespace {

using postgresql::identifier;
using postgresql::inSpace;

constexpr std::string_view membersName = "current_tenant_members";

std::string columnName(const Table& table, ColumnId column)
{
    return identifier(table.column(column)->name);
}

/// A function that the helper role owns; only the runtime role may call it.
Function helper(const Project& project, FunctionId id, std::string name, std::string returns, std::string body)
{
    return {.id = id,
            .namespaceId = defaultNamespace(project),
            .name = std::move(name),
            .returns = std::move(returns),
            .language = "sql",
            .body = std::move(body),
            .dialect = Dialect::PostgreSql,
            .volatility = Volatility::Stable,
            .securityDefiner = true,
            .searchPath = "pg_catalog, pg_temp",
            .owner = project.tenancy->helperRole,
            .grants = {{.role = project.tenancy->runtimeRole, .privileges = {"execute"}}}};
}

/// Rows of a table that have this value: SELECT of one column by another.
Function lookup(const Project& project, const Table& table, const Column& by, ColumnId wanted, const std::string& name)
{
    const std::string type = by.type.empty() ? "text" : by.type;
    Function function = helper(project, FunctionId::derive("function/" + table.id.text() + "/by/" + by.id.text()), name,
                               "SETOF " + table.column(wanted)->type,
                               "SELECT t." + columnName(table, wanted) + " FROM " +
                                   inSpace(project, table.namespaceId, table.name) + " AS t WHERE t." + identifier(by.name) +
                                   " = $1");
    function.arguments = "wanted " + type;
    const Namespace* space = project.namespaces.find(defaultNamespace(project));
    if (type == "citext" && space)  // its comparison lies where the extension was installed
        function.searchPath = "pg_catalog, " + identifier(space->name) + ", pg_temp";
    return function;
}

/// Columns of which one value names one row: unique alone, or with the primary key's tenant.
std::vector<const Column*> identifyingColumns(const Table& table)
{
    std::vector<const Column*> columns;
    for (const Column& column : table.columns)
        if (isKeyOf(table, {column.id}) && isTextType(column.type.substr(0, column.type.find('('))))
            columns.push_back(&column);
    return columns;
}

}  // namespace

FunctionId freezeFunctionId()
{
    return FunctionId::derive("function/freeze_tenant_key");
}

Function freezeFunction(const Project& project)
{
    return {.id = freezeFunctionId(),
            .namespaceId = defaultNamespace(project),
            .name = "freeze_tenant_key",
            .returns = "trigger",
            .language = "plpgsql",
            .body = "BEGIN\n  RAISE EXCEPTION 'The tenant of a row never changes (%.%).', TG_TABLE_SCHEMA, TG_TABLE_NAME\n"
                    "    USING ERRCODE = 'integrity_constraint_violation';\nEND",
            .dialect = Dialect::PostgreSql,
            .searchPath = "pg_catalog, pg_temp",
            .comment = "Refuses to move a row to another tenant."};
}

std::string memberFunctionCall(const Project& project)
{
    return inSpace(project, defaultNamespace(project), membersName) + "()";
}

Project withPostgreSqlPeople(const Project& project, const People& people)
{
    if (!people)
        return project;
    Project edited = project;
    const bool helperNeedsRights = project.tenancy->helperRole != project.tenancy->ownerRole;  // Supabase: one role is both
    const Table& membership = *people.membership;
    const std::string from = " FROM " + inSpace(project, membership.namespaceId, membership.name) + " AS t WHERE t.";
    const std::string tenant = columnName(membership, membership.tenantKey);
    const std::string person = columnName(membership, people.person);
    const std::string personType = people.people->column(people.key)->type;

    Function members = helper(project, FunctionId::derive("function/current_tenant_members"), std::string(membersName),
                              "SETOF " + personType,
                              "SELECT t." + person + from + tenant + " = " + currentTenantExpression(project));
    members.comment = "Who belongs to the current tenant.";
    putIn(edited.functions, std::move(members));

    Function tenants = helper(project, FunctionId::derive("function/tenants_of_current_user"), "tenants_of_current_user",
                              "SETOF " + membership.column(membership.tenantKey)->type,
                              "SELECT t." + tenant + from + person + " = " + currentUserExpression(project, personType));
    tenants.comment = "Which tenants the signed-in person belongs to.";
    putIn(edited.functions, std::move(tenants));

    for (const Column* column : identifyingColumns(*people.people)) {
        Function find = lookup(project, *people.people, *column, people.key,
                               derivedName(singularOf(people.people->name) + "_by", column->name));
        find.comment = "Whose " + column->name + " this is, before anybody is signed in.";
        putIn(edited.functions, std::move(find));
    }
    forEachTableWhere(project, [](const TableSummary& tables) { return tables.hasOutsideReference(); }, [&](const Table& table) {
        const ColumnId owner = personColumn(people, table);
        if (!owner)
            return;
        bool found = false;
        for (const Column* column : identifyingColumns(table))
            if (column->protection == Protection::Hashed) {
                Function find = lookup(project, table, *column, owner,
                                       derivedName(singularOf(table.name) + "_user_by", column->name));
                find.comment = "Whose " + column->name + " this is, before anybody is signed in.";
                putIn(edited.functions, std::move(find));
                found = true;
            }
        Table copy = *edited.table(table.id);
        if (found && helperNeedsRights)
            addPrivilege(copy.grants, project.tenancy->helperRole, "select");
        putIn(edited.tables, std::move(copy));
    });
    if (!helperNeedsRights)
        return edited;
    for (const TableId id : {people.people->id, people.membership->id}) {
        Table copy = *edited.table(id);
        addPrivilege(copy.grants, project.tenancy->helperRole, "select");
        edited = withUsage(edited, copy, project.tenancy->helperRole);
        putIn(edited.tables, std::move(copy));
    }
    return edited;
}

std::vector<FunctionId> guardFunctionIds(const Project& project)
{
    std::vector<FunctionId> ids{freezeFunctionId(), FunctionId::derive("function/current_tenant_members"),
                                FunctionId::derive("function/tenants_of_current_user"),
                                FunctionId::derive("function/current_tenant_id"),
                                FunctionId::derive("function/current_user_id")};
    forEachTableWhere(project, [](const TableSummary& tables) { return tables.hasGlobalTable(); }, [&](const Table& table) {
        if (table.tenancyClass == TenancyClass::Global)
            for (const Column& column : table.columns)
                ids.push_back(FunctionId::derive("function/" + table.id.text() + "/by/" + column.id.text()));
    });
    std::erase_if(ids, [&](FunctionId id) { return !project.functions.contains(id); });
    return ids;
}

}  // namespace barch
