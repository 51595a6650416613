#pragma once

#include "core/api/value_rules.h"

#include <string>

namespace barch::api {

/// What a field holds, in words: "text", "whole number", "yes or no", "one of a list", "list of text".
std::string kindWords(const ValueShape& shape);
/// What its values have to be: "3 to 200 characters", "1 to 4", "low, normal or high"; with what only the database can
/// check named at the end. Empty where every value of its kind is taken.
std::string ruleWords(const Project& project, const Table& table, const ValueRules& rules);

/// A check that reads several columns, in words: the comment on it, "ends_at is after starts_at", "phone and country are
/// given together or not at all"; otherwise the check as it is written.
std::string checkWords(const Table& table, const CheckRule& check);

}  // namespace barch::api
