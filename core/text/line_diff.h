#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barch {

enum class LineChange { Same, Removed, Added };

/// One line of a comparison. Numbers count from 1; 0 where the line is not on that side.
struct DiffLine {
    LineChange change = LineChange::Same;
    std::string_view text;  ///< without its line break; points into the compared texts
    int before = 0;
    int after = 0;
};

/// A shortest list of lines removed and added that turns `before` into `after` (Myers, "An O(ND)
/// Difference Algorithm", 1986). Texts that differ in more than some thousand lines are compared as
/// one removed and one added block between what they begin and end with alike.
std::vector<DiffLine> compareLines(std::string_view before, std::string_view after);

/// Only the changed lines and `context` lines around them; a gap is a Same line with both numbers 0.
std::vector<DiffLine> withContext(const std::vector<DiffLine>& lines, int context);

}  // namespace barch
