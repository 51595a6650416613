#pragma once

#include <string>
#include <vector>

namespace barch {

using SqlRow = std::vector<std::string>;

/// What a database's own client answered.
struct SqlOutput {
    bool ok = false;
    std::string out;
    std::string error;           ///< what the server and its client complained about
    std::vector<SqlRow> rows;    ///< of all queries of the script, one after the other; NULL is "∅"

    /// One line for every row, columns separated by "|".
    std::string text() const;
};

inline constexpr const char* sqlNull = "∅";

}  // namespace barch
