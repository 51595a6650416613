#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql {

/// Before tables: those of a negative position. Of them operators, casts and what else is made of functions can
/// be written apart, where the engine's order needs it.
enum class VerbatimPlace { BeforeTables, BeforeFunctions, MadeOfFunctions, AfterAll };

/// What the design keeps word for word and `dialect` can run, in its order; says what is left out.
void writeVerbatim(Draft& draft, Dialect dialect, VerbatimPlace place);

}  // namespace barch::sql
