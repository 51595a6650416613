#pragma once

#include "exporters/sql/mysql/keys.h"

namespace barch::sql::mysql {

/// The table's checks, and those of its columns' domains. MySQL takes no CHECK on a column that counts
/// by itself or that an action of a foreign key may change: there triggers do the same.
void addChecks(Draft& draft, TableText& text, LateKeys& late);

}  // namespace barch::sql::mysql
