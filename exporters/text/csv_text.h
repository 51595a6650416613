#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// A text as a cell of CSV (RFC 4180) that no spreadsheet takes for a formula; core/text/csv.h reads it back.
std::string csvText(std::string_view text);
/// Cells as a line, ended by CR LF as the RFC has it. `numbers` says which cells are numbers: these
/// stay as they are when they are well-formed.
std::string csvLine(const std::vector<std::string>& cells, const std::vector<bool>& numbers = {});

}  // namespace barch
