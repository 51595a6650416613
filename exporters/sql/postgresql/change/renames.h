#pragma once

#include "core/model/result.h"
#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// An earlier design brought to the names and namespaces of a later one.
struct Renamed {
    Project project;          ///< the earlier design as the database is once `steps` ran
    std::vector<Step> steps;  ///< ALTER ... RENAME, SET SCHEMA, CREATE SCHEMA of what they need
    std::vector<std::pair<std::string, std::string>> roles;  ///< from and to; only an administrator can
    std::vector<ElementRef> views;  ///< whose own column names changed with a column that they show
};

/// Elements are the same where their ids are. What goes but holds a name that something else gets is put
/// aside under a temporary one. Both drafts are detailed and written.
Result<Renamed> renamed(const Draft& before, const Draft& after);

}  // namespace barch::sql::postgresql
