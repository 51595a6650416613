#include "core/model/id.h"

#include <array>
#include <random>

namespace barch {
namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int length = 12;

constexpr std::array<std::int8_t, 256> makeValues()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < digits.size(); ++i)
        values[static_cast<unsigned char>(digits[i])] = static_cast<std::int8_t>(i);
    return values;
}
constexpr auto values = makeValues();

/// Spreads the bits, so that similar paths give unlike ids (the finaliser of SplitMix64).
constexpr std::uint64_t spread(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

AnyId notNone(std::uint64_t number)
{
    const AnyId id(number);
    return id ? id : AnyId(1);
}

}  // namespace

std::string AnyId::text() const
{
    std::string text(length, '0');
    std::uint64_t rest = m_number;
    for (int i = length - 1; i >= 0; --i, rest >>= 5)
        text[static_cast<std::size_t>(i)] = digits[rest & 31];
    return text;
}

std::optional<AnyId> AnyId::parse(std::string_view text)
{
    if (text.size() != length)
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : text) {
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0)
            return std::nullopt;
        number = number << 5 | static_cast<std::uint64_t>(value);
    }
    return number == 0 ? std::nullopt : std::optional(AnyId(number));
}

AnyId AnyId::derive(std::string_view path)
{
    std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a, 64 bits
    for (const char c : path)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return notNone(spread(hash));
}

AnyId AnyId::random()
{
    thread_local std::random_device device;
    return notNone(std::uint64_t{device()} << 32 | device());
}

}  // namespace barch
