#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::postgresql {

/// Views and materialized views with their indexes, comments and grants, those that others read first.
void writeViews(Draft& draft);

}  // namespace barch::sql::postgresql
