#pragma once

#include "core/model/project.h"

#include <vector>

namespace barch::sql::postgresql {

/// The table that this one is a partition of, or those that it inherits from.
std::vector<TableId> parentsOf(const Table& table);
/// Whether rows of `parent` may lie in `table`: it is a part or an heir of it, at any depth.
bool descendsFrom(const Project& project, const Table& table, TableId parent);

/// A column as the database has it in a table: the table's own, or a parent's.
struct HeldColumn {
    const Column* column = nullptr;
    TableId from;   ///< the parent that has it too; none: only the table itself
};
std::vector<HeldColumn> heldColumns(const Project& project, const Table& table);

/// Required by itself, by its identity, or by the primary key of the table or of what it is a partition of.
bool isRequired(const Project& project, const Table& table, const Column& column);

/// A column of two versions of a table.
struct ColumnPair {
    const Column* before = nullptr;   ///< nullptr: new
    const Column* after = nullptr;    ///< nullptr: goes
    /// A parent that both versions have brings it along when it changes itself.
    bool byParent = false;
};
/// In the order of the later version, then what goes. Columns are the same where their ids are, or, where a parent
/// has one of them, their names.
std::vector<ColumnPair> columnPairs(const Project& before, const Table& was, const Project& after, const Table& is);

}  // namespace barch::sql::postgresql
