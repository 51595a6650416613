#pragma once

#include "core/access/permission_words.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace barch {

/// One line of the matrix: a permission, or those that differ in their reach only ("read:own" and
/// "read:all" are one line whose cells say own or all).
struct PermissionRow {
    std::string base;         ///< "read", "tickets:change", "manage:members"
    TableId table;            ///< none: in general, or for what `base` names
    std::string group;        ///< "All tables", "Members", "tickets"
    std::string title;        ///< "See tickets"
    std::string description;  ///< of each permission of the line, in their own words
    Operations operations = 0;
    bool hasReach = false;    ///< own and all can be told apart
    PermissionId own;         ///< none where the design has no such permission
    PermissionId scoped;
    PermissionId all;
};

/// What a role holds of a line. `inherited`: by a role that it includes, and not by itself.
struct MatrixCell {
    Reach reach = Reach::None;
    bool inherited = false;
    AccessRoleId from;        ///< the included role that gives it
    bool operator==(const MatrixCell&) const = default;
};

/// Roles and permissions of a design with inclusion worked out. Keeps nothing of the project but ids and names.
class AccessMatrix {
public:
    explicit AccessMatrix(const Project& project);

    /// The mightier first as far as their names tell (owner, admin... viewer, guest), then by name: granting
    /// and revoking never moves a column.
    const std::vector<AccessRoleId>& roles() const { return m_roles; }
    const std::vector<PermissionRow>& rows() const { return m_rows; }
    MatrixCell cell(AccessRoleId role, const PermissionRow& row) const;
    /// Of the role and of all that it includes. Empty for an unknown role.
    const std::set<PermissionId>& permissionsOf(AccessRoleId role) const;
    bool holds(AccessRoleId role, PermissionId permission) const { return permissionsOf(role).contains(permission); }
    /// Roles that hold the permission, in the order of `roles`.
    std::vector<AccessRoleId> holdersOf(PermissionId permission) const;

private:
    void addRows(const Project& project);

    struct Held {
        std::set<PermissionId> all;
        std::set<PermissionId> itself;
        std::vector<AccessRoleId> included;  ///< without itself, nearest first
    };
    std::vector<AccessRoleId> m_roles;
    std::vector<PermissionRow> m_rows;
    std::unordered_map<AccessRoleId, Held> m_held;
};

/// Roles that include each other in a circle, each circle once, in the order of ids. A role that includes
/// itself is a circle of one.
std::vector<std::vector<AccessRoleId>> inclusionCircles(const Project& project);
/// Whether `role` is, or includes, directly or not, `other`.
bool includesRole(const Project& project, AccessRoleId role, AccessRoleId other);

}  // namespace barch
