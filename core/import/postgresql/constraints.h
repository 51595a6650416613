#pragma once

#include "core/import/postgresql/columns.h"

namespace barch::pg {

/// Adds a constraint of a table that is altered or made. Its name is the one that PostgreSQL gives it.
void addConstraint(Context& context, Table& table, const PendingConstraint& pending, bool isNewTable);
/// Those of CREATE TABLE, in the order that PostgreSQL makes them in: checks, primary key, the others.
void addConstraints(Context& context, Table& table, const std::vector<PendingConstraint>& pending);

/// False: the table has no such constraint.
bool dropConstraint(SchemaState& state, Table& table, const std::string& name);
bool renameConstraint(SchemaState& state, Table& table, const std::string& from, const std::string& to);
bool validateConstraint(Table& table, const std::string& name);
/// Keys and indexes that hold the column, and foreign keys of others that refer to it.
void dropConstraintsOn(SchemaState& state, Table& table, ColumnId column);
/// Foreign keys of any table that refer to this one.
void dropReferencesTo(SchemaState& state, TableId table);
/// All names that the table's constraints and indexes hold, for taking them out of a schema and into another.
void forgetNames(SchemaState& state, const Table& table);
void addNames(SchemaState& state, const Table& table);

}  // namespace barch::pg
