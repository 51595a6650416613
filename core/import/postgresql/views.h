#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

void createView(Context& context, const PgQuery__ViewStmt& statement);
void createMaterializedView(Context& context, const PgQuery__CreateTableAsStmt& statement);
void setViewOptions(View& view, Nodes options);

void dropView(SchemaState& state, ViewId view);
/// Those that read this table or view, and those that read them.
void dropViewsThatRead(SchemaState& state, AnyId relation);
/// Those of them whose query names the column.
void dropViewsThatMention(SchemaState& state, AnyId relation, const std::string& column);

}  // namespace barch::pg
