#pragma once

#include <string>
#include <string_view>

namespace barch {

/// Any text as Markdown that shows it as it is, in a table cell too: no markup, link or HTML of its own.
std::string markdownText(std::string_view text);

}  // namespace barch
