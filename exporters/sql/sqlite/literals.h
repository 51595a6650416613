#pragma once

#include <string>
#include <string_view>

namespace barch::sql::sqlite {

/// 'text', for any UTF-8 text without NUL.
std::string literal(std::string_view text);

}  // namespace barch::sql::sqlite
