#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// COMMENT ON whatever it is; NULL takes it away.
void comment(Context& context, const PgQuery__CommentStmt& statement);

}  // namespace barch::pg
