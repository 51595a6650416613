#pragma once

#include "exporters/sql/change/losses.h"
#include "exporters/sql/mysql/change/steps.h"
#include "exporters/sql/mysql/change/table_plan.h"

namespace barch::sql::mysql {

/// The statements for the columns of one table that both versions have.
struct ColumnSteps {
    PlannedSteps change;     ///< new columns, other definitions, filling
    PlannedSteps compute;    ///< computed columns, when what they are computed from is there
    PlannedSteps remove;     ///< at the end: what fills others may read them
    bool fills = false;      ///< rows are updated: triggers have to be away
    std::set<ColumnId> retyped;      ///< of another type, or required from now on
    /// Clauses that go with those of the table's keys, since a column that counts needs one.
    std::vector<std::string> counting;
    std::vector<std::string> countingBack;
};

/// `old`: the earlier version with the later names. What is lost goes to `losses` in the names of `first`.
ColumnSteps columnSteps(const TablePlan& plan, const Side& first, Side& old, Side& next, const ScriptOptions& options, Losses& losses);

}  // namespace barch::sql::mysql
