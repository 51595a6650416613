#pragma once

#include "core/api/value_rules.h"

namespace barch::api {

/// Reads from a check what can be said as a limit, list or pattern of its only column, and tightens the
/// rules with it. What can't be said so leaves them as they are.
void takeLimits(ValueRules& rules, const Expression& check);

/// -1, 0, 1: two numbers written in digits compared.
int compareNumbers(std::string_view a, std::string_view b);

}  // namespace barch::api
