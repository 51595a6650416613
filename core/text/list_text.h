#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Several texts in one cell of a table: "one; two". Whatever the texts hold, `splitList` gives
/// exactly them back: ; and \ are written \; and \\, line ends \n and \r, a blank at either end \s,
/// an empty text \-.
std::string joinList(const std::vector<std::string>& texts);
/// Also reads what people type: any line end and blanks around a text do not count.
std::vector<std::string> splitList(std::string_view list);

}  // namespace barch
