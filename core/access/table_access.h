#pragma once

#include "core/access/access_matrix.h"
#include "core/access/row_owner.h"

#include <optional>
#include <string>
#include <vector>

namespace barch {

/// Who decides about the rows of a table, beside the tenant.
enum class Decides : std::uint8_t {
    Roles,    ///< the roles of the design
    SignIn,   ///< nobody is signed in yet when it is read: people, tokens, keys, invitations
    Person,   ///< rows of one person, whatever the role: sessions, consents
    Program,  ///< written and read by jobs: outbox, queues, caches
    Nobody,   ///< shared reference data: everybody reads it
};
BARCH_NAMES(Decides, "roles", "signIn", "person", "program", "nobody")

/// What each role may do with the rows of each table. For one thread: it remembers what it worked out.
class TableAccess {
public:
    /// `project` has to outlive this.
    explicit TableAccess(const Project& project);

    const AccessMatrix& matrix() const { return m_matrix; }
    const std::optional<RoleKeeper>& keeper() const { return m_keeper; }

    Decides decidesOn(const Table& table) const;
    /// Operations that no role decides: joining (whoever joins has no role yet), adding to a log, reading
    /// and adding the tenant itself.
    Operations openOn(const Table& table) const;
    /// Permissions that allow the operation on this table, with their reach. A permission for one table, or
    /// for an area (members, settings, billing), takes the table out of what general ones allow.
    struct Allowing {
        PermissionId permission;
        Reach reach;
    };
    std::vector<Allowing> allowing(const Table& table, RowOperation operation) const;
    /// How far the role gets. Own becomes None where no row of the table belongs to a person.
    Reach reach(AccessRoleId role, const Table& table, RowOperation operation) const;
    RowOwner ownerOf(const Table& table) const;

private:
    bool isBilling(const Table& table) const;
    bool isArea(const Table& table, const std::string& subject) const;

    struct Named {
        PermissionId id;
        TableId table;
        PermissionMeaning meaning;
    };
    const Project& m_project;
    AccessMatrix m_matrix;
    std::optional<RoleKeeper> m_keeper;
    std::vector<Named> m_permissions;
    mutable std::unordered_map<TableId, RowOwner> m_owners;
};

/// "tenant key + own rows", "own row only", "through membership", "read only": who gets which rows.
std::string rowsInWords(const Project& project, const TableAccess& access, const Table& table);
/// Some sentences on what the table's policies and permissions mean.
std::string policyInWords(const Project& project, const TableAccess& access, const Table& table);

/// What one role sees and does in a table.
struct RoleView {
    AccessRoleId role;
    Reach reaches[4] = {};              ///< by RowOperation
    std::string rows;                   ///< "Sees every row of the tenant, changes own rows only."
    bool seesRows() const { return reaches[0] != Reach::None; }
};
std::vector<RoleView> whoSeesWhat(const Project& project, const TableAccess& access, const Table& table);
/// Columns that leave the server when the row may be read, and those that never do: secrets and hashes.
struct SeenColumns {
    std::vector<ColumnId> seen;
    std::vector<ColumnId> kept;
};
SeenColumns columnsSeen(const Project& project, const Table& table);

}  // namespace barch
