#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// Statements inside of CREATE SCHEMA are carried out with the schema as the place for new things.
void createSchema(Context& context, const PgQuery__CreateSchemaStmt& statement);
void createExtension(Context& context, const PgQuery__CreateExtensionStmt& statement);
/// SET: only the search path says something about what follows.
void setVariable(Context& context, const PgQuery__VariableSetStmt& statement);
/// SELECT: set_config('search_path', ...) and setval are known, everything else is rows.
void select(Context& context, const PgQuery__SelectStmt& statement);

}  // namespace barch::pg
