#include "core/access/permission_policies.h"
#include "core/access/table_access.h"
#include "core/edits/names.h"
#include "core/rules/elements.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/people.h"

#include <algorithm>

namespace barch {
namespace {

/// "sees every row", "changes own rows only": the operations that reach as far, in one clause.
std::string clause(const std::vector<std::string>& verbs, Reach reach)
{
    switch (reach) {
    case Reach::All: return rules::listed(verbs) + " every row";
    case Reach::Own: return rules::listed(verbs) + " own rows only";
    case Reach::Scoped: return rules::listed(verbs) + " what the key’s scope allows";
    case Reach::None: break;
    }
    return {};
}

std::string rowsOf(const RoleView& view)
{
    constexpr std::array<const char*, 4> verbs = {"sees", "adds", "changes", "deletes"};
    std::vector<std::string> clauses;
    for (const Reach reach : {Reach::All, Reach::Own, Reach::Scoped}) {
        std::vector<std::string> done;
        for (std::size_t i = 0; i < 4; ++i)
            if (view.reaches[i] == reach)
                done.emplace_back(verbs[i]);
        if (!done.empty())
            clauses.push_back(clause(done, reach));
    }
    if (clauses.empty())
        return "Sees nothing of it.";
    std::string text = rules::listed(clauses) + ".";
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string namesOf(const Project& project, const std::vector<AccessRoleId>& roles)
{
    std::vector<std::string> names;
    for (const AccessRoleId id : roles)
        names.push_back(project.accessRoles.find(id)->name);
    if (names.size() > 6) {
        const std::size_t more = names.size() - 5;
        names.resize(5);
        names.push_back(std::to_string(more) + " more");
    }
    return rules::listed(names);
}

std::string operationSentence(const Project& project, const TableAccess& access, const Table& table, RowOperation operation)
{
    constexpr std::array<const char*, 4> verbs = {"Seeing", "Adding", "Changing", "Deleting"};
    std::vector<AccessRoleId> all;
    std::vector<AccessRoleId> own;
    for (const AccessRoleId role : access.matrix().roles()) {
        const Reach reach = access.reach(role, table, operation);
        if (reach == Reach::All)
            all.push_back(role);
        else if (reach == Reach::Own)
            own.push_back(role);
    }
    std::string text = std::string(verbs[static_cast<std::size_t>(operation)]) + ": ";
    if (all.empty() && own.empty())
        return text + "no role.";
    if (!all.empty())
        text += namesOf(project, all);
    if (!own.empty())
        text += (all.empty() ? "" : "; ") + namesOf(project, own) + " only their own";
    return text + ".";
}

std::string tenantSentence(const Project& project, const Table& table)
{
    if (table.id == project.tenancy->rootTable)
        return "A request sees only the row of its own tenant. ";
    if (isTenantOwned(table) && sharesTables(project))
        return "A request sees a row only when the row’s tenant is the tenant of the request. ";
    if (project.tenancy->model == TenancyModel::Isolated)
        return "Each tenant has a database of its own. ";
    return {};
}

std::string enforcement(const Project& project, const Table& table)
{
    if (hasPermissionPolicies(table))
        return "The database refuses everything else.";
    if (const auto possible = canWritePolicies(project, table.id); possible)
        return "The database keeps tenants apart only; roles are checked by the API until policies are written.";
    return "The API checks this: the database knows nothing of roles here.";
}

}  // namespace

std::string rowsInWords(const Project& project, const TableAccess& access, const Table& table)
{
    switch (access.decidesOn(table)) {
    case Decides::Nobody: return "everybody, read only";
    case Decides::Person: return "the signed-in person’s rows";
    case Decides::SignIn:
        if (access.keeper() && table.id == access.keeper()->people)
            return isTenantOwned(table) ? "tenant key" : "through membership";
        break;
    case Decides::Program: break;
    case Decides::Roles:
        if (table.id == project.tenancy->rootTable)
            return "own row only";
        break;
    }
    const std::string base = isTenantOwned(table) && table.tenantKey && sharesTables(project)      ? "tenant key"
                             : project.tenancy->model == TenancyModel::Isolated && isTenantOwned(table) ? "own database"
                             : project.tenancy->model == TenancyModel::None                             ? "everybody signed in"
                                                                                                        : "not kept apart";
    return hasPermissionPolicies(table) ? base + (access.ownerOf(table) ? " + own rows" : " + roles") : base;
}

std::string policyInWords(const Project& project, const TableAccess& access, const Table& table)
{
    std::string text = tenantSentence(project, table);
    switch (access.decidesOn(table)) {
    case Decides::Nobody: return text + "Shared by all tenants: everybody reads it, only migrations and the program’s own data change it.";
    case Decides::Person: return text + "Each row belongs to one person, who alone reaches it, whatever the role.";
    case Decides::SignIn:
        return text + "It is read before anybody is signed in, so no role can decide about its rows; the API hands none of them out as they are.";
    case Decides::Program: return text + "The program itself writes and reads it, on nobody’s behalf, so no role decides about its rows.";
    case Decides::Roles: break;
    }
    const Operations open = access.openOn(table);
    for (const RowOperation operation : rowOperations)
        if ((open & bitOf(operation)) == 0)
            text += operationSentence(project, access, table, operation) + " ";
    if (access.keeper() && table.id == access.keeper()->table)
        text += "Whoever joins has no role yet: the API checks the invitation. ";
    if (const RowOwner owner = access.ownerOf(table))
        text += "A row is one’s own by " + ownerInWords(project, *access.keeper(), table) + ". ";
    else
        text += "No row belongs to one person, so “own” gives nothing here. ";
    return text + enforcement(project, table);
}

std::vector<RoleView> whoSeesWhat(const Project& project, const TableAccess& access, const Table& table)
{
    std::vector<RoleView> views;
    const Decides decides = access.decidesOn(table);
    const Operations open = access.openOn(table);
    for (const AccessRoleId role : access.matrix().roles()) {
        RoleView view;
        view.role = role;
        for (const RowOperation operation : rowOperations) {
            Reach& reach = view.reaches[static_cast<std::size_t>(operation)];
            if (decides == Decides::Roles)
                reach = (open & bitOf(operation)) != 0 ? Reach::All : access.reach(role, table, operation);
            else if (decides == Decides::Person)
                reach = Reach::Own;
            else if (decides == Decides::Nobody)
                reach = operation == RowOperation::Read ? Reach::All : Reach::None;
        }
        view.rows = decides == Decides::SignIn    ? "Nothing directly: signing in goes by the API."
                    : decides == Decides::Program ? "Nothing: only the program itself."
                                                  : rowsOf(view);
        views.push_back(std::move(view));
    }
    (void)project;
    return views;
}

}  // namespace barch
