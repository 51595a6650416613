#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch::sql {

/// A column that rows which are there may have no value for, and have to: it is required from now on.
struct UnfilledColumn {
    TableId table;
    ColumnId column;
    std::string name;     ///< "public.tickets.priority": as backfills name it
    bool isNew = false;   ///< false: it is there already, and may be empty
};

/// Those of tables that are in both versions, in the order of the later one. A new column with a default, a number of
/// its own or a computed value is none.
std::vector<UnfilledColumn> unfilledColumns(const Project& before, const Project& after);

}  // namespace barch::sql
