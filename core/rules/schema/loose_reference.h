#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// The id column of a pair like commentable_type, commentable_id that no foreign key holds; nullptr
/// where `type` is no such type.
const Column* looseIdOf(const Table& table, const Column& type);
/// Whether the table has such a pair: its values name other tables.
bool namesTables(const Table& table);

}  // namespace barch::rules
