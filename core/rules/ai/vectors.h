#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// The column of numbers that a model makes of a text or a picture; nullptr where the table has none.
const Column* vectorColumnOf(const Table& table);
/// An index that finds near neighbours quickly and not all of them: hnsw, ivfflat.
bool isApproximate(const Index& index);

}  // namespace barch::rules
