#include "app/platform/servers/sql_output.h"

namespace barch {

std::string SqlOutput::text() const
{
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i ? "|" : "") + row[i];
        text += '\n';
    }
    return text;
}

}  // namespace barch
