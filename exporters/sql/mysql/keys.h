#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/mysql/types.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace barch::sql::mysql {

/// A line of a CREATE TABLE: what it makes, and what takes that away, behind ALTER TABLE.
struct TableLine {
    std::string text;
    ElementRef element;
    std::string part;
    std::string alone;   ///< "DROP COLUMN `a`"
};

/// A CREATE TABLE in the making.
struct TableText {
    const Table& table;
    std::vector<TableLine> lines;
    std::unordered_map<ColumnId, ColumnType> types;   ///< of the columns that are written
    std::vector<std::vector<std::string>> indexed;    ///< the whole columns that each index begins with, in lower case

    void add(TableLine line) { lines.push_back(std::move(line)); }
};

/// What has to wait until all tables are there.
struct LateKey {
    TableId table;
    ForeignKey key;
    std::string name;
};
struct LateKeys {
    std::vector<LateKey> keys;                           ///< to tables that come later
    std::vector<Step> triggers;                          ///< that stand in for actions
    std::vector<Step> checks;                            ///< triggers that stand in for checks
};

/// The name to write for a foreign key or check: such names are shared by the whole database. `own` may
/// be empty.
std::string databaseWideName(Draft& draft, const Table& table, const std::string& own, const std::vector<std::string>& columns,
                             const std::string& kind, const ElementRef& element);
/// ON DELETE SET NULL of some of its columns, which becomes a trigger.
bool emptiesSomeColumns(const ForeignKey& key);

/// "KEY `name`" with `keys`; `begins`: the whole columns that it begins with.
void addIndexLine(TableText& text, const ElementRef& element, const std::string& part, const std::string& makes, const std::string& drops,
                  const std::string& keys, const std::vector<std::string>& begins);
/// Primary key and unique constraints; names the exclusion constraints that are left out.
void addKeys(Draft& draft, TableText& text);
/// Those to a table in `written`; the others go to `late`. InnoDB needs an index for each: where there is none, one
/// is written that has the key's name, as InnoDB would call it.
void addForeignKeys(Draft& draft, TableText& text, const std::unordered_set<TableId>& written, LateKeys& late);
void writeLateKeys(Draft& draft, LateKeys& late);
/// The quoted columns of a key, or nothing when one was left out or no longer exists.
std::optional<std::string> keyColumns(Draft& draft, const TableText& text, const std::vector<ColumnId>& columns, const ElementRef& element);

}  // namespace barch::sql::mysql
