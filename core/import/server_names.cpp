#include "core/import/server_names.h"

#include "core/text/short_name.h"

namespace barch {

std::string serverName(std::string_view table, std::string_view columns, std::string_view label)
{
    const std::size_t between = (columns.empty() ? 0U : 1U) + 1U;
    const std::size_t room = 63 - between - label.size();
    std::size_t first = table.size();
    std::size_t second = columns.size();
    while (first + second > room)
        --(first > second ? first : second);
    std::string name(wholeCharacters(table, first));
    if (!columns.empty())
        name += "_" + std::string(wholeCharacters(columns, second));
    return name + "_" + std::string(label);
}

}  // namespace barch
