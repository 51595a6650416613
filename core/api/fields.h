#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch::api {

/// What the API does with a column where nobody said otherwise.

/// Never leaves the server: secrets, what is kept hashed, the tenant key, where content lies in a store.
bool mayBeRead(const Table& table, const Column& column);
/// May come from a client at all: neither the tenant key, nor worked out or numbered by the database,
/// nor a time stamp that the server keeps (created_at, closed_at).
bool mayBeWritten(const Table& table, const Column& column);
/// Says whose a row is: author_id, created_by; nothing that refers to other things than people. Taken from the signed-in person, never from a body.
bool namesOwner(const Project& project, const Table& table, const Column& column);
/// The table of the people who sign in.
bool isPeople(const Project& project, const Table& table);
/// Gives a person rights: role, scopes, is_admin, in a table that is about people who sign in.
bool givesRights(const Project& project, const Table& table, const Column& column);
/// Counted or worked out by the program: next_number, reopened_count.
bool isCounted(const Column& column);

/// Whether an index, unique constraint or primary key finds or orders rows by the column: it comes
/// first, or right behind the tenant key.
bool isIndexed(const Table& table, ColumnId column);
/// Worth a filter: references, enums, yes or no, dates, short names; not free text.
bool isFilterKind(const Project& project, const Column& column);
bool isSortKind(const Project& project, const Column& column);

/// The columns that name a row in a path: the primary key without the tenant key.
std::vector<ColumnId> pathKeys(const Table& table);
/// A number that is an id or refers to one; it goes over the wire as text, for programs whose numbers
/// end at 2^53.
bool isNumericId(const Table& table, const Column& column);

/// The fields of an endpoint that does this with rows of the table.
std::vector<EndpointField> usualFields(const Project& project, const Table& table, Operation operation);

}  // namespace barch::api
