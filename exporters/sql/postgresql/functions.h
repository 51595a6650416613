#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::postgresql {

/// Functions that defaults, checks and indexes call must come before the tables, those that take or
/// give rows of a table after them.
enum class FunctionPlace { BeforeTables, AfterTables };
void writeFunctions(Draft& draft, FunctionPlace place);
void writeTriggers(Draft& draft);

}  // namespace barch::sql::postgresql
