#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql {

enum class VerbatimPlace { BeforeTables, AfterAll };

/// What the design keeps word for word and `dialect` can run, in its order; says what is left out.
void writeVerbatim(Draft& draft, Dialect dialect, VerbatimPlace place);

}  // namespace barch::sql
