#include "core/project_file/id_text.h"

#include <cstdint>

namespace barch {
namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";

constexpr std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(0xff);
    for (std::size_t i = 0; i < digits.size(); ++i)
        values[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
    return values;
}
constexpr auto values = makeValues();

}  // namespace

void idToText(AnyId id, char* text)
{
    std::uint64_t rest = id.number();
    for (std::size_t i = idLength; i-- > 0; rest >>= 5)
        text[i] = digits[rest & 31];
}

std::optional<AnyId> idFromText(std::string_view text)
{
    if (text.size() != idLength)
        return std::nullopt;
    std::uint64_t number = 0;
    unsigned bad = 0;
    for (const char c : text) {
        const unsigned value = values[static_cast<unsigned char>(c)];
        bad |= value;
        number = number << 5 | value;
    }
    return bad > 31 ? std::nullopt : std::optional(AnyId(number));
}

}  // namespace barch
