#pragma once

#include <string>
#include <string_view>

namespace barch {

/// The text as a literal of standard SQL: 'it''s'.
inline std::string sqlLiteral(std::string_view text)
{
    std::string literal = "'";
    for (const char c : text)
        literal += c == '\'' ? std::string("''") : std::string(1, c);
    return literal + "'";
}

}  // namespace barch
