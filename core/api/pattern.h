#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace barch::api {

/// PostgreSQL's patterns as ECMAScript's (RFC: ECMA-262, flags "s" and "u"), anchored as they are there.
/// Nothing where the two differ or the pattern is no pattern.

/// LIKE. `escape`: one character, or empty for none.
std::optional<std::string> patternOfLike(std::string_view like, std::string_view escape = "\\");
/// The operators ~ and ~* (`anyCase`).
std::optional<std::string> patternOfRegex(std::string_view regex, bool anyCase);

}  // namespace barch::api
