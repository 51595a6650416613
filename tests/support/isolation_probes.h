#pragma once

#include "core/tenancy/people.h"
#include "tests/support/row_generator.h"

#include <string>
#include <vector>

namespace barch::test {

/// A script for psql that tries, as the runtime role, to reach rows of another tenant in every
/// tenant-owned table, the tenant root, people and what belongs to them, through tables, references,
/// views and functions, and rolls all of it back. Every way that works is a warning "LEAK ...", every
/// right that the design grants and that doesn't work one "BLOCKED ...".
std::string postgresProbes(const Project& project, const RowGenerator& rows);

/// The same for MariaDB through the views of the runtime role. Each probe answers a row "what|number":
/// the rows that were reached or changed. Run it so that it goes on after errors.
std::string mariaDbProbes(const Project& project, const RowGenerator& rows);
/// The rows of an answer that say that something leaked or was blocked.
std::string mariaDbLeaks(const std::vector<std::vector<std::string>>& rows);

/// INSERTs of the generator's rows for both tenants, in the owner's name.
std::string insertAll(const Project& project, const RowGenerator& rows, Dialect dialect);

RowDialect rowDialect(Dialect dialect);
/// Whether the table's rows each belong to one tenant: tenant-owned, link, or the root itself.
bool isOfOneTenant(const Project& project, const Table& table);
bool runtimeMay(const Project& project, const std::vector<Grant>& grants, const std::string& privilege);
/// A text column that no key, reference or check looks at, so that any other text may be put there.
const Column* freeTextColumn(const Table& table);

/// Who is who in the generator's rows, as literals.
struct ProbePeople {
    People people;
    std::string self;        ///< of tenant 0; the one who is signed in
    std::string colleague;   ///< of tenant 0; empty where there is none
    std::string stranger;    ///< of tenant 1

    ProbePeople(const Project& project, const RowGenerator& rows, Dialect dialect);
    explicit operator bool() const { return static_cast<bool>(people); }
};

/// The row with the values of `key`'s columns but the tenant's taken from the other tenant's row of its
/// target. Nothing where the key has no other columns, or refers to no table of one tenant.
std::optional<Row> pointingAcross(const Project& project, const RowGenerator& rows, const Table& table, const ForeignKey& key);

}  // namespace barch::test
