#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

/// SQLite knows no accounts: whoever may open the file may do everything.
void warnOfRoles(Draft& draft);

}  // namespace barch::sql::sqlite
