#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

void createRole(Context& context, const PgQuery__CreateRoleStmt& statement);
void alterRole(Context& context, const PgQuery__AlterRoleStmt& statement);
void dropRoles(Context& context, const PgQuery__DropRoleStmt& statement);
/// GRANT group TO member.
void grantRole(Context& context, const PgQuery__GrantRoleStmt& statement);

/// None for PUBLIC, for whoever runs the statement, and for the server's own administrator.
RoleId roleOf(Context& context, const PgQuery__RoleSpec& spec);
/// Whether it is whoever runs the statements: the owner of all, who needs no grants.
bool isStarter(const SchemaState& state, const PgQuery__RoleSpec& spec);

}  // namespace barch::pg
