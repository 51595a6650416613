#pragma once

#include "core/model/id.h"
#include "core/project_file/project_file.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace barch {

/// Writes JSON into one large buffer, which goes to a sink whenever it is full.
class JsonText {
public:
    /// Without a sink the buffer grows, and `text()` is all of it.
    explicit JsonText(std::size_t capacity, const ByteSink* sink = nullptr);

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
    /// A new line and two spaces a level.
    void line(int level);
    /// In quotes, escaped; bytes that are not UTF-8 become U+FFFD.
    void quoted(std::string_view text);
    void id(AnyId id);
    void number(long long number);
    /// As short as reads back to the same; 0 where JSON has no such number.
    void number(double number);
    /// JSON text of several lines, each but the first moved in by `level`.
    void indented(std::string_view json, int level);

    /// What lies in the buffer.
    std::string_view text() const { return {m_buffer.get(), static_cast<std::size_t>(m_at - m_buffer.get())}; }
    /// Hands the rest to the sink. False where the sink has refused something.
    bool finish();

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
    const ByteSink* m_sink;
    bool m_refused = false;
};

}  // namespace barch
