#include "core/tenancy/runtime_grants.h"

#include "core/edits/lookups.h"
#include "core/tenancy/guards.h"

namespace barch {

std::vector<std::string> usualPrivileges(const Project& project, const Table& table, bool belongsToPerson)
{
    if (table.id == project.tenancy->rootTable)
        return {"select", "insert", "update"};
    if (isTenantOwned(table) || belongsToPerson)
        return {"select", "insert", "update", "delete"};
    return {"select"};
}

bool holdsGrant(const std::vector<Grant>& grants, RoleId role)
{
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.role == role; });
}

void giveRuntime(std::vector<Grant>& grants, RoleId runtime, const std::vector<std::string>& privileges)
{
    for (Grant& grant : grants) {
        if (grant.role != runtime)
            continue;
        const auto all = std::find(grant.privileges.begin(), grant.privileges.end(), "all");
        if (all != grant.privileges.end())
            grant.privileges = {"select", "insert", "update", "delete"};
        std::erase_if(grant.privileges, [](const std::string& privilege) {
            return privilege == "truncate" || privilege == "references" || privilege == "trigger";
        });
    }
    std::erase_if(grants, [](const Grant& grant) { return grant.privileges.empty(); });
    if (!holdsGrant(grants, runtime))
        grants.insert(grants.begin(), {.role = runtime, .privileges = privileges});
}

void narrowGrants(std::vector<Grant>& grants, RoleId role, const std::vector<std::string>& most)
{
    const auto isAmong = [](const std::vector<std::string>& list, const std::string& privilege) {
        return std::find(list.begin(), list.end(), privilege) != list.end();
    };
    for (Grant& grant : grants) {
        if (grant.role != role)
            continue;
        if (isAmong(grant.privileges, "all"))
            grant.privileges = most;
        std::erase_if(grant.privileges, [&](const std::string& privilege) { return !isAmong(most, privilege); });
    }
    std::erase_if(grants, [](const Grant& grant) { return grant.privileges.empty(); });
}

void takeFrom(std::vector<Grant>& grants, RoleId role)
{
    std::erase_if(grants, [&](const Grant& grant) { return grant.role == role; });
}

void moveGrants(std::vector<Grant>& from, std::vector<Grant>& to, RoleId role)
{
    for (const Grant& grant : from)
        if (grant.role == role)
            to.push_back(grant);
    takeFrom(from, role);
}

void addPrivilege(std::vector<Grant>& grants, RoleId role, const std::string& privilege)
{
    for (const Grant& grant : grants)
        if (grant.role == role && grant.columns.empty() &&
            std::find(grant.privileges.begin(), grant.privileges.end(), privilege) != grant.privileges.end())
            return;
    for (Grant& grant : grants)
        if (grant.role == role && grant.columns.empty() && !grant.withGrantOption) {
            grant.privileges.push_back(privilege);
            return;
        }
    grants.push_back({.role = role, .privileges = {privilege}});
}

Project withUsage(const Project& project, const Table& table, RoleId role)
{
    Project edited = project;
    const auto give = [&](auto member, const auto& element) {
        auto copy = element;
        addPrivilege(copy.grants, role, "usage");
        if (!(copy == element))
            edited.*member = (edited.*member).with(std::move(copy));
    };
    if (const Namespace* space = project.namespaces.find(table.namespaceId))
        give(&Project::namespaces, *space);
    for (const Sequence& sequence : project.sequences)
        if (sequence.ownedByTable == table.id)
            give(&Project::sequences, sequence);
    return edited;
}

}  // namespace barch
