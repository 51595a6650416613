#include "core/edits/grant_edits.h"

#include "core/edits/lookups.h"

namespace barch {
namespace {

bool has(const std::vector<std::string>& privileges, const std::string& privilege)
{
    return std::find(privileges.begin(), privileges.end(), privilege) != privileges.end();
}

std::optional<Error> grantFault(const Project& project, const Grant& grant)
{
    if (grant.role && !project.roles.contains(grant.role))
        return noSuch("role", grant.role);
    if (grant.privileges.empty())
        return Error{"A grant needs at least one privilege.", {}, {}};
    return std::nullopt;
}

std::optional<Error> grantsFault(const Project& project, const std::vector<Grant>& grants)
{
    for (const Grant& grant : grants)
        if (auto fault = grantFault(project, grant))
            return fault;
    return std::nullopt;
}

template <class Element>
Result<Project> setGrants(const Project& project, SharedMap<Element> Project::* collection,
                          typename SharedMap<Element>::Key id, std::string_view what, std::vector<Grant> grants)
{
    return changeElement(project, collection, id, what, [&](Element& element) -> std::optional<Error> {
        if (auto fault = grantsFault(project, grants))
            return fault;
        element.grants = grants;
        return std::nullopt;
    });
}

}  // namespace

Result<Project> grantOnTable(const Project& project, TableId id, RoleId role, std::vector<std::string> privileges)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = grantFault(project, {.role = role, .privileges = privileges}))
            return fault;
        const auto found = std::find_if(table.grants.begin(), table.grants.end(), [&](const Grant& grant) {
            return grant.role == role && grant.columns.empty() && !grant.withGrantOption;
        });
        Grant& grant = found == table.grants.end() ? table.grants.emplace_back(Grant{.role = role}) : *found;
        for (const std::string& privilege : privileges)
            if (!has(grant.privileges, privilege))
                grant.privileges.push_back(privilege);
        return std::nullopt;
    });
}

Result<Project> revokeOnTable(const Project& project, TableId id, RoleId role, std::vector<std::string> privileges)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        for (Grant& grant : table.grants)
            if (grant.role == role)
                std::erase_if(grant.privileges, [&](const std::string& p) { return privileges.empty() || has(privileges, p); });
        std::erase_if(table.grants, [](const Grant& grant) { return grant.privileges.empty(); });
        return std::nullopt;
    });
}

Result<Project> setTableGrants(const Project& project, TableId table, std::vector<Grant> grants)
{
    return changeTable(project, table, [&](Table& changed) -> std::optional<Error> {
        if (auto fault = grantsFault(project, grants))
            return fault;
        for (const Grant& grant : grants)
            if (!grant.columns.empty())
                if (auto fault = columnsFault(changed, grant.columns, "A grant on columns"))
                    return fault;
        changed.grants = grants;
        return std::nullopt;
    });
}

Result<Project> setViewGrants(const Project& project, ViewId view, std::vector<Grant> grants)
{
    return setGrants(project, &Project::views, view, "view", std::move(grants));
}

Result<Project> setFunctionGrants(const Project& project, FunctionId function, std::vector<Grant> grants)
{
    return setGrants(project, &Project::functions, function, "function", std::move(grants));
}

Result<Project> setNamespaceGrants(const Project& project, NamespaceId space, std::vector<Grant> grants)
{
    return setGrants(project, &Project::namespaces, space, "namespace", std::move(grants));
}

}  // namespace barch
