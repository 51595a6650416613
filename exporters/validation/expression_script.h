#pragma once

#include "core/api/expression.h"

#include <functional>
#include <string>

namespace barch::validation {

/// How a column is read in the script; "undefined" where nothing is known of it.
using ColumnScript = std::function<std::string(ColumnId)>;

/// The expression as TypeScript over the functions of values.ts (imported as `pg`).
std::string scriptOf(const api::Expression& expression, const ColumnScript& column);

/// Whether NULL in its only column could make it false: then it can't be asked about values alone.
bool looksAtNull(const api::Expression& expression);

}  // namespace barch::validation
