#include "core/edits/access_edits.h"

#include "core/access/permission_policies.h"
#include "core/access/table_access.h"
#include "core/edits/change_sql_texts.h"
#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"
#include "core/edits/sql_literal.h"
#include "core/edits/type_edits.h"
#include "core/model/sql_tokens.h"
#include "core/rules/words.h"

namespace barch {
namespace {

template <class Element>
std::optional<Error> nameClash(const SharedMap<Element>& all, const Element& element, std::string_view kind)
{
    if (auto fault = nameFault(kind, element.name))
        return fault;
    for (const Element& other : all)
        if (other.id != element.id && rules::lowerCase(other.name) == rules::lowerCase(element.name))
            return Error{"There is already a " + std::string(kind) + " \"" + other.name + "\".", {}, "Choose another name."};
    return std::nullopt;
}

/// `put` with unique names; policies follow.
template <class Element>
Result<Project> putNamed(const Project& project, SharedMap<Element> Project::* all, Element element, std::string_view kind)
{
    if (auto clash = nameClash(project.*all, element, kind))
        return *clash;
    auto edited = putElement(project, std::move(element));
    return edited ? Result<Project>(withFreshPermissionPolicies(*edited)) : edited;
}

template <class Element, class IdType>
Result<Project> addNamed(const Project& project, SharedMap<Element> Project::* all, Element element, std::string_view kind, const char* path)
{
    if (!element.id)
        element.id = freshId<IdType>(path + element.name, [&](IdType id) { return (project.*all).contains(id); });
    else if ((project.*all).contains(element.id))
        return Error{"This " + std::string(kind) + " is already there.", element.name, {}};
    return putNamed(project, all, std::move(element), kind);
}

template <class Change>
Result<Project> changeRole(const Project& project, AccessRoleId id, Change change)
{
    auto edited = changeElement(project, &Project::accessRoles, id, "role", change);
    if (!edited || sameAs(*edited, project))
        return edited;
    return withFreshPermissionPolicies(*edited);
}

/// The enum of the column that says which role a person holds, and its value of this name.
Result<Project> renameRoleValue(const Project& project, const std::string& from, const std::string& to)
{
    const auto keeper = roleKeeperOf(project);
    const Table* table = keeper ? project.table(keeper->table) : nullptr;
    const UserType* type = table ? project.types.find(table->column(keeper->role)->userType) : nullptr;
    if (!type)
        return project;
    for (const EnumValue& value : type->values)
        if (value.name == from)
            return renameEnumValue(project, type->id, value.id, to);
    return project;
}

/// Texts 'from' that follow current_user_may( now say `to`.
std::string renamedIn(const std::string& text, const std::string& function, const std::string& from, const std::string& to)
{
    const std::string old = sqlLiteral(from);
    std::string changed;
    std::size_t copied = 0;
    const std::vector<SqlToken> tokens = sqlTokens(text);
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        if (tokens[i].text != old || tokens[i - 1].text != "(" || !tokens[i - 2].names(function))
            continue;
        changed += text.substr(copied, tokens[i].begin - copied) + sqlLiteral(to);
        copied = tokens[i].end;
    }
    return changed + text.substr(copied);
}

Result<Done> knownBoth(const Project& project, AccessRoleId role, PermissionId permission)
{
    if (!project.accessRoles.contains(role))
        return noSuch("role", role);
    if (!project.permissions.contains(permission))
        return noSuch("permission", permission);
    return Done{};
}

template <class List, class IdType>
void addOnce(List& list, IdType id)
{
    if (std::find(list.begin(), list.end(), id) == list.end())
        list.push_back(id);
}

const PermissionRow* rowOf(const AccessMatrix& matrix, const std::string& base, TableId table)
{
    for (const PermissionRow& row : matrix.rows())
        if (row.base == base && row.table == table)
            return &row;
    return nullptr;
}

RowOperation operationOf(const Endpoint& endpoint)
{
    const std::string method = rules::lowerCase(endpoint.method);
    return method == "get" || method == "head" ? RowOperation::Read
           : method == "post"                  ? RowOperation::Add
           : method == "delete"                ? RowOperation::Remove
                                               : RowOperation::Change;
}

}  // namespace

Result<Project> addAccessRole(const Project& project, AccessRole role)
{
    return addNamed<AccessRole, AccessRoleId>(project, &Project::accessRoles, std::move(role), "role", "access-role/");
}

Result<Project> changeAccessRole(const Project& project, AccessRole role)
{
    const AccessRole* before = project.accessRoles.find(role.id);
    if (!before)
        return noSuch("role", role.id);
    for (const AccessRoleId included : role.includes)
        if (included == role.id || includesRole(project, included, role.id))
            return Error{"The roles would include each other in a circle.", role.name, {}};
    const std::string name = role.name;
    role.name = before->name;
    const AccessRoleId id = role.id;
    const auto edited = putNamed(project, &Project::accessRoles, std::move(role), "role");
    return edited && name != before->name ? renameAccessRole(*edited, id, name) : edited;
}

Result<Project> renameAccessRole(const Project& project, AccessRoleId id, const std::string& name)
{
    const AccessRole* role = project.accessRoles.find(id);
    if (!role)
        return noSuch("role", id);
    if (role->name == name)
        return project;
    AccessRole renamed = *role;
    renamed.name = name;
    if (auto clash = nameClash(project.accessRoles, renamed, "role"))
        return *clash;
    const auto valued = renameRoleValue(project, role->name, name);
    return valued ? putNamed(*valued, &Project::accessRoles, std::move(renamed), "role") : valued;
}

