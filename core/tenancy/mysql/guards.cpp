#include "core/edits/lookups.h"
#include "core/edits/names.h"
#include "core/edits/table_edits.h"
#include "core/model/column_type.h"
#include "core/model/sql_tokens.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/mysql/tenant_views.h"
#include "core/tenancy/runtime_grants.h"
#include "core/tenancy/tenant_view.h"

namespace barch {
namespace {

std::string identifier(std::string_view name)
{
    return sqlIdentifier(name, Dialect::MySql);
}

/// As the exporter writes the column's type, so that values compare without being converted.
std::string spelled(const std::string& type)
{
    return type == "uuid" ? "char(36) CHARACTER SET ascii" : type;
}

/// A view can't read a @variable but can ask a function. It is declared immutable (DETERMINISTIC) because
/// within a statement it is, and because otherwise it is called for every row and no index is used:
/// measured on MariaDB, one row read instead of all.
Function variableFunction(const Project& project, const std::string& name, const std::string& variable, const std::string& type)
{
    return {.id = FunctionId::derive("function/" + name),
            .namespaceId = defaultNamespace(project),
            .name = name,
            .returns = spelled(type),
            .language = "sql",
            .body = "RETURN @" + variable,
            .dialect = Dialect::MySql,
            .volatility = Volatility::Immutable,
            .grants = {{.role = project.tenancy->runtimeRole, .privileges = {"execute"}}}};
}

std::string variableName(const std::string& setting)
{
    std::string name = setting;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

/// Adds the trigger, or brings the one made here back to what it has to say; its name stays.
void putTrigger(Table& table, Trigger trigger)
{
    const auto found = findById(table.triggers, trigger.id);
    if (found == table.triggers.end()) {
        table.triggers.push_back(std::move(trigger));
        return;
    }
    trigger.name = found->name;
    trigger.comment = found->comment;
    *found = std::move(trigger);
}

Trigger refusingChange(TriggerId id, std::string name, const Column& column, const std::string& message)
{
    const std::string key = identifier(column.name);
    return {.id = id,
            .name = std::move(name),
            .events = {"update"},
            .body = "IF NOT (NEW." + key + " <=> OLD." + key + ") THEN\n  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '" + message + "';\nEND IF;",
            .dialect = Dialect::MySql};
}

void freezeKey(const Project& project, Table& table)
{
    if (findById(table.triggers, freezeTriggerId(table.id)) == table.triggers.end() && freezesTenantKey(project, table))
        return;
    putTrigger(table, refusingChange(freezeTriggerId(table.id), derivedName(table.name, "tenant_key"), *table.column(table.tenantKey),
                                     "The tenant of a row never changes."));
}

/// A tenant sees the people in its memberships, so a membership never passes to somebody else.
void freezePerson(Table& table, const People& people)
{
    putTrigger(table, refusingChange(personTriggerId(table.id), derivedName(table.name, "person"), *table.column(people.person),
                                     "A membership never passes to somebody else."));
}

Function lookup(const Project& project, const Table& table, const Column& by, ColumnId wanted, const std::string& name)
{
    return {.id = FunctionId::derive("function/" + table.id.text() + "/by/" + by.id.text()),
            .namespaceId = defaultNamespace(project),
            .name = name,
            .arguments = "wanted " + spelled(by.type),
            .returns = spelled(table.column(wanted)->type),
            .language = "sql",
            .body = "RETURN (SELECT t." + identifier(table.column(wanted)->name) + " FROM " + identifier(table.name) + " AS t WHERE t." +
                    identifier(by.name) + " = wanted)",
            .dialect = Dialect::MySql,
            .volatility = Volatility::Stable,
            .securityDefiner = true,
            .grants = {{.role = project.tenancy->runtimeRole, .privileges = {"execute"}}}};
}

bool isLookedUpBy(const Table& table, const Column& column)
{
    const bool text = isTextType(column.type.substr(0, column.type.find('('))) && column.type != "text";
    return text && isKeyOf(table, {column.id});
}

}  // namespace

Project withMySqlGuards(const Project& project, const Table& before, const People& people, const IsRelationName& isTaken)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    Project edited = project;
    Table table = before;
    std::vector<RuntimeView> views = runtimeViews(project, table, people, isTaken);
    if (views.empty()) {
        if (table.tenancyClass == TenancyClass::Global)
            giveRuntime(table.grants, runtime, {"select"});
        putIn(edited.tables, std::move(table));
        return edited;
    }
    if (holdsGrant(table.grants, runtime)) {
        takeFrom(views[0].view.grants, runtime);
        moveGrants(table.grants, views[0].view.grants, runtime);
    }
    for (const ViewId id : {ownRowsViewId(table.id), newRowsViewId(table.id)})
        if (std::none_of(views.begin(), views.end(), [&](const RuntimeView& made) { return made.view.id == id; }))
            edited.views = edited.views.without(id);
    for (RuntimeView& made : views) {
        narrowGrants(made.view.grants, runtime, made.most);
        giveRuntime(made.view.grants, runtime, made.usual);
        putIn(edited.views, std::move(made.view));
    }
    if (isTenantOwned(table))
        freezeKey(project, table);
    if (people && people.membership->id == table.id)
        freezePerson(table, people);
    putIn(edited.functions, variableFunction(project, "current_tenant_id", variableName(tenantSetting(project)),
                                             tenantRootKey(project)->type));
    if (people)
        putIn(edited.functions, variableFunction(project, "current_user_id", variableName(userSetting(project)),
                                                 people.people->column(people.key)->type));
    putIn(edited.tables, std::move(table));
    return edited;
}

Project withMySqlPeople(const Project& project, const People& people)
{
    if (!people)
        return project;
    Project edited = project;
    const Table& membership = *people.membership;
    View tenants{.id = ViewId::derive("view/tenants_of_current_user"),
                 .namespaceId = membership.namespaceId,
                 .name = "tenants_of_current_user",
                 .dialect = Dialect::MySql,
                 .reads = {membership.id},
                 .comment = "Which tenants the signed-in person belongs to.",
                 .grants = {{.role = project.tenancy->runtimeRole, .privileges = {"select"}}}};
    tenants.definition = "SELECT m." + identifier(membership.column(membership.tenantKey)->name) + " FROM " +
                         identifier(membership.name) +
                         " AS m WHERE m." + identifier(membership.column(people.person)->name) + " = current_user_id()";
    putIn(edited.views, std::move(tenants));
    for (const Column& column : people.people->columns)
        if (isLookedUpBy(*people.people, column))
            putIn(edited.functions, lookup(project, *people.people, column, people.key,
                                           derivedName(singularOf(people.people->name) + "_by", column.name)));
    for (const Table& table : project.tables)
        if (const ColumnId owner = personColumn(people, table))
            for (const Column& column : table.columns)
                if (column.protection == Protection::Hashed && isLookedUpBy(table, column))
                    putIn(edited.functions, lookup(project, table, column, owner,
                                                   derivedName(singularOf(table.name) + "_user_by", column.name)));
    return edited;
}

}  // namespace barch
