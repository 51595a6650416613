#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Which of `words` was meant by one that is slightly misspelt: the one that takes the fewest letters added,
/// left out, changed or swapped, of those that are at most two away (one for words of up to four letters).
/// The first of several as close; nothing where none is.
std::optional<std::string> closestWord(std::string_view misspelt, const std::vector<std::string>& words);

}  // namespace barch
