#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// A column's type taken apart: "numeric(12,2)[]" is numeric, {"12", "2"}, one dimension.
struct ColumnType {
    std::string name;                    ///< canonical where it is known ("integer"), otherwise as written
    std::vector<std::string> arguments;
    int dimensions = 0;                  ///< of an array
    bool known = false;                  ///< one of `canonicalTypes()`

    std::string text() const;
    bool operator==(const ColumnType&) const = default;
};

/// Any spelling that PostgreSQL, MySQL or SQLite users know: "INT8", "timestamp (3) with time zone",
/// "character varying(80)". What is not known keeps its name; nothing for text that is no type at all
/// (empty, unbalanced parentheses).
std::optional<ColumnType> parseColumnType(std::string_view text);
/// The canonical spelling: "DECIMAL(12, 2)" gives "numeric(12,2)". Text that is no type comes back as it is.
std::string canonicalType(std::string_view text);

struct CanonicalType {
    std::string_view name;
    std::string_view meaning;            ///< for a list to choose from: "Yes or no"
    std::string_view arguments;          ///< what may stand in the parentheses: "precision, scale"; empty: nothing
};
/// What a column can be, the usual ones first.
const std::vector<CanonicalType>& canonicalTypes();

bool isIntegerType(std::string_view canonicalName);
bool isTextType(std::string_view canonicalName);

}  // namespace barch
