#pragma once

#include "core/import/postgresql/context.h"

#include <string>
#include <vector>

namespace barch::pg {

/// A constraint that waits until the whole table is read, and the column that it stands behind, if any.
struct PendingConstraint {
    const PgQuery__Constraint* constraint = nullptr;
    std::string column;
    Deferral deferral = Deferral::NotDeferrable;
};

/// Adds the column that the definition says; what else it says about keys goes to `pending`.
void addColumn(Context& context, Table& table, const PgQuery__ColumnDef& definition, std::vector<PendingConstraint>& pending);

/// The table's own column of that name, or one of its parents', which then becomes its own too; or nullptr.
Column* columnOf(SchemaState& state, Table& table, std::string_view name);
/// The ids of all of them, or nothing and a note about the one that isn't there.
std::vector<ColumnId> columnsOf(Context& context, Table& table, Nodes names);

/// Collation as the model holds it: a name, without the schema of the built-in ones.
std::string collationName(Nodes names);

/// Removes the column and what can't be without it: keys, indexes, policies' and triggers' lists, its sequence.
void dropColumn(Context& context, Table& table, const std::string& name);

/// Tables that are made of this one: its partitions and heirs.
std::vector<Table*> childrenOf(SchemaState& state, TableId table);

}  // namespace barch::pg
