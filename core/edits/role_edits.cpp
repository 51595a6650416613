#include "core/edits/role_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/table_summary.h"

#include <set>

namespace barch {
namespace {

bool isMemberOfItself(const Project& project, const Role& role)
{
    std::set<RoleId> seen;
    std::vector<RoleId> open = role.memberOf;
    while (!open.empty()) {
        const RoleId next = open.back();
        open.pop_back();
        if (next == role.id)
            return true;
        const Role* group = seen.insert(next).second ? project.roles.find(next) : nullptr;
        if (group)
            open.insert(open.end(), group->memberOf.begin(), group->memberOf.end());
    }
    return false;
}

std::optional<Error> roleFault(const Project& project, const Role& role)
{
    if (auto fault = nameFault("role", role.name))
        return fault;
    for (const Role& other : project.roles)
        if (other.name == role.name && other.id != role.id)
            return Error{"There is already a role \"" + role.name + "\".", {}, "Choose another name."};
    for (const RoleId group : role.memberOf)
        if (group != role.id && !project.roles.contains(group))
            return noSuch("role", group);
    if (isMemberOfItself(project, role))
        return Error{"The role " + role.name + " would be a member of itself.", role.name, {}};
    return std::nullopt;
}

}  // namespace

Result<Project> addRole(const Project& project, Role role)
{
    if (!role.id)
        role.id = freshId<RoleId>("role/" + role.name, [&](RoleId id) { return project.roles.contains(id); });
    else if (project.roles.contains(role.id))
        return Error{"This role is already there.", role.name, {}};
    if (auto fault = roleFault(project, role))
        return *fault;
    Project edited = project;
    edited.roles = project.roles.with(std::move(role));
    return edited;
}

Result<Project> changeRole(const Project& project, Role role)
{
    return changeElement(project, &Project::roles, role.id, "role", [&](Role& there) -> std::optional<Error> {
        there = role;
        return roleFault(project, role);
    });
}

Result<Project> renameRole(const Project& project, RoleId id, const std::string& name)
{
    return changeElement(project, &Project::roles, id, "role", [&](Role& role) -> std::optional<Error> {
        role.name = name;
        return roleFault(project, role);
    });
}

Result<Project> removeRole(const Project& project, RoleId id)
{
    const Role* role = project.roles.find(id);
    if (!role)
        return noSuch("role", id);
    const Tenancy& tenancy = *project.tenancy;
    if (id == tenancy.ownerRole || id == tenancy.migratorRole || id == tenancy.runtimeRole || id == tenancy.helperRole)
        return Error{"The role " + role->name + " keeps tenants apart.", role->name, "Choose another role for that first."};
    const Policy* own = nullptr;
    const Table* guarded = firstTableWhere(project, [&](const TableSummary& tables) { return tables.mayName(id); }, [&](const Table& table) {
        for (const Policy& policy : table.policies)
            own = !own && policy.roles == std::vector<RoleId>{id} ? &policy : own;
        return own != nullptr;
    });
    if (guarded)
        return Error{"The policy " + own->name + " of " + qualifiedName(project, *guarded) +
                         " is for this role alone; without it, it would be for everybody.",
                     role->name, "Change or remove the policy first."};
    for (const Function& function : project.functions)
        if (function.owner == id)
            return Error{"The role " + role->name + " owns the function " + function.name + ".", role->name,
                         "Give the function another owner first."};
    Project edited = forget(project, id, ElementKind::Role);
    edited.roles = edited.roles.without(id);
    return edited;
}

}  // namespace barch
