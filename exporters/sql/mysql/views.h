#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::mysql {

/// Views with their grants, those that others read first.
void writeViews(Draft& draft);

}  // namespace barch::sql::mysql
