#pragma once

#include "core/model/project.h"

namespace barch {

/// Supabase without tenants. Requests reach the tables themselves there, as the platform's roles, so every
/// table is closed until a policy opens it. A person's token opens the rows that are the person's own:
///
/// - people: one reads one's own row, signs oneself up, and changes what is not a right or a proof (role,
///   status, "verified"): those columns are not granted.
/// - tables whose rows belong to a person, by a column or through the row that they are a part of: one
///   reads one's own, and works with them unless they are records, rights or money, which the server writes.
/// - all others, and tables that hold secrets: nothing. A rule asks the architect who may.
bool guardsPersons(const Project& project);

/// Guards one table; policies and grants of the architect's own stay and nothing is added to them.
Project withPersonGuards(const Project& project, TableId table);

/// Whether the rows of the table can be told to be somebody's, with policies that say so.
bool canBeOwnRows(const Project& project, const Table& table);

}  // namespace barch
