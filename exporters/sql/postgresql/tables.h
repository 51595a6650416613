#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::postgresql {

void writeSchemas(Draft& draft);
void writeSequences(Draft& draft);
/// Sequences that a column owns; after the tables.
void writeSequenceOwners(Draft& draft);
/// CREATE TABLE with columns, keys and checks, without foreign keys; partitions and heirs after their
/// parents; comments.
void writeTables(Draft& draft);

/// "name" type ..., as CREATE TABLE and ADD COLUMN want it.
std::string columnText(Draft& draft, const Table& table, const Column& column);

}  // namespace barch::sql::postgresql
