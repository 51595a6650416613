#include "core/access/access_matrix.h"

#include "core/rules/words.h"

#include <algorithm>
#include <tuple>

namespace barch {
namespace {

constexpr std::array<std::string_view, 17> mighty = {"superadmin", "owner",  "admin",     "administrator", "manager", "supervisor",
                                                     "lead",       "editor", "agent",     "staff",         "member",  "user",
                                                     "customer",   "requester", "billing", "viewer",       "guest"};

std::size_t mightOf(const AccessRole& role)
{
    const auto found = std::find_if(mighty.begin(), mighty.end(), [&](std::string_view word) { return rules::hasWord(role.name, word); });
    return static_cast<std::size_t>(found - mighty.begin());
}

/// Roles reached from this one by inclusion, nearest first; the role itself where it is in a circle.
std::vector<AccessRoleId> reachedFrom(const Project& project, const AccessRole& role)
{
    std::vector<AccessRoleId> reached;
    std::set<AccessRoleId> seen;
    const auto add = [&](const AccessRole& from) {
        for (const AccessRoleId id : from.includes)
            if (project.accessRoles.contains(id) && seen.insert(id).second)
                reached.push_back(id);
    };
    add(role);
    for (std::size_t i = 0; i < reached.size(); ++i)
        add(*project.accessRoles.find(reached[i]));
    return reached;
}

const Table* tableNamed(const Project& project, const std::string& subject)
{
    if (subject.empty())
        return nullptr;
    for (const Table& table : project.tables)
        if (rules::lowerCase(table.name) == subject)
            return &table;
    return nullptr;
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string groupOf(const Project& project, const PermissionMeaning& meaning, TableId id)
{
    if (const Table* table = project.table(id))
        return table->name;
    if (!meaning.subject.empty())
        return capital(spoken(meaning.subject));
    return meaning.operations == 0 ? "Actions" : "All tables";
}

}  // namespace

AccessMatrix::AccessMatrix(const Project& project)
{
    for (const AccessRole& role : project.accessRoles) {
        m_roles.push_back(role.id);
        Held& held = m_held[role.id];
        for (const PermissionId id : role.permissions)
            if (project.permissions.contains(id))
                held.itself.insert(id);
        held.all = held.itself;
        held.included = reachedFrom(project, role);
        std::erase(held.included, role.id);
        for (const AccessRoleId id : held.included)
            for (const PermissionId each : project.accessRoles.find(id)->permissions)
                if (project.permissions.contains(each))
                    held.all.insert(each);
    }
    std::sort(m_roles.begin(), m_roles.end(), [&](AccessRoleId a, AccessRoleId b) {
        const AccessRole& x = *project.accessRoles.find(a);
        const AccessRole& y = *project.accessRoles.find(b);
        return std::tuple(mightOf(x), std::string_view(x.name), a) < std::tuple(mightOf(y), std::string_view(y.name), b);
    });
    addRows(project);
}

void AccessMatrix::addRows(const Project& project)
{
    // Of several permissions with one name the first counts for the line; each is held on its own.
    std::map<std::tuple<std::string, TableId>, PermissionRow> rows;
    for (const Permission& permission : project.permissions) {
        const PermissionMeaning meaning = meaningOf(permission.name);
        TableId table = permission.table;
        if (!table)
            if (const Table* named = tableNamed(project, meaning.subject))
                table = named->id;
        PermissionRow& row = rows[{meaning.base, table}];
        row.base = meaning.base;
        row.table = table;
        row.operations = meaning.operations;
        row.group = groupOf(project, meaning, table);
        row.title = titleOf(project, meaning, table);
        row.hasReach = row.hasReach || meaning.saysReach || (table && meaning.operations != 0);
        row.description += (row.description.empty() ? "" : " ") + permission.description;
        PermissionId& place = meaning.reach == Reach::Own ? row.own : meaning.reach == Reach::Scoped ? row.scoped : row.all;
        if (!place)
            place = permission.id;
    }
    for (auto& [key, row] : rows)
        m_rows.push_back(std::move(row));
    const auto rank = [&](const PermissionRow& row) {
        const int kind = row.group == "All tables" ? 0 : row.table ? 2 : row.group == "Actions" ? 3 : 1;
        // Reading first; what does most last.
        return std::tuple(kind, row.group, row.operations == 0 ? 99U : row.operations, row.base);
    };
    std::sort(m_rows.begin(), m_rows.end(), [&](const PermissionRow& a, const PermissionRow& b) { return rank(a) < rank(b); });
}

MatrixCell AccessMatrix::cell(AccessRoleId role, const PermissionRow& row) const
{
    MatrixCell cell;
    const auto held = m_held.find(role);
    if (held == m_held.end())
        return cell;
    for (const auto& [reach, id] : {std::pair(Reach::All, row.all), std::pair(Reach::Own, row.own), std::pair(Reach::Scoped, row.scoped)}) {
        if (!id || !held->second.all.contains(id))
            continue;
        cell.reach = reach;
        cell.inherited = !held->second.itself.contains(id);
        if (cell.inherited)
            for (const AccessRoleId included : held->second.included)
                if (m_held.at(included).itself.contains(id)) {
                    cell.from = included;
                    break;
                }
        break;
    }
    return cell;
}

const std::set<PermissionId>& AccessMatrix::permissionsOf(AccessRoleId role) const
{
    static const std::set<PermissionId> none;
    const auto held = m_held.find(role);
    return held == m_held.end() ? none : held->second.all;
}

std::vector<AccessRoleId> AccessMatrix::holdersOf(PermissionId permission) const
{
    std::vector<AccessRoleId> holders;
    std::copy_if(m_roles.begin(), m_roles.end(), std::back_inserter(holders), [&](AccessRoleId role) { return holds(role, permission); });
    return holders;
}

std::vector<std::vector<AccessRoleId>> inclusionCircles(const Project& project)
{
    // Only roles that include something can be in a circle: few, even among thousands of roles.
    std::map<AccessRoleId, std::set<AccessRoleId>> reached;
    for (const AccessRole& role : project.accessRoles)
        if (!role.includes.empty()) {
            const std::vector<AccessRoleId> all = reachedFrom(project, role);
            if (std::find(all.begin(), all.end(), role.id) != all.end())
                reached[role.id] = {all.begin(), all.end()};
        }
    std::vector<std::vector<AccessRoleId>> circles;
    std::set<AccessRoleId> told;
    for (const auto& [id, others] : reached) {
        if (told.contains(id))
            continue;
        std::vector<AccessRoleId> circle;
        for (const AccessRoleId other : others)
            if (const auto found = reached.find(other); found != reached.end() && found->second.contains(id))
                circle.push_back(other);
        told.insert(circle.begin(), circle.end());
        circles.push_back(std::move(circle));
    }
    return circles;
}

bool includesRole(const Project& project, AccessRoleId role, AccessRoleId other)
{
    const AccessRole* from = project.accessRoles.find(role);
    if (!from)
        return false;
    const std::vector<AccessRoleId> all = reachedFrom(project, *from);
    return role == other || std::find(all.begin(), all.end(), other) != all.end();
}

}  // namespace barch
