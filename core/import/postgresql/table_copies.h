#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// CREATE TABLE (LIKE other ...): the other's columns, and with its INCLUDING words defaults, checks, comments.
void copyColumns(Context& context, Table& table, const PgQuery__TableLikeClause& like);
/// INCLUDING INDEXES: keys and indexes, with names of their own.
void copyIndexes(Context& context, Table& table, const PgQuery__TableLikeClause& like);

}  // namespace barch::pg
