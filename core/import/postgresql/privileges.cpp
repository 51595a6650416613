#include "core/import/postgresql/privileges.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/functions.h"
#include "core/import/postgresql/roles.h"

#include <algorithm>

namespace barch::pg {
namespace {

using Privileges = std::vector<std::string>;

/// What ALL means.
Privileges allOf(std::string_view objects)
{
    if (objects == "tables")
        return {"select", "insert", "update", "delete", "truncate", "references", "trigger"};
    if (objects == "sequences")
        return {"usage", "select", "update"};
    if (objects == "schemas")
        return {"usage", "create"};
    return {objects == "functions" ? "execute" : "usage"};
}

/// What one statement says, for any object.
struct Change {
    bool gives = true;
    bool withGrantOption = false;
    std::vector<RoleId> roles;            ///< none: PUBLIC
    Privileges privileges;                ///< on the whole object; empty and `columns` too: all
    std::vector<std::pair<std::string, std::vector<std::string>>> onColumns;
};

Change changeOf(Context& context, const PgQuery__GrantStmt& statement)
{
    Change change;
    change.gives = statement.is_grant;
    change.withGrantOption = statement.grant_option;
    for (const Node* node : nodes(statement.grantees, statement.n_grantees))
        if (!isStarter(context.state, *node->role_spec))
            change.roles.push_back(roleOf(context, *node->role_spec));
    for (const Node* node : nodes(statement.privileges, statement.n_privileges)) {
        const PgQuery__AccessPriv& privilege = *node->access_priv;
        const std::string name = text(privilege.priv_name).empty() ? "all" : std::string(text(privilege.priv_name));
        if (privilege.n_cols > 0)
            change.onColumns.emplace_back(name, texts(nodes(privilege.cols, privilege.n_cols)));
        else
            change.privileges.push_back(name);
    }
    return change;
}

Privileges wholePrivileges(const Change& change, std::string_view objects)
{
    const bool all = (change.privileges.empty() && change.onColumns.empty()) ||
                     std::find(change.privileges.begin(), change.privileges.end(), "all") != change.privileges.end();
    return all ? allOf(objects) : change.privileges;
}

void give(std::vector<Grant>& grants, RoleId role, const Privileges& privileges, const std::vector<ColumnId>& columns, bool withGrantOption)
{
    const auto same = std::find_if(grants.begin(), grants.end(), [&](const Grant& grant) {
        return grant.role == role && grant.columns == columns && grant.withGrantOption == withGrantOption;
    });
    Grant& grant = same != grants.end() ? *same : grants.emplace_back(Grant{role, {}, columns, withGrantOption, {}});
    for (const std::string& privilege : privileges)
        if (std::find(grant.privileges.begin(), grant.privileges.end(), privilege) == grant.privileges.end())
            grant.privileges.push_back(privilege);
}

/// REVOKE on the whole object takes the same privileges on columns too.
void take(std::vector<Grant>& grants, RoleId role, const Privileges& privileges, const std::vector<ColumnId>& columns, bool onlyOption)
{
    std::vector<Grant> kept;
    for (Grant& grant : grants) {
        if (grant.role != role || (!columns.empty() && grant.columns != columns)) {
            kept.push_back(std::move(grant));
            continue;
        }
        Privileges taken;
        std::erase_if(grant.privileges, [&](const std::string& privilege) {
            const bool goes = std::find(privileges.begin(), privileges.end(), privilege) != privileges.end();
            if (goes && onlyOption && grant.withGrantOption)
                taken.push_back(privilege);
            return goes && (!onlyOption || grant.withGrantOption);
        });
        if (!grant.privileges.empty())
            kept.push_back(grant);
        if (!taken.empty())
            kept.push_back(Grant{role, taken, grant.columns, false, {}});
    }
    grants = std::move(kept);
}

void apply(std::vector<Grant>& grants, const Change& change, std::string_view objects)
{
    const Privileges privileges = wholePrivileges(change, objects);
    if (privileges.empty())
        return;
    for (const RoleId role : change.roles) {
        if (change.gives)
            give(grants, role, privileges, {}, change.withGrantOption);
        else
            take(grants, role, privileges, {}, change.withGrantOption);
    }
}

void applyToTable(Context& context, Table& table, const Change& change)
{
    apply(table.grants, change, "tables");
    for (const auto& [privilege, names] : change.onColumns) {
        std::vector<ColumnId> columns;
        for (const std::string& name : names)
            if (const Column* column = columnOf(context.state, table, name))
                columns.push_back(column->id);
        const Privileges privileges = privilege == "all" ? Privileges{"select", "insert", "update", "references"} : Privileges{privilege};
        for (const RoleId role : change.roles) {
            if (change.gives)
                give(table.grants, role, privileges, columns, change.withGrantOption);
            else
                take(table.grants, role, privileges, columns, change.withGrantOption);
        }
    }
}

void applyToRelation(Context& context, const Relation& relation, const Change& change)
{
    if (relation.kind == RelationKind::Table)
        applyToTable(context, context.state.tables.at(TableId(relation.id)), change);
    else if (relation.kind == RelationKind::View && change.onColumns.empty())
        apply(context.state.views.at(ViewId(relation.id)).grants, change, "tables");
    else if (relation.kind == RelationKind::Sequence)
        apply(context.state.sequences.at(SequenceId(relation.id)).grants, change, "sequences");
    else
        keep(context, change.gives ? "GRANT" : "REVOKE", "It is about something that is kept word for word.", {}, KeptPlace::AfterAll);
}

void applyToFunction(Context& context, Function& function, const Change& change)
{
    apply(function.grants, change, "functions");
    if (std::find(change.roles.begin(), change.roles.end(), RoleId()) != change.roles.end())
        context.state.functionFacts[function.id].closedToPublic = !change.gives;
}

/// PUBLIC has some rights from the start, which no list of grants can take away.
bool takesFromPublic(const Change& change)
{
    return !change.gives && std::find(change.roles.begin(), change.roles.end(), RoleId()) != change.roles.end();
}

void applyToSchema(Context& context, std::string_view name, const Change& change)
{
    const Namespace* space = context.state.spaceNamed(name);
    if (!space)
        return context.missing("schema", name);
    apply(context.state.spaces.at(space->id).grants, change, "schemas");
    const Privileges privileges = wholePrivileges(change, "schemas");
    const bool aboutUsage = std::find(privileges.begin(), privileges.end(), "usage") != privileges.end();
    const bool aboutPublic = std::find(change.roles.begin(), change.roles.end(), RoleId()) != change.roles.end();
    if (name == "public" && aboutUsage && aboutPublic)
        context.state.publicSchemaClosed = !change.gives;
}

void applyToType(Context& context, const std::vector<std::string>& names, const Change& change)
{
    UserType* type = context.state.type(names);
    if (!type)
        return context.missing("type", names.empty() ? std::string() : names.back());
    apply(type->grants, change, "types");
    if (takesFromPublic(change))
        keepText(context, "REVOKE ON TYPE " + type->name, "REVOKE ALL ON TYPE " + pathText(context.state, type->namespaceId, type->name) + " FROM PUBLIC",
                 "The model can't take away what everybody has from the start.", {}, KeptPlace::AfterAll);
}

void applyInSchemas(Context& context, const PgQuery__GrantStmt& statement, const Change& change)
{
    SchemaState& state = context.state;
    for (const Node* node : nodes(statement.objects, statement.n_objects)) {
        const Namespace* space = state.spaceNamed(text(node));
        if (!space) {
            context.missing("schema", text(node));
            continue;
        }
        const NamespaceId id = space->id;
        const auto each = [&](auto& elements, auto use) {
            for (auto& [key, element] : elements)
                if (element.namespaceId == id)
                    use(element);
        };
        if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) {
            each(state.tables, [&](Table& table) { apply(table.grants, change, "tables"); });
            each(state.views, [&](View& view) { apply(view.grants, change, "tables"); });
        } else if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE) {
            each(state.sequences, [&](Sequence& sequence) { apply(sequence.grants, change, "sequences"); });
        } else {
            each(state.functions, [&](Function& function) { applyToFunction(context, function, change); });
        }
    }
}

}  // namespace

