#pragma once

#include "core/access/permission_words.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Row-level policies and grants of PostgreSQL and Supabase from the permissions of the design.
///
/// The restrictive floor of the tenant stays. On top of it the open "<table>_rw" gives way to one
/// permissive policy for each command that the runtime role may use: it asks
/// `current_user_may('tickets:change')`, inside `(SELECT ...)` so that it is asked once a statement, and
/// where a permission reaches one's own rows only, compares the row with the signed-in person
/// ("app.user_id", as isolation.md has it). The function belongs to the helper role, reads the member's role and
/// holds the matrix: granting a permission to a role later changes this one function and no policy.
/// Nothing is open by default: with nobody signed in the policies give no row. A job that acts for nobody
/// says so with SET LOCAL app.acting_as = 'system', and stays within its tenant all the same. On Supabase
/// its service role does that.
///
/// All of it is an edit, idempotent, and stays current: the edits of access_edits.h renew what was written.

/// Why policies can't be written for the table, or that they can.
Result<Done> canWritePolicies(const Project& project, TableId table);
/// Tables for which they can be written and roles decide, in the order of their names.
std::vector<TableId> tablesForPolicies(const Project& project);

bool isPermissionPolicy(TableId table, PolicyId policy);
bool hasPermissionPolicies(const Table& table);
PolicyId permissionPolicyId(TableId table, RowOperation operation);
/// The function that policies ask.
FunctionId permissionFunctionId();

/// Writes or renews the policies of one table. `ownColumn` says by which column a row is one's own; none:
/// as it was chosen before, else as it is proposed.
Result<Project> writePermissionPolicies(const Project& project, TableId table, ColumnId ownColumn = {});
/// For all of `tablesForPolicies`.
Result<Project> writeAllPermissionPolicies(const Project& project);
/// Back to the tenant floor alone; the function goes with the last of them.
Result<Project> dropPermissionPolicies(const Project& project, TableId table);
/// Renews the function and all policies written before; the same project where nothing has to change.
Project withFreshPermissionPolicies(const Project& project);

/// Whether the function answers for the roles and permissions as they are; true where there is none.
bool permissionFunctionIsCurrent(const Project& project);

/// The policies of one table as SQL, with row-level security and grants, as a person reads them.
std::string policySql(const Project& project, const Table& table);
/// The function as SQL; empty where there is none.
std::string permissionFunctionSql(const Project& project);

}  // namespace barch
