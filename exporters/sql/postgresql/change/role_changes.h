#pragma once

#include "core/model/project.h"

#include <string>
#include <utility>
#include <vector>

namespace barch::sql::postgresql {

/// Roles belong to the server and not to the database: only an administrator can change them. A script that
/// one runs does it; any other stops with the statement that an administrator has to run first.
struct RoleChanges {
    bool isNeeded = false;            ///< the roles of the two designs differ
    std::string first;                ///< whole statements
    std::string last;
    std::vector<std::string> notes;
};

/// `renames`: from and to.
RoleChanges roleChanges(const Project& before, const Project& after, const std::vector<std::pair<std::string, std::string>>& renames,
                        const std::string& migration, bool isWayBack);

}  // namespace barch::sql::postgresql
