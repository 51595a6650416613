#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>

namespace barch::sql::postgresql {

/// How rows get from one type of a column to another.
struct Conversion {
    std::string expression;   ///< of USING; empty: the server's own assignment, which refuses what doesn't fit
    bool losesValues = false;  ///< rounds or cuts without an error
    bool canFail = false;
};

/// `before` and `after`: types as they are written in SQL. `column`: quoted.
Conversion conversion(const std::string& before, const std::string& after, const std::string& column, bool byText);

/// A value that a required column without default can be filled with where its own values are gone; nothing
/// for types where no value is harmless.
std::optional<std::string> placeholder(const Project& project, const Column& column);

}  // namespace barch::sql::postgresql