Result<Project> removeAccessRole(const Project& project, AccessRoleId role)
{
    const auto edited = removeElement(project, role);
    return edited ? Result<Project>(withFreshPermissionPolicies(*edited)) : edited;
}

Result<Project> includeRole(const Project& project, AccessRoleId id, AccessRoleId included)
{
    const AccessRole* other = project.accessRoles.find(included);
    if (!other)
        return noSuch("role", included);
    return changeRole(project, id, [&](AccessRole& role) -> std::optional<Error> {
        if (includesRole(project, included, id))
            return Error{other->name + (included == id ? " can't include itself." : " includes " + role.name + " already."), role.name,
                         "Roles can't include each other in a circle."};
        addOnce(role.includes, included);
        return std::nullopt;
    });
}

Result<Project> excludeRole(const Project& project, AccessRoleId id, AccessRoleId included)
{
    return changeRole(project, id, [&](AccessRole& role) -> std::optional<Error> {
        std::erase(role.includes, included);
        return std::nullopt;
    });
}

Result<Project> addPermission(const Project& project, Permission permission)
{
    if (permission.table && !project.tables.contains(permission.table))
        return noSuch("table", permission.table);
    return addNamed<Permission, PermissionId>(project, &Project::permissions, std::move(permission), "permission", "permission/");
}

Result<Project> changePermission(const Project& project, Permission permission)
{
    const Permission* before = project.permissions.find(permission.id);
    if (!before)
        return noSuch("permission", permission.id);
    const std::string name = permission.name;
    const PermissionId id = permission.id;
    permission.name = before->name;
    const auto edited = putNamed(project, &Project::permissions, std::move(permission), "permission");
    return edited && name != before->name ? renamePermission(*edited, id, name) : edited;
}

Result<Project> renamePermission(const Project& project, PermissionId id, const std::string& name)
{
    const Permission* permission = project.permissions.find(id);
    if (!permission)
        return noSuch("permission", id);
    if (permission->name == name)
        return project;
    Permission renamed = *permission;
    renamed.name = name;
    if (auto clash = nameClash(project.permissions, renamed, "permission"))
        return *clash;
    Project edited = project;
    if (const Function* function = project.functions.find(permissionFunctionId())) {
        edited = changeSqlTexts(project, SqlTexts::All, {function->name}, [&](const std::string& text) {
            return renamedIn(text, function->name, permission->name, name);
        });
    }
    return putNamed(edited, &Project::permissions, std::move(renamed), "permission");
}

Result<Project> removePermission(const Project& project, PermissionId permission)
{
    const auto edited = removeElement(project, permission);
    return edited ? Result<Project>(withFreshPermissionPolicies(*edited)) : edited;
}

Result<Project> grantPermission(const Project& project, AccessRoleId id, PermissionId permission)
{
    if (const auto known = knownBoth(project, id, permission); !known)
        return known.error();
    return changeRole(project, id, [&](AccessRole& role) -> std::optional<Error> {
        addOnce(role.permissions, permission);
        return std::nullopt;
    });
}

Result<Project> revokePermission(const Project& project, AccessRoleId id, PermissionId permission)
{
    if (const auto known = knownBoth(project, id, permission); !known)
        return known.error();
    return changeRole(project, id, [&](AccessRole& role) -> std::optional<Error> {
        std::erase(role.permissions, permission);
        return std::nullopt;
    });
}

Result<Project> setReach(const Project& project, AccessRoleId id, const std::string& base, TableId table, Reach reach)
{
    if (!project.accessRoles.contains(id))
        return noSuch("role", id);
    const AccessMatrix matrix(project);
    const PermissionRow* row = rowOf(matrix, base, table);
    if (!row)
        return Error{"There is no permission \"" + base + "\".", {}, "It may have been removed in the meantime."};
    Project edited = project;
    PermissionId wanted = reach == Reach::None ? PermissionId() : reach == Reach::Own ? row->own : reach == Reach::Scoped ? row->scoped : row->all;
    if (reach != Reach::None && !wanted) {
        Permission missing;
        missing.name = permissionName(base, reach);
        missing.table = table;
        wanted = PermissionId::derive("permission/" + missing.name + (table ? "/" + table.text() : std::string()));
        missing.id = wanted;
        auto made = addPermission(project, std::move(missing));
        if (!made)
            return made;
        edited = std::move(made).value();
    }
    return changeRole(edited, id, [&](AccessRole& role) -> std::optional<Error> {
        for (const PermissionId each : {row->own, row->scoped, row->all})
            if (each && each != wanted && !(reach == Reach::All && each == row->own))
                std::erase(role.permissions, each);
        if (reach == Reach::None)
            return std::nullopt;
        addOnce(role.permissions, wanted);
        if (reach == Reach::All && row->own)
            addOnce(role.permissions, row->own);
        return std::nullopt;
    });
}

Result<Project> putPermissionsOnEndpoints(const Project& project)
{
    const TableAccess access(project);
    Project edited = project;
    for (const Endpoint& endpoint : project.endpoints) {
        const Table* table = project.table(endpoint.table);
        if (endpoint.isPublic || endpoint.permission || !table)
            continue;
        // The least that the call needs: own rows where the design knows them.
        PermissionId least;
        Reach reach = Reach::None;
        for (const TableAccess::Allowing& each : access.allowing(*table, operationOf(endpoint)))
            if (!least || each.reach < reach || (each.reach == reach && each.permission < least)) {
                least = each.permission;
                reach = each.reach;
            }
        if (!least)
            continue;
        Endpoint copy = endpoint;
        copy.permission = least;
        edited.endpoints = edited.endpoints.with(std::move(copy));
    }
    return edited;
}

}  // namespace barch
