#pragma once

#include "core/model/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::rules {

/// Copies of a table's rows are known by their names: tasks_history, task_archive, old_tasks.

/// What the table that this one keeps copies of may be called, in lower case; none where the name is
/// not that of a copy.
std::vector<std::string> namesOfOriginals(std::string_view name);
/// What a table with copies of this one's rows may be called.
std::vector<std::string> namesOfCopies(std::string_view name);

}  // namespace barch::rules
