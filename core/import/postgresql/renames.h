#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// ALTER ... RENAME TO, of whatever it is.
void rename(Context& context, const PgQuery__RenameStmt& statement);
/// ALTER ... SET SCHEMA.
void moveToSchema(Context& context, const PgQuery__AlterObjectSchemaStmt& statement);

}  // namespace barch::pg
