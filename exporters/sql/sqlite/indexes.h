#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

void writeIndexes(Draft& draft, const Table& table);

}  // namespace barch::sql::sqlite
