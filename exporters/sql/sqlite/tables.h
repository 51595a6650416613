#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

/// CREATE TABLE ... STRICT with columns, keys, foreign keys and checks, then its indexes. SQLite takes
/// references to tables that come later.
void writeTables(Draft& draft);
/// A table with the columns that it inherits.
Table withInherited(const Draft& draft, const Table& table);

}  // namespace barch::sql::sqlite
