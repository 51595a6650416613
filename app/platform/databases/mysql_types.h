#pragma once

#include <optional>
#include <string>
#include <vector>

namespace barch {

/// A column's type as MySQL's catalogue says it, as the model writes it: "int(11) unsigned" is "integer unsigned",
/// "decimal(5,2)" is "numeric(5,2)", "tinyint(1)" is "boolean". What only MySQL has keeps its spelling.
std::string modelTypeOfMySql(const std::string& columnType);

/// The values of "enum('a','b')"; nothing for other types, and for values that a type of a design can't have.
std::optional<std::vector<std::string>> enumValuesOfMySql(const std::string& columnType);

}  // namespace barch
