#pragma once

#include "exporters/target.h"

namespace barch::sql::sqlite {

/// 0001_NAME.up.sql and .down.sql for one file, below `folder`.
Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder);

}  // namespace barch::sql::sqlite
