#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace barch {

/// "_" and eight digits that are made of all of `text`: what tells names apart that are cut.
std::string nameMark(std::string_view text);

/// The longest beginning of `text` of at most `limit` bytes that ends with a whole character (UTF-8).
std::string_view wholeCharacters(std::string_view text, std::size_t limit);

/// `name` when it has at most `limit` bytes, and else its beginning and its mark. Alike names stay apart,
/// and what a name becomes depends on nothing but the name.
std::string shortName(std::string_view name, std::size_t limit);

}  // namespace barch
