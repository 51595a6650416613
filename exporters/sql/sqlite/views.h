#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

void writeViews(Draft& draft);

}  // namespace barch::sql::sqlite
