#pragma once

#include "core/api/value_rules.h"

#include <string>

namespace barch::validation {

/// How JSON carries a value of a column.
enum class Wire { Text, Boolean, Number, NumberOrText, NumberOrSpecial, Choice, Json, Numbers, Unknown };
Wire wireOf(const api::ValueRules& rules);

/// "pg.varchar(80)" for one value, without checks and dimensions.
std::string kindScript(const api::ValueRules& rules);
/// What a person is told who gives something else altogether.
std::string wireAdvice(Wire wire);
/// The value as JSON carries it, for a literal: text of digits where JSON would round.
std::string wireLiteral(const api::ValueRules& rules, const api::Expression& literal);
/// "" or what can't be said of the type's values.
std::string unexpressed(const api::ValueRules& rules);

}  // namespace barch::validation
