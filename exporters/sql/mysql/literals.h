#pragma once

#include <string>
#include <string_view>

namespace barch::sql::mysql {

/// 'text', for any UTF-8 text without NUL, under MySQL's default sql_mode.
std::string literal(std::string_view text);

}  // namespace barch::sql::mysql