void changePrivileges(Context& context, const PgQuery__GrantStmt& statement)
{
    const Change change = changeOf(context, statement);
    const char* const verb = statement.is_grant ? "GRANT" : "REVOKE";
    if (change.roles.empty())
        return context.skipped(std::string(verb) + " to the owner", "Whoever runs the migration owns what it makes.");
    if (statement.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA)
        return applyInSchemas(context, statement, change);
    for (const Node* node : nodes(statement.objects, statement.n_objects)) {
        switch (statement.objtype) {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
            if (const Relation* relation = context.state.relation(*node->range_var))
                applyToRelation(context, *relation, change);
            else
                context.missing("table", pathText(*node->range_var));
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
        case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
            if (Function* function = findFunction(context.state, *node->object_with_args))
                applyToFunction(context, *function, change);
            else
                keep(context, verb + std::string(" ON FUNCTION"), "The function is not made here: an extension brings it.", {}, KeptPlace::AfterAll);
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: applyToSchema(context, text(node), change); break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: applyToType(context, texts(listOf(node)), change); break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE:
            context.skipped(std::string(verb) + " ON DATABASE", "What the database is called is not part of a design.");
            break;
        default: keep(context, verb, "The model has no place for rights on such things.", {}, KeptPlace::AfterAll); return;
        }
    }
}

