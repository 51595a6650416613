#include "exporters/sql/mysql/literals.h"

namespace barch::sql::mysql {

std::string literal(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text) {
        switch (c) {
        case '\0': break;
        case '\'': quoted += "''"; break;
        case '\\': quoted += "\\\\"; break;
        case '\n': quoted += "\\n"; break;
        case '\r': quoted += "\\r"; break;
        case '\x1a': quoted += "\\Z"; break;
        default: quoted += c;
        }
    }
    return quoted + '\'';
}

}  // namespace barch::sql::mysql
