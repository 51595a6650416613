#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

void createTable(Context& context, const PgQuery__CreateStmt& statement);
/// CREATE TABLE ... AS: a table where all its columns are known, otherwise kept.
void createTableAs(Context& context, const PgQuery__CreateTableAsStmt& statement);
void alterTable(Context& context, const PgQuery__AlterTableStmt& statement);

/// The bounds of a partition as they stand in [first, last): "FOR VALUES IN (1)"; empty for DEFAULT.
std::string partitionBounds(const StatementText& words, std::size_t first);
/// Makes the table a partition or heir of the other; the columns of a partition are all its own.
void addHeir(SchemaState& state, Table& parent, Table& child, bool isPartition);
void removeHeir(SchemaState& state, Table& parent, Table& child);

/// The table with all that only it needs: names, owned sequences, foreign keys and views that name it, its partitions.
void dropTable(SchemaState& state, TableId table);

}  // namespace barch::pg
