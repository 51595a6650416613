#include "core/project_file/json_text.h"

#include "core/project_file/id_text.h"
#include "core/project_file/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace barch {
namespace {

constexpr std::uint64_t everyByte(std::uint64_t value)
{
    return value * 0x0101010101010101U;
}

/// No byte of the eight is a control character, a quote, a backslash or beyond ASCII.
bool isPlain(std::uint64_t eight)
{
    const std::uint64_t quotes = eight ^ everyByte('"');
    const std::uint64_t backslashes = eight ^ everyByte('\\');
    const std::uint64_t special = (eight - everyByte(0x20)) | (quotes - everyByte(1)) | (backslashes - everyByte(1)) | eight;
    return (special & everyByte(0x80)) == 0;
}

bool isPlain(std::string_view text)
{
    std::size_t i = 0;
    std::uint64_t eight = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::memcpy(&eight, text.data() + i, 8);
        if (!isPlain(eight))
            return false;
    }
    eight = everyByte('a');
    std::memcpy(&eight, text.data() + i, text.size() - i);
    return isPlain(eight);
}

constexpr std::size_t slice = 64 * 1024;

}  // namespace

JsonText::JsonText(std::size_t capacity)
    : m_buffer(std::make_unique_for_overwrite<char[]>(capacity)), m_at(m_buffer.get()), m_end(m_at + capacity)
{
}

void JsonText::makeRoom(std::size_t size)
{
    const std::string_view kept = text();
    const std::size_t capacity = std::max(2 * static_cast<std::size_t>(m_end - m_buffer.get()), kept.size() + size);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    std::memcpy(larger.get(), kept.data(), kept.size());
    m_at = larger.get() + kept.size();
    m_end = larger.get() + capacity;
    m_buffer = std::move(larger);
}

void JsonText::quoted(std::string_view text)
{
    raw('"');
    while (text.size() > slice) {
        std::size_t size = slice;
        while (size > slice - 4 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
            --size;
        escaped(text.substr(0, size));
        text.remove_prefix(size);
    }
    escaped(text);
    raw('"');
}

void JsonText::escaped(std::string_view text)
{
    room(6 * text.size());
    if (isPlain(text)) {
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
        return;
    }
    constexpr std::string_view hex = "0123456789abcdef";
    const auto put = [&](std::string_view piece) {
        std::memcpy(m_at, piece.data(), piece.size());
        m_at += piece.size();
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x80) {
            const std::size_t length = utf8Length(text.substr(i));
            put(length == 0 ? "\xef\xbf\xbd" : text.substr(i, length));
            i += std::max<std::size_t>(length, 1);
            continue;
        }
        ++i;
        switch (c) {
        case '"': put("\\\""); break;
        case '\\': put("\\\\"); break;
        case '\n': put("\\n"); break;
        case '\t': put("\\t"); break;
        case '\r': put("\\r"); break;
        case '\b': put("\\b"); break;
        case '\f': put("\\f"); break;
        default:
            if (c < 0x20) {
                put("\\u00");
                *m_at++ = hex[c >> 4];
                *m_at++ = hex[c & 15];
            } else {
                *m_at++ = static_cast<char>(c);
            }
        }
    }
}

void JsonText::id(AnyId id)
{
    room(idLength + 2);
    *m_at++ = '"';
    idToText(id, m_at);
    m_at += idLength;
    *m_at++ = '"';
}

void JsonText::number(long long number)
{
    room(24);
    m_at = std::to_chars(m_at, m_end, number).ptr;
}

void JsonText::number(double number)
{
    room(32);
    m_at = std::to_chars(m_at, m_end, std::isfinite(number) ? number : 0.0).ptr;
}

void JsonText::indented(std::string_view json, int level)
{
    for (std::size_t end = json.find('\n'); end != std::string_view::npos; end = json.find('\n')) {
        raw(json.substr(0, end));
        line(level);
        json.remove_prefix(end + 1);
    }
    raw(json);
}

}  // namespace barch
