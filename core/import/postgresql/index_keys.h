#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// One key of an index or exclusion. `first` and `last` are its words in the statement; `table` is nullptr for a view's.
IndexKey indexKey(Context& context, Table* table, const PgQuery__IndexElem& element, std::size_t first, std::size_t last);

void createIndex(Context& context, const PgQuery__IndexStmt& statement);
/// Of a table or a view; false: it has none of that name.
bool dropIndex(SchemaState& state, const Relation& relation, const std::string& name);

/// "fillfactor = 70, fastupdate = off": storage parameters and their like.
std::string optionsText(Nodes options);

}  // namespace barch::pg
