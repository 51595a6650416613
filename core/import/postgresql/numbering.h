#pragma once

#include "core/import/postgresql/context.h"

#include <map>
#include <string>

namespace barch::pg {

/// What a sequence counts like, as far as it isn't the usual: "increment", "start"...
using Numbering = std::map<std::string, std::string>;

/// Takes over what the options of CREATE or ALTER SEQUENCE, or of an identity column, say.
void readNumbering(Numbering& numbering, Nodes options);
/// "INCREMENT BY 5 START WITH 100"; empty for the usual. `type`: "integer", "bigint"...
std::string numberingText(const Numbering& numbering, std::string_view type);

/// Makes a sequence that the column owns and counts by, as serial does.
void addSerialSequence(Context& context, Table& table, Column& column);

void createSequence(Context& context, const PgQuery__CreateSeqStmt& statement);
void alterSequence(Context& context, const PgQuery__AlterSeqStmt& statement);
/// The sequence and the defaults that count by it.
void dropSequence(SchemaState& state, SequenceId sequence);

}  // namespace barch::pg
