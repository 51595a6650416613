#include "core/import/postgresql/roles.h"

#include <algorithm>

namespace barch::pg {
namespace {

void addMember(SchemaState& state, std::string_view group, std::string_view member)
{
    const RoleId groupId = state.role(group);
    std::vector<RoleId>& groups = state.roles.at(state.role(member)).memberOf;
    if (std::find(groups.begin(), groups.end(), groupId) == groups.end())
        groups.push_back(groupId);
}

void readOptions(Context& context, RoleId id, Nodes options)
{
    for (const Node* node : options) {
        const PgQuery__DefElem& element = *node->def_elem;
        const std::string_view name = text(element.defname);
        Role& role = context.state.roles.at(id);
        if (name == "canlogin")
            role.login = isOn(element.arg);
        else if (name == "bypassrls")
            role.bypassRowSecurity = isOn(element.arg);
        else if (name == "superuser")
            role.superuser = isOn(element.arg);
        else if (name == "createrole")
            role.createRole = isOn(element.arg);
        else if (name == "createdb")
            role.createDatabase = isOn(element.arg);
        else if (name == "inherit")
            role.inherit = isOn(element.arg);
        else if (name == "addroleto")
            for (const Node* group : listOf(element.arg))
                addMember(context.state, text(group->role_spec->rolename), std::string(role.name));
        else if (name == "rolemembers" || name == "adminmembers")
            for (const Node* member : listOf(element.arg))
                addMember(context.state, std::string(role.name), text(member->role_spec->rolename));
        else if (name == "password")
            context.skipped("PASSWORD of " + shortened(role.name), "Passwords are never part of a design.");
        else
            context.skipped("An option of the role " + shortened(role.name), "The model has no place for " + std::string(name) + ".");
    }
}

}  // namespace

bool isStarter(const SchemaState& state, const PgQuery__RoleSpec& spec)
{
    if (spec.roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC)
        return false;
    return spec.roletype != PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING || (text(spec.rolename) == "postgres" && !state.roleNamed("postgres"));
}

RoleId roleOf(Context& context, const PgQuery__RoleSpec& spec)
{
    if (spec.roletype != PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING || isStarter(context.state, spec))
        return {};
    return context.state.role(text(spec.rolename));
}

void createRole(Context& context, const PgQuery__CreateRoleStmt& statement)
{
    const RoleId id = context.state.role(text(statement.role));
    context.state.madeRoles.insert(id);
    context.state.roles.at(id).login = statement.stmt_type == PG_QUERY__ROLE_STMT_TYPE__ROLESTMT_USER;
    readOptions(context, id, nodes(statement.options, statement.n_options));
}

void alterRole(Context& context, const PgQuery__AlterRoleStmt& statement)
{
    const RoleId id = roleOf(context, *statement.role);
    if (!id)
        return context.skipped("ALTER ROLE", "It changes whoever runs the statements.");
    if (const PgQuery__DefElem* members = option(nodes(statement.options, statement.n_options), "rolemembers")) {
        // ALTER GROUP ... ADD USER, DROP USER
        for (const Node* member : listOf(members->arg)) {
            if (statement.action >= 0)
                addMember(context.state, context.state.roles.at(id).name, text(member->role_spec->rolename));
            else
                std::erase(context.state.roles.at(context.state.role(text(member->role_spec->rolename))).memberOf, id);
        }
        return;
    }
    readOptions(context, id, nodes(statement.options, statement.n_options));
}

void dropRoles(Context& context, const PgQuery__DropRoleStmt& statement)
{
    for (const Node* node : nodes(statement.roles, statement.n_roles)) {
        const Role* role = context.state.roleNamed(text(node->role_spec->rolename));
        if (role)
            context.state.dropRole(role->id);
        else if (!statement.missing_ok)
            context.missing("role", text(node->role_spec->rolename));
    }
}

void grantRole(Context& context, const PgQuery__GrantRoleStmt& statement)
{
    for (const Node* granted : nodes(statement.granted_roles, statement.n_granted_roles))
        for (const Node* grantee : nodes(statement.grantee_roles, statement.n_grantee_roles)) {
            const std::string_view group = text(granted->access_priv->priv_name);
            const RoleId member = roleOf(context, *grantee->role_spec);
            if (!member)
                context.skipped("GRANT " + shortened(group), "It is about whoever runs the statements.");
            else if (statement.is_grant)
                addMember(context.state, group, context.state.roles.at(member).name);
            else
                std::erase(context.state.roles.at(member).memberOf, context.state.role(group));
        }
}

}  // namespace barch::pg
