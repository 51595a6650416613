#pragma once

#include "core/import/postgresql/statement_text.h"

#include <string>

namespace barch::pg {

/// The expression behind DEFAULT that begins at this token: it ends where the next constraint, a comma or the statement does.
std::string defaultText(const StatementText& words, std::size_t first);
/// What stands in the parentheses behind the first `word` from `from` on; empty: no such thing.
std::string parenthesised(const StatementText& words, std::string_view word, std::size_t from);
/// The expression of an index key that is [first, last): inside its parentheses, or a call without any.
std::string keyExpression(const StatementText& words, std::size_t first, std::size_t last);

}  // namespace barch::pg
