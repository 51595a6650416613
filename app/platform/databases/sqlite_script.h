#pragma once

#include "app/platform/databases/script_notes.h"
#include "app/platform/databases/sqlite_sandbox.h"

#include <map>
#include <string>
#include <string_view>

namespace barch {

/// A virtual table that this SQLite has no module for: its statement is all there is.
struct UnknownVirtualTable {
    std::string name;
    std::string sql;
    int line = 0;
};

/// What a script did besides making tables.
struct SqliteScriptRun {
    std::map<std::string, int> lines;   ///< of what it makes, by lower-case name
    std::vector<UnknownVirtualTable> unknown;
};

/// Runs what makes and changes tables, views, indexes and triggers; passes over all else, with a note.
Result<SqliteScriptRun> runSqliteScript(SqliteSandbox& sandbox, std::string_view sql, ScriptNotes& notes);

}  // namespace barch
