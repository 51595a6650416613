#pragma once

#include <string>
#include <string_view>

namespace barch {

/// Any text for XML or SVG, in elements and in attributes. Characters that XML forbids become U+FFFD.
std::string xmlText(std::string_view text);

}  // namespace barch
