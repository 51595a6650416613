#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

/// CREATE TABLE ... STRICT with columns, keys, foreign keys and checks, then its indexes. SQLite takes
/// references to tables that come later.
void writeTables(Draft& draft);
/// The statement for these columns, constraints and, as the part "options", what stands behind the table. `name`: quoted.
std::string createTable(const std::string& name, const std::vector<Step>& lines);

}  // namespace barch::sql::sqlite
