#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::mysql {

/// CREATE TABLE with columns, keys, indexes and checks; foreign keys to tables that come later follow
/// by ALTER TABLE.
void writeTables(Draft& draft);

}  // namespace barch::sql::mysql
