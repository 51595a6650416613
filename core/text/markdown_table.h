#pragma once

#include "core/model/result.h"
#include "core/text/text_table.h"

#include <functional>
#include <string_view>

namespace barch {

/// Reads the first table of a Markdown text (GitHub's kind) whose headings are `wanted`. Markup in
/// cells is read as text: backslash escapes, character references and <br> (a line end) are undone.
/// No such table, or a row of another length, is an error with its line.
Result<TextTable> readMarkdownTable(std::string_view text, const std::function<bool(const std::vector<std::string>& headings)>& wanted);

}  // namespace barch
