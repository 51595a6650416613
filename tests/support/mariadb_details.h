#pragma once

#include "tests/support/catalogue.h"

namespace barch::test {

/// The full catalogue with names of a table's checks, definers, rights and what views show; without the order of columns in
/// their table, and without how far counters have come.
Catalogue readDetails(MariaDbServer& server, const std::string& database);

}  // namespace barch::test
