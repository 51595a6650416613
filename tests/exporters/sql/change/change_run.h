#pragma once

#include "tests/exporters/sql/change/change_engine.h"

#include <string>

namespace barch::test {

struct ChangeOutcome {
    /// Stopped: the way back failed on rows, in words of the server, after values were deleted.
    enum class Kind { Passed, Failed, Refused, Stopped } kind = Kind::Failed;
    std::string text;   ///< what is wrong, or why it was refused
    std::string up;
    std::string down;
};

/// Makes a database from `before`, with rows of two tenants, changes it to `after`, and back. Passed: each time the
/// catalogue is that of a database that was made from the design at once, rows that stay are the same, and nothing is
/// left to change.
ChangeOutcome tryChange(ChangeEngine& engine, const Project& before, const Project& after);

}  // namespace barch::test
