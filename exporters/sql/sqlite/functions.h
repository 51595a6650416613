#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

void warnOfFunctions(Draft& draft);
/// One trigger for each event.
void writeTriggers(Draft& draft);

}  // namespace barch::sql::sqlite
