#pragma once

#include "exporters/sql/change/change_script.h"

namespace barch::sql::postgresql {

/// What brings a database that `before` made to what `after` would make, rows kept. Elements are the same where
/// their ids are. Refuses what it can't do, deletions that nobody allowed (the error says how to), backfills
/// that name no column.
Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options);

}  // namespace barch::sql::postgresql
