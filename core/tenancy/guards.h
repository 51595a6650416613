#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>

namespace barch {

/// What the tenant guards are made of, for whoever makes, checks or probes them.

/// Shared or hybrid: rows of several tenants can lie in one table.
bool sharesTables(const Project& project);
/// The tenant root's table, or nullptr.
const Table* tenantRoot(const Project& project);
/// The root's id column, or nullptr unless its primary key is a single column.
const Column* tenantRootKey(const Project& project);
/// "tenant_id" unless the design says otherwise.
std::string tenantKeyName(const Project& project);
/// "app.tenant_id" unless the design says otherwise; and "app.user_id" beside it.
std::string tenantSetting(const Project& project);
std::string userSetting(const Project& project);
/// Tenant-owned or link: a table with a tenant key.
bool isTenantOwned(const Table& table);
/// The column that says whose row it is: the tenant key, and of the root its id. None otherwise.
ColumnId tenantColumn(const Project& project, const Table& table);
/// The engine whose means keep tenants apart: PostgreSQL where none is chosen yet.
Dialect guardDialect(const Project& project);

/// Supabase: tenant and person come from the signed token and not from a setting; the design's setting
/// is then "auth.jwt()".
bool readsTenantFromToken(const Project& project);
/// "(SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)", in the type of the root's id.
std::string currentTenantExpression(const Project& project);
std::string currentUserExpression(const Project& project, std::string_view type);
/// "tenant_id = (SELECT ...)" for this table.
std::string floorExpression(const Project& project, const Table& table);

/// Whether a restrictive policy for all commands holds the runtime role to the current tenant.
bool hasTenantFloor(const Project& project, const Table& table);
/// Whether an UPDATE that changes the tenant key is refused: by a trigger before update that looks at
/// the key and raises.
bool freezesTenantKey(const Project& project, const Table& table);
/// Whether the foreign key refers to tenant and row together (or to no tenant-owned table).
bool staysWithinTenant(const Project& project, const Table& table, const ForeignKey& key);

/// Ids of what `protectTable` makes for a table.
PolicyId floorPolicyId(TableId table);
PolicyId accessPolicyId(TableId table);  ///< "<table>_rw"
TriggerId freezeTriggerId(TableId table);
ViewId tenantViewId(TableId table);

}  // namespace barch
