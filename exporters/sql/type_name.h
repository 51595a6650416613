#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

/// A type as the model writes it, taken apart: "numeric(12,2)", "timestamp(3) with time zone",
/// "text[]", "app.mood".
struct TypeName {
    std::string name;                    ///< lower case unless quoted: "numeric", "double precision", "app.mood"
    std::vector<std::string> arguments;  ///< "12", "2"; 'a' and 'b' of a MySQL enum
    std::string suffix;                  ///< "with time zone", "unsigned", "day to second"
    int dimensions = 0;                  ///< of an array

    /// As the model would write it; nothing but this type is in the text.
    std::string text() const;
};

/// Nothing when `text` is not exactly one type.
std::optional<TypeName> parseType(std::string_view text);
/// Of a text that holds only "[]"s and white space; nothing for any other.
std::optional<int> arrayDimensions(std::string_view text);

/// One spelling for types that have several: "int4" and "int" are "integer", "timestamp with time
/// zone" is "timestamptz", "character varying" is "varchar".
std::string canonicalName(const TypeName& type);

}  // namespace barch::sql
