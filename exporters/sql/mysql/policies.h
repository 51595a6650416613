#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::mysql {

/// MySQL has no row-level security: names the tables whose policies are left out, and says what keeps
/// rows apart instead.
void warnOfPolicies(Draft& draft);

}  // namespace barch::sql::mysql
