#pragma once

#include "core/model/project.h"

#include <optional>

namespace barch {

/// Where the database keeps which role a person holds: the memberships, or people themselves.
struct RoleKeeper {
    TableId table;
    ColumnId person;          ///< in `table`: who; the key of people where the role stands at the person
    ColumnId role;            ///< in `table`: the role's name
    TableId people;
    ColumnId personKey;       ///< in `people`: what others refer to when they name a person
    TableId extra;            ///< single permissions given to a member, beside the role; none: there is no such table
    ColumnId extraMember;     ///< in `extra`: which row of `table`
    ColumnId memberKey;       ///< in `table`: what `extraMember` refers to
    ColumnId extraName;       ///< in `extra`: the permission's name
    std::string signedIn;     ///< SQL for `personKey` of who is signed in; empty: `currentUserExpression`
};
/// Nothing where no table says which role a person holds.
std::optional<RoleKeeper> roleKeeperOf(const Project& project);

/// The column of a key besides the tenant's, where there is exactly one; none otherwise.
ColumnId singleColumn(const Table& table, const std::vector<ColumnId>& columns);

}  // namespace barch
