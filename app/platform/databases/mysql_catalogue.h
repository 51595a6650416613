#pragma once

#include "app/platform/databases/mysql_connection.h"
#include "app/platform/databases/script_notes.h"
#include "core/import/imported.h"

#include <map>
#include <string>

namespace barch {

/// The design of the database that the connection is in. `lines`: where a script makes what, by lower-case name.
/// With `isLive`, counters are where rows have taken them, and not part of the design.
Result<Project> readMySqlCatalogue(MySqlConnection& connection, const std::map<std::string, int>& lines, bool isLive, ScriptNotes& notes,
                                   const ImportProgress& progress);

}  // namespace barch
