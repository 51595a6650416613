#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// "a", "a and b", "a, b and c": how a sentence lists things.
std::string listed(const std::vector<std::string>& words, std::string_view last = "and");

}  // namespace barch
