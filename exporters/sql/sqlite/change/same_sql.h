#pragma once

#include <string>
#include <string_view>

namespace barch::sql::sqlite {

/// Whether two pieces of SQL differ in nothing but spaces, comments, quotes around names and the case of words.
bool sameSql(std::string_view a, std::string_view b);

/// Whether the text names this relation or column: words without regard to case.
bool namesIt(std::string_view sql, std::string_view name);

}  // namespace barch::sql::sqlite
