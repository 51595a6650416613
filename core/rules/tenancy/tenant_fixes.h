#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// Edits that several rules of tenant isolation share.

/// The column that says whose row it is: the tenant key; of the tenant root its single key column.
const Column* tenantColumnOf(const Table& table);
/// "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)" for this table.
std::string tenantComparison(const Project& project, const Table& table);

/// The reference names tenant and row together, and the table referred to has a unique constraint
/// to match. Both tables have a tenant key.
Result<Project> pairReference(const Project& project, TableId table, ConstraintId key);
/// Adds UNIQUE (tenant key, rest of the primary key) unless a key like it is there.
void addTenantUnique(Table& table);
bool hasTenantUnique(const Table& table);
/// Adds the restrictive policy that holds the runtime role to its tenant.
void addFloor(const Project& project, Table& table);

/// Policies in one table, as one role meets them.

/// Whether the role that the application connects as is held by this policy; where that role is not
/// known, every policy counts.
bool concernsRuntime(const RuleContext& context, const Policy& policy);
inline bool covers(const Policy& policy, PolicyCommand command)
{
    return policy.command == PolicyCommand::All || policy.command == command;
}
/// Whether some restrictive policy looks at the tenant for each of the policy's commands, for the
/// same roles. Whether it looks well is judged where it stands.
bool hasFloorFor(const RuleContext& context, const Table& table, const Policy& policy);
/// Whether tenants are told apart by the policy's own expression, or by a floor below it.
bool exceedsTenant(const RuleContext& context, const Table& table, std::size_t policy);

/// The rule applies to tables whose policies tell tenants apart: owned, link and root.
bool holdsTenantRows(const Table& table);

}  // namespace barch::rules
