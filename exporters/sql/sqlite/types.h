#pragma once

#include "exporters/sql/draft.h"

#include <string>

namespace barch::sql::sqlite {

struct ColumnType {
    std::string text;    ///< INTEGER, TEXT, REAL or BLOB, with a collation perhaps
    std::string check;   ///< what the design's type allows and SQLite's doesn't tell; about the column
};

ColumnType columnType(Draft& draft, const Table& table, const Column& column);

}  // namespace barch::sql::sqlite
