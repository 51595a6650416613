#pragma once

#include <string>
#include <vector>

namespace barch {

/// One row of a Markdown table, each cell any text on one line ("–" where nothing is left).
std::string markdownRow(const std::vector<std::string>& cells);
/// The first two rows: headings and what separates them from the rest.
std::string markdownHead(const std::vector<std::string>& headings);
/// A whole table. Names make its rows as long as they are, nothing can break them: linters are told so.
std::string markdownTable(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows);

}  // namespace barch
