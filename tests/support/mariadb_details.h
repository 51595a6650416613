#pragma once

#include "tests/support/catalogue.h"

namespace barch::test {

/// Everything that MariaDB's catalogue says of a database, a line for each fact: definitions, names, comments,
/// collations, bodies, the order of triggers, definers, rights. Columns of a table have no order here, and NO ACTION is
/// RESTRICT, as it is to InnoDB.
Catalogue readDetails(MariaDbServer& server, const std::string& database);

}  // namespace barch::test
