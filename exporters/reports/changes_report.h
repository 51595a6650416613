#pragma once

#include "core/compare/match_by_name.h"
#include "core/compare/project_changes.h"

#include <string>
#include <vector>

namespace barch {

/// What is different in two versions, for people and tools. Every format ends with a line break.
struct ChangesReport {
    std::string before;                          ///< as the person named the two
    std::string after;
    std::vector<ElementChange> changes;
    std::vector<PossibleRename> renames = {};    ///< that nobody has said to be ones
    std::string picture = {};                    ///< SVG; empty: none
};

std::string changesAsText(const ChangesReport& report);
/// {"changes":[…],"possibleRenames":[…],"summary":"…"}, stable.
std::string changesAsJson(const ChangesReport& report);
std::string changesAsMarkdown(const ChangesReport& report);
/// One file with nothing from outside: the picture, then each change. Follows the reader's light or dark theme.
std::string changesAsHtml(const ChangesReport& report);

}  // namespace barch
