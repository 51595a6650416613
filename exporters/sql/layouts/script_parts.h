#pragma once

#include "core/model/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

/// A piece of one of our own scripts that a tool has to send as a whole.
struct ScriptPart {
    std::string text;             ///< with its comments; ends in a semicolon and a line break
    bool isTransaction = false;   ///< BEGIN ... COMMIT
    bool isCompound = false;      ///< holds semicolons other than its last
};

/// The script without the comments at its head, in parts: transactions, and statements outside of any. Lines of
/// DELIMITER are gone: a driver doesn't know them.
std::vector<ScriptPart> partsOf(std::string_view script, Dialect dialect);

/// The text of all parts.
std::string joinedParts(const std::vector<ScriptPart>& parts);

}  // namespace barch::sql
