#pragma once

#include "app/platform/databases/script_notes.h"
#include "app/platform/databases/sqlite_sandbox.h"
#include "core/import/imported.h"

#include <map>
#include <string>

namespace barch {

/// The design that the connection's database holds. `lines`: where a script makes what, by lower-case name.
Result<Project> readSqliteCatalogue(SqliteSandbox& sandbox, const std::map<std::string, int>& lines, ScriptNotes& notes);

}  // namespace barch
