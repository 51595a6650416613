#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

void createPolicy(Context& context, const PgQuery__CreatePolicyStmt& statement);
void alterPolicy(Context& context, const PgQuery__AlterPolicyStmt& statement);

}  // namespace barch::pg
