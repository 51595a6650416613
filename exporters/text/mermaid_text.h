#pragma once

#include <string>
#include <string_view>

namespace barch {

/// Any text as Mermaid shows it, in labels with or without quotes: whatever is not a letter, digit, space or one of
/// ". _ -" becomes an entity (#35; for #). Line breaks become spaces; bytes beyond ASCII stay as they are.
std::string mermaidText(std::string_view text);

}  // namespace barch
