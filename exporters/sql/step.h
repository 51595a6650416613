#pragma once

#include "core/model/element_ref.h"

#include <optional>
#include <string>

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
};

}  // namespace barch::sql
