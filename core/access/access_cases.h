#pragma once

#include "core/access/table_access.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Whose row is tried: one's own, somebody else's of the same tenant, one of another tenant.
enum class RowOf : std::uint8_t { Self, Colleague, OtherTenant };
BARCH_NAMES(RowOf, "own", "other", "other tenant")

/// One thing to try, and whether it has to work.
struct AccessCase {
    AccessRoleId role;
    TableId table;
    RowOperation operation;
    RowOf row;
    bool allowed;
    bool operator==(const AccessCase&) const = default;
};

/// Every role with every operation on every kind of row, of the tables about which roles decide; tables by
/// name, roles in the order of the matrix. One's own rows only where a row can be one's own, other tenants
/// only where tenants share tables. What no role decides is left out.
std::vector<AccessCase> accessCases(const Project& project, const TableAccess& access);

/// The tests that the cases make, one a table, for the project's list of tests. Ids derive from the table's.
std::vector<TestCase> accessTests(const Project& project);
/// Puts these tests in and takes away those of tables that need none any more.
Result<Project> writeAccessTests(const Project& project);

/// A row to try a role on: "number 1 · tenant 1 · this person".
struct ExampleRow {
    RowOf row;
    bool reached[4] = {};   ///< by RowOperation
};
/// What the role reaches of one row of each kind: worked out from the permissions, as the policies have it.
std::vector<ExampleRow> exampleRows(const Project& project, const TableAccess& access, const Table& table, AccessRoleId role);

}  // namespace barch
