#pragma once

#include "exporters/sql/change/change_script.h"
#include "exporters/sql/draft.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace barch::sql::sqlite {

/// The tables that SQLite gets of a design, each with all its columns: partitions are none of their own.
using WrittenTables = std::map<TableId, Table>;
WrittenTables writtenTables(const Project& project);

/// An earlier design brought to the names of a later one, as far as SQLite renames things itself: tables and columns.
struct Renamed {
    Project project;                          ///< the earlier design as the database is once `steps` ran
    std::vector<ScriptStep> steps;            ///< ALTER TABLE ... RENAME
    std::map<TableId, std::string> tables;    ///< what each earlier table is called by then, not quoted
    std::set<std::string> names;              ///< all that is renamed, as it was, is and will be called
    bool leavesConstraintNames = false;       ///< constraints that are called after what was renamed keep their names
};

/// Elements are the same where their ids are. Both drafts are detailed and written.
Renamed renamed(const Draft& before, const Draft& after);

}  // namespace barch::sql::sqlite
