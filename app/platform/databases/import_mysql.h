#pragma once

#include "app/platform/databases/database_url.h"
#include "core/import/imported.h"
#include "core/model/result.h"

#include <string_view>

namespace barch {

class ThrowawayMariaDb;

/// The design that a script of MySQL or MariaDB makes: a server runs it, without rows, in a database that is dropped
/// afterwards. Only what makes and changes tables, views, indexes, triggers and routines of that database is let
/// through. Errors say line and column.
Result<Imported> importMysqlScript(std::string_view sql, ThrowawayMariaDb& server, const ImportProgress& progress = {});
/// On a server of the person's; its account has to be one that may make databases. The URL's database is not touched.
Result<Imported> importMysqlScript(std::string_view sql, const DatabaseUrl& server, const ImportProgress& progress = {});
/// On a throwaway server that lives as long as the import. An error says how to get MariaDB where there is none.
Result<Imported> importMysqlScript(std::string_view sql, const ImportProgress& progress = {});

/// The design of a live database, which is only read.
Result<Imported> importMysqlDatabase(const DatabaseUrl& url, const ImportProgress& progress = {});

}  // namespace barch
