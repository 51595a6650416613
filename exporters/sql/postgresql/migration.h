#pragma once

#include "exporters/target.h"

namespace barch::sql::postgresql {

/// 0001_NAME.up.sql and .down.sql, roles.sql and roles.drop.sql for one database, below `folder`
/// ("" or "tenant/").
Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder);

}  // namespace barch::sql::postgresql
