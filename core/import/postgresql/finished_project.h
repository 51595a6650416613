#pragma once

#include "core/import/postgresql/schema_state.h"

namespace barch::pg {

/// The state as a design: every element with the id that its name gives, defaults of sequences written out. The state is
/// empty afterwards.
Project finishedProject(SchemaState& state);

}  // namespace barch::pg
