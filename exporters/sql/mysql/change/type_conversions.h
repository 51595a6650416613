#pragma once

#include "core/model/table.h"

#include <string>
#include <vector>

namespace barch::sql::mysql {

/// What MODIFY COLUMN does to values, under the strict mode that scripts set.
struct Conversion {
    bool losesValues = false;   ///< rounds, cuts or takes another meaning without a word
    bool canFail = false;       ///< refuses values that don't fit
    bool staysInPlace = false;  ///< no row is written again
};
/// Both as the exporter writes them, with character set and collation.
Conversion conversion(const std::string& before, const std::string& after);

/// The values of "enum('a','b') ..."; empty for any other type.
std::vector<std::string> enumValues(const std::string& type);
/// The type with these values instead.
std::string withEnumValues(const std::string& type, const std::vector<std::string>& values);

/// A value for rows that need one, as a literal: what a column that comes back holds. Empty: none is known.
std::string placeholder(const std::string& type);

}  // namespace barch::sql::mysql
