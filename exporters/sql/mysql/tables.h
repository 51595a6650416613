#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/mysql/types.h"

#include <string>

namespace barch::sql::mysql {

/// A column as CREATE TABLE, ADD COLUMN and MODIFY COLUMN have it. Clauses are empty where there are none.
struct ColumnText {
    std::string name;        ///< quoted
    std::string type;        ///< with character set and collation
    std::string generated;   ///< " GENERATED ALWAYS AS (...) STORED"
    bool nullable = true;
    bool counts = false;     ///< AUTO_INCREMENT
    std::string standard;    ///< " DEFAULT 0"
    std::string options;     ///< " ON UPDATE CURRENT_TIMESTAMP"
    std::string comment;     ///< " COMMENT 'In hours'"

    std::string text() const;
};
ColumnText columnText(Draft& draft, const Table& table, const Column& column, const ColumnType& type);

/// CREATE TABLE with columns, keys, indexes and checks; foreign keys to tables that come later follow
/// by ALTER TABLE.
void writeTables(Draft& draft);

}  // namespace barch::sql::mysql
