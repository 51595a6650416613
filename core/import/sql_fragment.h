#pragma once

#include <string_view>

namespace barch {

/// Whether this can stand as one expression in SQL of any engine: quotes and parentheses close, nothing in it
/// ends the statement or belongs to no SQL. Empty text can't.
bool isSqlExpression(std::string_view text);

}  // namespace barch
