#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// ALTER TABLE ... SET (...) and RESET (...): the storage parameters in `Table::options`.
void setStorage(Table& table, Nodes options, bool set);
/// The same for an index; also ALTER INDEX ... ATTACH PARTITION, which the server does by itself.
void alterIndex(Context& context, const Relation& relation, const PgQuery__AlterTableStmt& statement);
/// "a = 1, b = 2" with the options set or taken out.
std::string withOptions(const std::string& options, Nodes changed, bool set);

}  // namespace barch::pg
