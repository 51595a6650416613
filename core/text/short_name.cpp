#include "core/text/short_name.h"

#include <cstdint>

namespace barch {

std::string nameMark(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    std::string digits = "_00000000";
    for (std::size_t i = 8; i > 0; --i, hash >>= 4)
        digits[i] = "0123456789abcdef"[hash & 15U];
    return digits;
}

std::string_view wholeCharacters(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0U) == 0x80U)
        --limit;
    return text.substr(0, limit);
}

std::string shortName(std::string_view name, std::size_t limit)
{
    if (name.size() <= limit)
        return std::string(name);
    const std::string mark = nameMark(name);
    return std::string(wholeCharacters(name, limit > mark.size() ? limit - mark.size() : 0)) + mark;
}

}  // namespace barch
