#pragma once

#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::sqlite {

/// The column that SQLite numbers by itself: an identity that is the whole primary key.
bool isRowNumber(const Table& table, const Column& column);
/// Keys, foreign keys and checks as lines of CREATE TABLE, each with its element.
void addKeys(Draft& draft, const Table& table, std::vector<Step>& lines);
/// Triggers for foreign keys of which only some columns are emptied.
void writeSetNullTriggers(Draft& draft);

}  // namespace barch::sql::sqlite
