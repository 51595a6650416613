#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// GRANT and REVOKE on tables, columns, sequences, schemas, functions and types, also ALL ... IN SCHEMA.
void changePrivileges(Context& context, const PgQuery__GrantStmt& statement);
void alterDefaultPrivileges(Context& context, const PgQuery__AlterDefaultPrivilegesStmt& statement);

/// What ALTER DEFAULT PRIVILEGES gives on a new object ("tables", "sequences", "functions", "types").
void grantByDefault(const SchemaState& state, std::vector<Grant>& grants, std::string_view objects, NamespaceId space);
/// Whether new functions are closed to PUBLIC.
bool isClosedByDefault(const SchemaState& state, NamespaceId space);

}  // namespace barch::pg
