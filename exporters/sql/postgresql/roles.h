#pragma once

#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// What goes into the files beside the migration itself.
struct RoleScripts {
    std::string ensure;   ///< first statement of the up file: makes missing roles where the user may
    std::string release;  ///< last statement of the down file: drops the roles that `ensure` made
    std::string bootstrap;       ///< roles.sql
    std::string bootstrapDown;   ///< roles.drop.sql
};

/// Nothing in it when the design declares no role.
RoleScripts roleScripts(Draft& draft, const std::string& migration);

/// The role that owns what the migration makes, or nullptr: whoever runs it.
const Role* ownerRole(const Project& project);

/// GRANTs on `object` ("TABLE x"). `table` names the columns of grants on columns. `takeBack`: the
/// object outlives the down migration, so what was granted has to be revoked there.
void writeGrants(Draft& draft, const std::vector<Grant>& grants, const std::string& object, const Table* table,
                 const ElementRef& element, bool takeBack, RunAs runAs = RunAs::Owner);
/// What is taken from later objects holds for those of the migration itself, what they are given doesn't: the design
/// says what those grant.
enum class DefaultPrivilegePlace { Taken, Given };
void writeDefaultPrivileges(Draft& draft, DefaultPrivilegePlace place);

}  // namespace barch::sql::postgresql
