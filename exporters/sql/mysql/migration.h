#pragma once

#include "exporters/target.h"

namespace barch::sql::mysql {

/// 0001_NAME.up.sql and .down.sql for one database, below `folder`.
Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder);

}  // namespace barch::sql::mysql
