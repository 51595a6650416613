#include "exporters/sql/sqlite/literals.h"

namespace barch::sql::sqlite {

std::string literal(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\0')
            continue;
        if (c == '\'')
            quoted += '\'';
        quoted += c;
    }
    return quoted + '\'';
}

}  // namespace barch::sql::sqlite
