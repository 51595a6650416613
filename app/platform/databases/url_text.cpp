#include "app/platform/databases/url_text.h"

#include <charconv>

namespace barch {
namespace {

template <class Number>
bool readsWhole(std::string_view text, int base, Number& number)
{
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return problem == std::errc() && end == text.data() + text.size();
}

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        unsigned byte = 0;
        if (i + 2 >= text.size() || !readsWhole(text.substr(i + 1, 2), 16, byte) || byte == 0)
            return std::nullopt;
        decoded += static_cast<char>(static_cast<unsigned char>(byte));
        i += 2;
    }
    return decoded;
}

std::string percentEncoded(std::string_view text, std::string_view kept)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (isUnreserved(c) || kept.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

std::optional<int> portNumber(std::string_view text)
{
    int port = 0;
    if (!readsWhole(text, 10, port) || port < 1 || port > 65535)
        return std::nullopt;
    return port;
}

}  // namespace barch
