#pragma once

#include "tests/support/row_generator.h"

#include "core/access/table_access.h"

#include <string>

namespace barch::test {

/// A person of the first tenant, who holds one role there.
struct Visitor {
    AccessRoleId role;
    int person = 0;    ///< number of the membership's row
};

/// A script for psql, run by the administrator: gives the person the role, and as the runtime role tries
/// to read, add, change and delete each row of the tables about which roles decide. Whatever works and
/// should not is a warning "LEAK ...", the other way round "BLOCKED ...". All of it is rolled back.
/// `expected` says what should work: the design, or another one to prove that the probes can fail.
std::string accessProbes(const Project& project, const RowGenerator& rows, const TableAccess& expected, const Visitor& visitor);

/// How many rows of the table the runtime role sees with these settings, as a script with one answer.
std::string countAs(const Project& project, const RowGenerator& rows, const Table& table, const std::string& settings);
/// set_config of the tenant and the person, for the engine or for Supabase's token; "" for no person.
std::string signIn(const Project& project, const RowGenerator& rows, int tenant, int person);

}  // namespace barch::test
