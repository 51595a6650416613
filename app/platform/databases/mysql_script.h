#pragma once

#include "app/platform/databases/mysql_connection.h"
#include "app/platform/databases/script_notes.h"
#include "core/import/imported.h"

#include <map>
#include <string>
#include <string_view>

namespace barch {

struct MySqlScriptRun {
    std::map<std::string, int> lines;   ///< of what it makes, by lower-case name
    std::vector<VerbatimSql> kept;      ///< events, which are not made on the server
};

/// Whose server it is: a throwaway one, on which the account may do nothing outside its database, or a person's.
enum class MySqlHost { Throwaway, Given };

/// Runs what makes and changes tables, views, indexes, triggers and routines, all of it in the database that the
/// connection is in; passes over all else, with a note. Nothing that it lets through can reach another database,
/// an account, a setting of the server or a file, whatever the connection's account may do.
Result<MySqlScriptRun> runMySqlScript(MySqlConnection& connection, MySqlHost host, std::string_view sql, ScriptNotes& notes, const ImportProgress& progress);

}  // namespace barch
