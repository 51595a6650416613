#pragma once

#include "exporters/sql/draft.h"
#include "exporters/target.h"

namespace barch::sql::sqlite {

/// Everything that the design makes, in the order in which it can be made.
void writeSteps(Draft& draft);

/// 0001_NAME.up.sql and .down.sql for one file, below `folder`.
Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder);

}  // namespace barch::sql::sqlite
