#pragma once

#include "core/model/project.h"

#include <set>
#include <string>

namespace barch::test {

class PostgresServer;
class MariaDbServer;
class SqliteDatabase;

/// What a database holds, or what a design says that it shall hold: a line for each fact, such as
/// "column public.tickets.title character varying(200) not null". The two are made independently.
using Catalogue = std::set<std::string>;

Catalogue readCatalogue(PostgresServer& server, const std::string& database);
Catalogue readCatalogue(MariaDbServer& server, const std::string& database);
Catalogue readCatalogue(SqliteDatabase& database);

Catalogue expectedPostgres(const Project& project);
/// What roles.sql leaves in a database, up to roles.drop.sql: the owner's right to make tables.
Catalogue postgresBootstrap(const Project& project);
Catalogue expectedMariaDb(const Project& project);
Catalogue expectedSqlite(const Project& project);

/// "- line" for what is expected and missing, "+ line" for what is there and not expected. Empty: equal.
std::string difference(const Catalogue& expected, const Catalogue& found);

}  // namespace barch::test
