#pragma once

#include "exporters/sql/change/change_script.h"

namespace barch::sql::sqlite {

/// What brings a database that `before` made to what `after` would make, rows kept: all of it or nothing. Elements are
/// the same where their ids are. Refuses deletions that nobody allowed (the error says how to), backfills that name no
/// column.
Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options);

}  // namespace barch::sql::sqlite
