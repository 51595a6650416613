#pragma once

#include "core/access/role_keeper.h"

#include <vector>

namespace barch {

/// What makes a row somebody's own: a column that names the person, or the row that it is a part of
/// (a message of a ticket belongs to whom the ticket belongs to).
struct RowOwner {
    ColumnId column;          ///< names the person
    TableId parent;           ///< or: as the row of this table that `through` refers to
    ConstraintId through;
    bool chosen = false;      ///< an architect said so, by writing policies with it; otherwise proposed
    explicit operator bool() const { return column || parent; }
};

/// Columns of the table that name a person, the most telling first: created_by, owner_id, author_id,
/// requester_id, user_id, assignee_id...
std::vector<ColumnId> personColumns(const Table& table, const RoleKeeper& keeper);

/// Whose a row is. Nothing where no row of the table belongs to one person.
RowOwner rowOwnerOf(const Project& project, const RoleKeeper& keeper, const Table& table);

/// "tickets.requester_id", "the ticket it belongs to (tickets.requester_id)".
std::string ownerInWords(const Project& project, const RoleKeeper& keeper, const Table& table);

/// The SQL that is true for the rows of the signed-in person. Names columns bare; rows of parents are
/// looked up. Empty where no row belongs to one person.
std::string ownCondition(const Project& project, const RoleKeeper& keeper, const Table& table, const RowOwner& owner);

}  // namespace barch
