#pragma once

#include "tests/support/row_generator.h"

#include <string>

namespace barch::test {

/// A script for psql that tries, as the runtime role, to reach rows of another tenant in every
/// tenant-owned table, and rolls all of it back. Every way that works is a warning "LEAK ...", every
/// right that the design grants and that doesn't work one "BLOCKED ...".
std::string postgresProbes(const Project& project, const RowGenerator& rows);

/// The same for MariaDB through the views of the runtime role. Each probe answers a row "what|number":
/// the rows that were reached or changed. Run it so that it goes on after errors.
std::string mariaDbProbes(const Project& project, const RowGenerator& rows);
/// The rows of an answer that say that something leaked or was blocked.
std::string mariaDbLeaks(const std::vector<std::vector<std::string>>& rows);

/// INSERTs of the generator's rows for both tenants, in the owner's name.
std::string insertAll(const Project& project, const RowGenerator& rows, Dialect dialect);

}  // namespace barch::test
