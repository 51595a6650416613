#pragma once

#include "core/import/postgresql/context.h"

namespace barch::pg {

/// Where the words of one command of ALTER TABLE stand: [first, last). The first command's begin with the statement.
struct CommandWords {
    std::size_t first = 0;
    std::size_t last = 0;
    bool isFirst = true;
};

/// Whether carrying out the command takes its words: for expressions, or because it is kept.
bool needsWords(const PgQuery__AlterTableCmd& command);

/// False: the command is not about a column, or the model has no place for it.
bool alterColumns(Context& context, Table& table, const PgQuery__AlterTableCmd& command, const CommandWords& words, bool recurse);

}  // namespace barch::pg
