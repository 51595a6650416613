#pragma once

#include <string>
#include <string_view>

namespace barch {

/// Any text as Markdown that shows it as it is, in a table cell too: no markup, link or HTML of its own.
std::string markdownText(std::string_view text);
/// The same on one line, without blanks at its ends; a dash where nothing is left.
std::string inlineMarkdown(std::string_view text);
/// The same for a cell that core/text/markdown_table.h reads back as it was: line ends as <br>, blanks at
/// the ends and control characters as character references.
std::string markdownCell(std::string_view text);
/// Any text as prose for readers that may show Markdown and may show it as it stands: no HTML, link,
/// picture or code of its own; line breaks, _ and * stay.
std::string markdownProse(std::string_view text);

}  // namespace barch
