#pragma once

#include "tests/exporters/sql/change/edit_steps.h"

#include <vector>

namespace barch::test {

/// What only PostgreSQL has: partitions, heirs, composite and range types, sequences, kinds of triggers, kept SQL.
Project serverObjects();
/// One each of what people change there; of `serverObjects`.
std::vector<PickedEdit> serverObjectEdits();

}  // namespace barch::test
