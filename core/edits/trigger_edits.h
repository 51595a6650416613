#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

namespace barch {

/// Without an id one is derived; names are unique within the table; a trigger has at least one event
/// and either a function of the project or a body.
Result<Project> addTrigger(const Project& project, TableId table, Trigger trigger);
Result<Project> changeTrigger(const Project& project, TableId table, Trigger trigger);
Result<Project> removeTrigger(const Project& project, TableId table, TriggerId trigger);

}  // namespace barch
