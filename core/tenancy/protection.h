#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

namespace barch {

/// What keeps tenants apart, as edits. All of it is idempotent and never widens what was granted by hand.
///
/// Shared and hybrid designs, every engine. A tenant-owned table gets a required tenant key of the
/// root id's type that refers to the root; primary key, unique constraints and unique indexes are led
/// by it; a foreign key between tenant-owned tables becomes (tenant key, column), with SET NULL
/// limited to the column. A link table gets the primary key (tenant key, a, b). Other tables that
/// refer to it follow. Where the engine numbers rows only in a single-column key (SQLite), the
/// primary key stays and UNIQUE (tenant key, id) is added.
///
/// PostgreSQL (and a design without an engine yet): row-level security, enabled and forced; a
/// restrictive "<table>_floor" policy and a permissive "<table>_rw" for the runtime role; SELECT,
/// INSERT, UPDATE and DELETE for that role; a trigger that freezes the tenant key. The roles, their
/// use of the namespaces and the default privileges are made when they are missing.
///   Root: the runtime role sees and changes its own row, and may add it (never delete it).
///   Global tables: SELECT for the runtime role where nothing is granted yet; grants that are there say
///   what else it may do. One that turns into people later keeps the rights that it had.
///   People (a global table that a membership table refers to, see people.h): the runtime role reads the
///   people of the current tenant, and reads, changes and adds the signed-in person ("app.user_id", which
///   the application sets as it sets the tenant). Helpers that the helper role owns answer what has to be
///   known before that: see postgresql/helper_functions.h. Memberships: one joins by oneself only, or a
///   tenant could see anybody by making them a member. What belongs to one person (a global table
///   with one reference to people, such as sessions): the rows of the signed-in person.
///   Partitions: row-level security without a policy and no grants: read through the parent.
/// MySQL, MariaDB: the runtime role gets a view "v_<table>" WITH CASCADED CHECK OPTION over each of these
/// tables and no right on the table itself; the view asks current_tenant_id(), which gives
/// @app_tenant_id; a trigger freezes the tenant key.
/// SQLite: the trigger and the composite keys. The application has to set PRAGMA foreign_keys = ON and
/// to filter by tenant itself.
///
/// Isolated designs: a database and a credential for each tenant. Tables get the grants of the runtime
/// role, and no tenant key. Designs without tenants: what was made here is taken away, columns and keys
/// stay.
///
/// Ids derive from the table's ("policy/<table id>/floor"), so what was made here is known again
/// whatever it is called now. Errors: no such table; no tenant root; a root without a single-column
/// primary key.
Result<Project> protectTable(const Project& project, TableId table);
Result<Project> protectAll(const Project& project);

/// `addTable` with the guards of its class.
Result<Project> addProtectedTable(const Project& project, Table table);
/// Changes the class and gives or takes the guards that go with it. A table that becomes global loses
/// policies, trigger and grants made here and keeps its columns and keys. A new root becomes the
/// design's; a second one is refused.
Result<Project> setTenancyClass(const Project& project, TableId table, TenancyClass tenancyClass);
/// Another way to keep tenants apart, and the guards of all tables to match.
Result<Project> setTenancyModel(const Project& project, TenancyModel model);
/// Another engine, and the guards of all tables in its own means.
Result<Project> setDialect(const Project& project, Dialect dialect);

/// The design with roles, tenant setting and default privileges that the guards refer to; made where
/// they are missing ("role/app_runtime" and so on). Part of the edits above.
Project withTenancyRoles(const Project& project);

/// Takes away what `protectTable` made beside the structure: policies, triggers, views, grants.
Project withoutGuards(const Project& project, TableId table);

}  // namespace barch
