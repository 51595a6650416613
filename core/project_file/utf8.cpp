#include "core/project_file/utf8.h"

#include <algorithm>

namespace barch {

std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    const unsigned char second = byte(1);
    const bool wrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
                       (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
    return wrong ? 0 : length;
}

std::string shown(std::string_view text)
{
    constexpr std::size_t limit = 60;
    std::string result;
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (result.size() + std::max<std::size_t>(length, 3) > limit)
            return result + "…";
        const auto first = static_cast<unsigned char>(text[0]);
        if (length == 0)
            result += "\xef\xbf\xbd";
        else if (first < 0x20 || first == 0x7f)
            result += ' ';
        else
            result += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

}  // namespace barch
