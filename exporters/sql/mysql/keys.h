#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/mysql/types.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace barch::sql::mysql {

/// A CREATE TABLE in the making.
struct TableText {
    const Table& table;
    std::vector<std::string> lines;
    std::unordered_map<ColumnId, ColumnType> types;   ///< of the columns that are written
};

/// What has to wait until all tables are there.
struct LateKeys {
    std::vector<std::pair<TableId, ForeignKey>> keys;   ///< to tables that come later
    std::vector<Step> triggers;                          ///< that stand in for actions
    std::vector<Step> checks;                            ///< triggers that stand in for checks
};

/// The name to write for a foreign key or check: such names are shared by the whole database. `own` may
/// be empty.
std::string databaseWideName(Draft& draft, const Table& table, const std::string& own, const std::vector<std::string>& columns,
                             const std::string& kind, const ElementRef& element);
/// ON DELETE SET NULL of some of its columns, which becomes a trigger.
bool emptiesSomeColumns(const ForeignKey& key);

/// Primary key and unique constraints; names the exclusion constraints that are left out.
void addKeys(Draft& draft, TableText& text);
/// Those to a table in `written`; the others go to `late`.
void addForeignKeys(Draft& draft, TableText& text, const std::unordered_set<TableId>& written, LateKeys& late);
void writeLateKeys(Draft& draft, LateKeys& late);
/// The quoted columns of a key, or nothing when one was left out or no longer exists.
std::optional<std::string> keyColumns(Draft& draft, const TableText& text, const std::vector<ColumnId>& columns, const ElementRef& element);

}  // namespace barch::sql::mysql
