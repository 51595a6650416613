#include "exporters/sql/postgresql/literals.h"

namespace barch::sql::postgresql {

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

std::string dollarQuoted(std::string_view text)
{
    // The tag must not be in the text, nor be completed by its last character.
    std::string tag = "$body$";
    for (int number = 2; text.find(tag.substr(0, tag.size() - 1)) != std::string_view::npos; ++number)
        tag = "$body" + std::to_string(number) + "$";
    return tag + std::string(text) + tag;
}

}  // namespace barch::sql::postgresql
