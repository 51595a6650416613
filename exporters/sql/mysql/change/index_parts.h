#pragma once

#include "exporters/sql/mysql/change/side.h"

#include <string>
#include <vector>

namespace barch::sql::mysql {

/// What a part of a table is to a change.
enum class PartKind { Column, Index, ComputedIndex, Check, ForeignKey, Other };
/// An index is a primary key, a unique constraint, or an index of plain columns, for whatever it is made.
/// ComputedIndex: one that has computed columns of its own.
PartKind partKind(const Side& side, const Unit& unit);

/// "UNIQUE KEY `name` (`a`, `b`)", taken apart.
struct IndexText {
    std::string kind;   ///< "PRIMARY KEY", "UNIQUE KEY", "KEY"
    std::string name;   ///< quoted; empty for a primary key
    std::string keys;   ///< "(`a`, `b`)" and what follows

    std::string makes() const { return "ADD " + kind + (name.empty() ? "" : " " + name) + " " + keys; }
    std::string takes() const { return name.empty() ? "DROP PRIMARY KEY" : "DROP KEY " + name; }
};
IndexText indexText(const Side& side, const Table& table, const Unit& unit);

/// All indexes of a table.
std::vector<const Unit*> indexesOf(const Side& side, const Table& table);
/// Whether one of these indexes begins with the columns, in their order.
bool beginWith(const Side& side, const Table& table, const std::vector<const Unit*>& indexes, const std::vector<ColumnId>& columns);

/// Where a foreign key is the unit's. nullptr: none.
const ForeignKey* foreignKeyOf(const Project& project, const ElementRef& element);

}  // namespace barch::sql::mysql