void alterDefaultPrivileges(Context& context, const PgQuery__AlterDefaultPrivilegesStmt& statement)
{
    SchemaState& state = context.state;
    const PgQuery__GrantStmt& action = *statement.action;
    const std::string objects = action.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE      ? "tables"
                                : action.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE ? "sequences"
                                : action.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE     ? "types"
                                : action.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA   ? "schemas"
                                                                                           : "functions";
    const Nodes options = nodes(statement.options, statement.n_options);
    std::vector<NamespaceId> spaces;
    if (const PgQuery__DefElem* given = option(options, "schemas"))
        for (const Node* node : listOf(given->arg))
            spaces.push_back(state.space(text(node)));
    std::vector<RoleId> makers;
    if (const PgQuery__DefElem* given = option(options, "roles"))
        for (const Node* node : listOf(given->arg))
            makers.push_back(roleOf(context, *node->role_spec));
    if (spaces.empty())
        spaces.emplace_back();
    if (makers.empty())
        makers.emplace_back();
    const Change change = changeOf(context, action);
    const Privileges privileges = wholePrivileges(change, objects);
    for (const RoleId maker : makers)
        for (const NamespaceId space : spaces)
            for (const RoleId role : change.roles) {
                const auto same = [&](const DefaultPrivilege& entry) {
                    return entry.forRole == maker && entry.namespaceId == space && entry.objects == objects && entry.grant.role == role;
                };
                if (!change.gives) {
                    for (DefaultPrivilege& entry : state.defaultPrivileges)
                        if (same(entry) && !entry.revoke)
                            std::erase_if(entry.grant.privileges, [&](const std::string& each) { return std::find(privileges.begin(), privileges.end(), each) != privileges.end(); });
                    std::erase_if(state.defaultPrivileges, [](const DefaultPrivilege& entry) { return entry.grant.privileges.empty(); });
                    // Only what everybody has from the start is left to take away.
                    const bool isBuiltIn = !role && !space && (objects == "functions" || objects == "types");
                    const bool isKnown = std::any_of(state.defaultPrivileges.begin(), state.defaultPrivileges.end(), [&](const auto& entry) { return same(entry) && entry.revoke; });
                    if (!isBuiltIn || isKnown)
                        continue;
                }
                const auto found = std::find_if(state.defaultPrivileges.begin(), state.defaultPrivileges.end(), [&](const auto& entry) { return same(entry) && !entry.revoke; });
                if (change.gives && found != state.defaultPrivileges.end()) {
                    std::vector<Grant> one{found->grant};
                    give(one, role, privileges, {}, found->grant.withGrantOption);
                    found->grant = one[0];
                    continue;
                }
                if (change.gives)
                    std::erase_if(state.defaultPrivileges, [&](const DefaultPrivilege& entry) { return same(entry) && entry.revoke; });
                DefaultPrivilege entry;
                entry.id = state.fresh<VerbatimId>();
                entry.forRole = maker;
                entry.namespaceId = space;
                entry.objects = objects;
                entry.revoke = !change.gives;
                entry.grant = Grant{role, privileges, {}, change.withGrantOption, {}};
                state.defaultPrivileges.push_back(std::move(entry));
            }
}

void grantByDefault(const SchemaState& state, std::vector<Grant>& grants, std::string_view objects, NamespaceId space)
{
    for (const DefaultPrivilege& entry : state.defaultPrivileges)
        if (entry.objects == objects && !entry.forRole && !entry.revoke && (!entry.namespaceId || entry.namespaceId == space))
            give(grants, entry.grant.role, entry.grant.privileges, {}, entry.grant.withGrantOption);
}

bool isClosedByDefault(const SchemaState& state, NamespaceId)
{
    return std::any_of(state.defaultPrivileges.begin(), state.defaultPrivileges.end(), [](const DefaultPrivilege& entry) {
        return entry.objects == "functions" && entry.revoke && !entry.forRole && !entry.namespaceId && !entry.grant.role;
    });
}

}  // namespace barch::pg
