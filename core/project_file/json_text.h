#pragma once

#include "core/model/id.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace barch {

/// Writes JSON into one buffer, which grows where `capacity` is not enough.
class JsonText {
public:
    explicit JsonText(std::size_t capacity);

    /// As it stands.
    void raw(std::string_view text)
    {
        room(text.size());
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
    }
    void raw(char c)
    {
        room(1);
        *m_at++ = c;
    }
    /// A new line and two spaces a level; before it a comma, if wanted.
    void line(int level, bool afterComma = false)
    {
        constexpr char spaces[] = "                                ";
        const std::size_t indent = 2 * static_cast<std::size_t>(level);
        room(indent + sizeof spaces + 2);
        *m_at = ',';
        m_at += afterComma;
        *m_at++ = '\n';
        if (indent <= sizeof spaces - 1)
            std::memcpy(m_at, spaces, sizeof spaces - 1);
        else
            std::memset(m_at, ' ', indent);
        m_at += indent;
    }
    /// In quotes, escaped; bytes that are not UTF-8 become U+FFFD.
    void quoted(std::string_view text);
    void id(AnyId id);
    void number(long long number);
    /// As short as reads back to the same; 0 where JSON has no such number.
    void number(double number);
    /// JSON text of several lines, each but the first moved in by `level`.
    void indented(std::string_view json, int level);

    std::string_view text() const { return {m_buffer.get(), static_cast<std::size_t>(m_at - m_buffer.get())}; }
    void clear() { m_at = m_buffer.get(); }

private:
    void room(std::size_t size)
    {
        if (static_cast<std::size_t>(m_end - m_at) < size)
            makeRoom(size);
    }
    void makeRoom(std::size_t size);
    void escaped(std::string_view text);

    std::unique_ptr<char[]> m_buffer;
    char* m_at;
    char* m_end;
};

}  // namespace barch
