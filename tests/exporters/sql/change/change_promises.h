#pragma once

#include "tests/exporters/sql/change/change_engine.h"
#include "tests/exporters/sql/change/edit_steps.h"

#include <vector>

namespace barch::test {

/// Catch assertions that each picked edit keeps the promises (see `tryChange`), or is refused where it has to be.
/// BARCH_CHANGE: only those whose name holds it, with the scripts printed.
void checkPickedEdits(ChangeEngine& engine, const Project& base, const std::vector<PickedEdit>& edits, int atLeast);

/// The same for so many pairs of designs as BARCH_PAIRS says (100), of the seed BARCH_SEED (1): nine of ten have to pass, and
/// none may fail. BARCH_PAIR: only the pair of that number, with its scripts printed. Prints how many passed, failed, were refused, or stopped on the way back.
void checkRandomPairs(ChangeEngine& engine, const std::vector<Project>& bases);

}  // namespace barch::test
