#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// Keeps word for word what the model has no place for: rules, casts, foreign servers, event triggers, DO blocks.
void keepStatement(Context& context, const Node& statement);
/// CREATE TYPE of a base type, OPERATOR, COLLATION, TEXT SEARCH ...
void keepDefinition(Context& context, const PgQuery__DefineStmt& statement);

}  // namespace barch::pg
