#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// Changes the schema as the statement says, or notes why it doesn't.
void carryOut(Context& context, const Node& statement);

}  // namespace barch::pg
