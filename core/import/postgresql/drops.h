#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// DROP of whatever it is; what can't be without it goes too.
void drop(Context& context, const PgQuery__DropStmt& statement);

}  // namespace barch::pg
