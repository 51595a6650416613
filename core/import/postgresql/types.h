#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

void createEnum(Context& context, const PgQuery__CreateEnumStmt& statement);
void alterEnum(Context& context, const PgQuery__AlterEnumStmt& statement);
void createDomain(Context& context, const PgQuery__CreateDomainStmt& statement);
void alterDomain(Context& context, const PgQuery__AlterDomainStmt& statement);
void createComposite(Context& context, const PgQuery__CompositeTypeStmt& statement);
/// ADD, DROP and ALTER ATTRIBUTE.
void alterCompositeType(Context& context, const PgQuery__AlterTableStmt& statement);
void createRange(Context& context, const PgQuery__CreateRangeStmt& statement);

/// The type, and with it the columns and functions that can't be without it.
void dropType(Context& context, UserTypeId type);

}  // namespace barch::pg
