#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace barch {

/// Words that are Markdown already (markdownText), one space between them, in lines of at most `width`
/// bytes where they have spaces to break at. The first line starts with `first` ("- "), the others with
/// as many spaces. No line begins a list, a heading or a rule of its own. Ends with a line break.
std::string wrappedMarkdown(std::string_view markdown, std::string_view first = {}, std::size_t width = 80);

}  // namespace barch
