#pragma once

#include "exporters/sql/mysql/keys.h"

namespace barch::sql::mysql {

/// Indexes as lines of CREATE TABLE. What is unique only for some rows, or for lower(x), is kept by a
/// generated column.
void addIndexes(Draft& draft, TableText& text);

}  // namespace barch::sql::mysql
