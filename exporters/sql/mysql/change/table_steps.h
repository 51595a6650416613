#pragma once

#include "exporters/sql/mysql/change/column_steps.h"
#include "exporters/sql/mysql/change/index_parts.h"
#include "exporters/sql/mysql/change/renames.h"

#include <map>

namespace barch::sql::mysql {

/// The three versions that a change is made between.
struct Versions {
    Side& first;   ///< the earlier one
    Side& old;     ///< the same with the later names of tables and columns
    Side& next;
    const std::vector<TablePlan>& plans;
    const std::map<TableId, ColumnSteps>& columns;
    const std::map<TableId, std::string>& aside;
};

/// Checks, foreign keys, computed columns, and the indexes that are in the way of others: what goes first and comes
/// again, exactly where it must; and tables as a whole.
class TableSteps {
public:
    explicit TableSteps(const Versions& versions);

    PlannedSteps droppedForeignKeys() const;
    /// Computed columns, checks, and indexes on what changes.
    PlannedSteps droppedParts() const;
    PlannedSteps options() const;
    PlannedSteps newTables() const;
    PlannedSteps computedIndexes() const;
    PlannedSteps removedTables(Losses& losses) const;
    PlannedSteps checks() const;
    PlannedSteps foreignKeys() const;
    /// Keys of units that `droppedParts` drops.
    const std::set<std::string>& dropped() const { return m_dropped; }

private:
    void findDropped(const TablePlan& plan);
    bool isInTheWay(const TablePlan& plan, const Unit& unit) const;
    bool touchesLongText(const TablePlan& plan, const Unit& unit) const;
    void findForeignKeys();
    bool mustGo(const Unit& unit, const ForeignKey& key) const;
    bool changes(TableId table, const std::vector<ColumnId>& columns) const;
    bool losesIndex(TableId table, const std::vector<ColumnId>& columns) const;
    bool losesRows(TableId table, const std::vector<ColumnId>& columns) const;
    const TablePlan* plan(TableId table) const;
    std::string madeAgain(const Table& table) const;

    Versions m_all;
    std::set<std::string> m_dropped;
    std::set<std::string> m_foreignKeys;   ///< that go
};

}  // namespace barch::sql::mysql
