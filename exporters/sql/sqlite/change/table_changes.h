#pragma once

#include "exporters/sql/change/losses.h"
#include "exporters/sql/change/units.h"
#include "exporters/sql/sqlite/change/renames.h"

#include <string>
#include <vector>

namespace barch::sql::sqlite {

/// What a change does to one table that both versions have, beyond renames.
struct TableChange {
    bool isAnew = false;                  ///< by the twelve steps of sqlite.org/lang_altertable.html
    std::vector<ScriptStep> steps;
    std::vector<ScriptStep> goes;         ///< DROP COLUMN, when nothing reads the columns any more
    std::vector<std::string> newColumns;  ///< of `steps`, for looking whether they are there
    std::vector<std::string> unfilled;    ///< required columns of which nobody said what rows get that are there
    bool fillsValues = false;             ///< reads other columns, which have to be there still
};

/// Both versions, the earlier one with the names of the later.
struct Versions {
    const Project& original;   ///< the earlier one as people know it
    Draft& before;
    Draft& after;
    const Units& old;
    const Units& next;
    const WrittenTables& oldTables;
    const WrittenTables& nextTables;
};

/// What has to be done to the table: nothing, ADD COLUMN and DROP COLUMN where SQLite can, or to make it anew.
class TableChanges {
public:
    TableChanges(const Versions& versions, const ScriptOptions& options, Losses& losses) : m_versions(versions), m_options(options), m_losses(losses) {}

    TableChange of(TableId table) const;

private:
    const Versions& m_versions;
    const ScriptOptions& m_options;
    Losses& m_losses;
};

}  // namespace barch::sql::sqlite
