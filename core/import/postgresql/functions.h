#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

void createFunction(Context& context, const PgQuery__CreateFunctionStmt& statement);
void createAggregate(Context& context, const PgQuery__DefineStmt& statement);
void alterFunction(Context& context, const PgQuery__AlterFunctionStmt& statement);

/// Of a function it is noted; who owns all else is decided by who runs the migration.
void alterOwner(Context& context, const PgQuery__AlterOwnerStmt& statement);

/// The function that ALTER, DROP, GRANT or COMMENT name; nullptr: none.
Function* findFunction(SchemaState& state, const PgQuery__ObjectWithArgs& object);
/// With the triggers that call it.
void dropFunction(SchemaState& state, FunctionId function);

void createTrigger(Context& context, const PgQuery__CreateTrigStmt& statement);

}  // namespace barch::pg
