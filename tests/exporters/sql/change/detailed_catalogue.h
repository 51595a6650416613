#pragma once

#include "tests/support/catalogue.h"

namespace barch::test {

/// Everything that a PostgreSQL database holds, as the server itself spells it: definitions of columns, keys,
/// indexes, views, functions, policies and triggers with their names, owners, rights and comments. The order of
/// columns is left out: ALTER TABLE can't change it. So are the names of sequences behind identity columns: the server
/// chooses them, and they stay when the table is renamed.
Catalogue readDetails(PostgresServer& server, const std::string& database);

}  // namespace barch::test
