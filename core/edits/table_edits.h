#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Where a new table goes: the namespace of the tenant root, else "public", else the only one, else none.
NamespaceId defaultNamespace(const Project& project);
/// "uuid" or "bigint": what the design numbers its rows with (the tenant root's id, the answer to
/// data.id_type, most tables, uuid; in this order).
std::string usualIdType(const Project& project);

/// A table to be filled and then given to `addTable`: an `id` as the design numbers its rows, and
/// `created_at`, `updated_at`. In a shared or hybrid design a tenant-owned table also starts with its
/// tenant key, the reference to the tenant root and the primary key (tenant key, id); a link table
/// starts with its tenant key and no id. Defaults are written as "gen_random_uuid()" and "now()",
/// which exporters translate. Without `id` the ids derive from namespace and name.
Table newTable(const Project& project, const std::string& name, TenancyClass tenancyClass = TenancyClass::Undeclared,
               TableId id = {});

/// Ids and names that elements of the table lack are derived. See `addProtectedTable`
/// (core/tenancy/protection.h) for a table with its tenant guards.
Result<Project> addTable(const Project& project, Table table);
/// The table with this id becomes `table`, name and all; nothing else follows. For whole-table fixes.
Result<Project> replaceTable(const Project& project, Table table);
/// Takes along what can't be without the table: foreign keys that point at it, views that read it,
/// permissive policies elsewhere that name it, its partitions' parent, endpoints' table, placement,
/// waivers and comments on it. Refused while a restrictive policy of another table names it: that
/// policy would fall and show more rows.
Result<Project> removeTable(const Project& project, TableId table);
/// What `removeTable` takes along, one sentence each; empty where nothing else changes.
std::vector<std::string> consequencesOfRemovingTable(const Project& project, TableId table);
/// Names of keys and indexes that follow the old name follow the new one; views, policies, checks,
/// triggers, functions and SQL kept word for word name the table by its new name.
Result<Project> renameTable(const Project& project, TableId table, const std::string& name);
Result<Project> moveTableToNamespace(const Project& project, TableId table, NamespaceId space);
Result<Project> setTableComment(const Project& project, TableId table, const std::string& comment);
/// "365 days" or words; empty: not decided.
Result<Project> setTableRetention(const Project& project, TableId table, const std::string& retention);
/// Control plane, tenant databases or both, in isolated and hybrid designs.
Result<Project> setTableDatabaseSet(const Project& project, TableId table, DatabaseSet livesIn);

}  // namespace barch
