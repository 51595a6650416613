#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace barch::test {

/// A value in an expression: nothing is NULL.
using Cell = std::optional<std::string>;

/// Whether a check holds for a row: comparisons, IN, BETWEEN, IS NULL, AND, OR, NOT, + - *, length, lower,
/// upper, num_nonnulls. NULL counts as holding, as in SQL. Nothing when it can't be read.
std::optional<bool> checkHolds(std::string_view expression, const std::function<Cell(const std::string& column)>& cell);

/// Words and literals of the expression, for finding values that satisfy it.
struct CheckParts {
    std::set<std::string> words;
    std::set<std::string> texts;
    std::set<long long> numbers;
};
CheckParts partsOf(std::string_view expression);

}  // namespace barch::test
