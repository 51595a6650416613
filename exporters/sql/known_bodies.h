#pragma once

#include "core/model/project.h"

namespace barch::sql {

/// The column that a PostgreSQL trigger does nothing but set to now() before an update, so that other
/// engines can say the same; nullptr for any other trigger.
const Column* touchedColumn(const Project& project, const Table& table, const Trigger& trigger);
/// Whether the function is only called by such triggers.
bool onlyTouches(const Project& project, const Function& function);

}  // namespace barch::sql
