#pragma once

#include <string>
#include <string_view>

namespace barch {

/// Any text as a string of JavaScript, TypeScript or JSON, quotes included.
std::string scriptString(std::string_view text);
/// A name as the key of an object literal or a type: bare where it can be.
std::string scriptKey(std::string_view name);
/// ".name" or ["name"].
std::string scriptMember(std::string_view name);
/// Any text inside a comment /** ... */, on one line.
std::string scriptComment(std::string_view text);
/// A pattern of ECMAScript as a literal with the flags "s" and "u".
std::string scriptPattern(std::string_view pattern);

}  // namespace barch
