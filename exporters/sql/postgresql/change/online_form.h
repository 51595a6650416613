#pragma once

#include "exporters/sql/change/change_script.h"
#include "exporters/sql/draft.h"

#include <vector>

namespace barch::sql::postgresql {

/// The same change with short locks: indexes are built concurrently, unique constraints take over such an index,
/// checks and references start out not valid and are validated alone, a required column is checked before it is
/// required, and rows are filled in batches. What is left in the transaction doesn't read rows, where that can be.
std::vector<ScriptStep> onlineForm(std::vector<ScriptStep> steps, const Draft& before, const Draft& after);

}  // namespace barch::sql::postgresql
