#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <string>
#include <string_view>

namespace barch {

/// The design that a script of SQLite makes: SQLite itself runs it, in memory, without rows, without other files,
/// within limits of time and size. Errors say line and column.
Result<Imported> importSqliteScript(std::string_view sql, const ImportProgress& progress = {});

/// The design of a database file, which is only read and never changed.
Result<Imported> importSqliteFile(const std::string& path, const ImportProgress& progress = {});

}  // namespace barch
