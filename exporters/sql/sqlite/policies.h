#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::sqlite {

/// SQLite has neither policies nor roles: says of what that is left out, and what the application must
/// do itself.
void warnOfPolicies(Draft& draft);

}  // namespace barch::sql::sqlite
