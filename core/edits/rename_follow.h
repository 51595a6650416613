#pragma once

#include "core/edits/names.h"

namespace barch {

/// Gives keys and indexes of `after` whose names followed the pattern in `before` the names that follow
/// it now. Both hold the same elements; table or column names differ.
void followNames(const Table& before, Table& after);

}  // namespace barch
