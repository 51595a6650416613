#pragma once

#include "exporters/sql/mysql/change/steps.h"
#include "exporters/sql/mysql/change/table_plan.h"

#include <map>

namespace barch::sql::mysql {

struct Renamed {
    Project project;                          ///< the earlier version with the later names of tables and columns
    PlannedSteps steps;
    std::map<TableId, std::string> aside;     ///< tables that go and gave their name to another: what they are called
};

/// RENAME TABLE and RENAME COLUMN, in an order in which each name is free when it is given. `pinned`: `first` with
/// the names that its constraints have in the database. SQL that is stored as text doesn't follow.
Renamed renamed(const Side& first, const Project& pinned, const Side& next, const std::vector<TablePlan>& plans);

}  // namespace barch::sql::mysql
