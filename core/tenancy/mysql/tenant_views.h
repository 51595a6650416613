#pragma once

#include "core/model/project.h"
#include "core/tenancy/people.h"

#include <string>

namespace barch {

/// The view "v_<table>" through which the runtime role reaches a table, with the table's columns and
/// WITH CASCADED CHECK OPTION. `condition` says which rows.
View tenantView(const Project& project, const Table& table, const std::string& condition);

/// "tenant_id = current_tenant_id()" for tenant-owned tables and the root, what belongs to the signed-in
/// person, or people of the current tenant; empty for tables without a view.
std::string tenantViewCondition(const Project& project, const Table& table, const People& people);

}  // namespace barch
