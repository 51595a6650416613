#pragma once

#include "core/model/element_ref.h"

#include <optional>
#include <string>
#include <vector>

namespace barch::sql {

/// Who runs a step where the dialect tells: the role that owns what is made, or whoever started.
enum class RunAs { Owner, Starter };

/// One statement of a migration with what takes it back. Neither ends in a semicolon.
struct Step {
    std::string statement;
    std::string reverse;      ///< empty: goes with what an earlier step made
    std::string comment;      ///< one line of plain text; empty: belongs to the step before
    RunAs runAs = RunAs::Owner;
    std::optional<RunAs> reverseAs;  ///< none: as `runAs`
    /// For comparing two versions: the element that the statement makes, or makes a `part` of ("comment",
    /// "grant" to a role...). Steps of one element and part belong together.
    ElementRef element;
    std::string part;
    /// Takes the step back while what it belongs to stays: DROP INDEX, REVOKE. Empty: `reverse` does, or nothing can.
    std::string alone;
    /// What else the statement makes, each with the statement that would make it alone. Only where the
    /// draft `isDetailed`.
    std::vector<Step> inside;
};

}  // namespace barch::sql
