#pragma once

#include <string>
#include <string_view>

namespace barch::sql::postgresql {

/// 'text', for any UTF-8 text without NUL. The files set standard_conforming_strings.
std::string literal(std::string_view text);
/// $tag$text$tag$ with a tag that `text` does not hold.
std::string dollarQuoted(std::string_view text);

}  // namespace barch::sql::postgresql
