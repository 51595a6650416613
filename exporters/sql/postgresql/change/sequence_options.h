#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace barch::sql::postgresql {

/// What a sequence counts like, with the server's own values where nothing is said.
struct SequenceOptions {
    std::string increment = "1";
    std::string minimum;    ///< empty: the server's
    std::string maximum;    ///< empty: the server's
    std::string start;      ///< empty: the first of its range
    std::string cache = "1";
    bool cycles = false;
    std::string name;       ///< SEQUENCE NAME, of an identity column
    bool operator==(const SequenceOptions&) const = default;
};

/// Of "INCREMENT BY 2 START WITH 100 NO CYCLE", for a sequence of this type. Nothing where another word stands in it.
std::optional<SequenceOptions> sequenceOptions(std::string_view text, std::string_view type);
/// All of them for ALTER SEQUENCE, `before` each ("" or "SET " for an identity column).
std::string allOptions(const SequenceOptions& options, std::string_view before);

/// Whether a sequence that still stands at its old start would be out of the new range.
bool leavesRange(const SequenceOptions& before, const SequenceOptions& after);
/// Sets all of them by `alter` ("ALTER SEQUENCE x "); one that stands out of the range goes to its start. `sequence`: an
/// expression for its name.
std::string alteredInRange(const std::string& alter, const std::string& sequence, const SequenceOptions& after, std::string_view before);

/// What the server calls a sequence ("seq") or an index ("idx", "key", "pkey") that nobody names: unless something else
/// has that name.
std::string implicitName(std::string_view table, std::string_view columns, std::string_view kind);

}  // namespace barch::sql::postgresql
