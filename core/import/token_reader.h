#pragma once

#include "core/import/imported.h"
#include "core/import/source_text.h"
#include "core/model/result.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace barch {

/// What the readers of small languages share: the place in the text, the next token, the first fault, progress. After a
/// fault there are only tokens that stand for the end. A Token has `at`, `end` and `newLine`.
template <class Token>
class TokenReader {
public:
    const Token& peek() const { return m_next; }
    const std::optional<Error>& error() const { return m_error; }
    std::string_view source() const { return m_text; }

    void fail(std::size_t where, std::string what)
    {
        if (!m_error)
            m_error = sourceError(m_text, where, std::move(what));
        m_next = Token{.at = m_text.size(), .end = m_text.size(), .newLine = true};
        m_at = m_text.size();
    }

protected:
    TokenReader(std::string_view text, const ImportProgress& progress) : m_text(text), m_progress(progress) {}
    ~TokenReader() = default;

    char at(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    bool skipBlank()
    {
        const char c = at();
        if (m_at >= m_text.size() || (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != '\v'))
            return false;
        m_next.newLine = m_next.newLine || c == '\n';
        ++m_at;
        return true;
    }

    /// From its first sign on; false: it never ends.
    bool skipBlockComment()
    {
        const std::size_t end = m_text.find("*/", m_at + 2);
        if (end == std::string_view::npos) {
            fail(m_at, "This comment has no end: expected */.");
            return false;
        }
        m_next.newLine = m_next.newLine || m_text.substr(m_at, end - m_at).find('\n') != std::string_view::npos;
        m_at = end + 2;
        return true;
    }

    void report()
    {
        if (!m_progress || m_at - m_reported < reportEvery)
            return;
        m_reported = m_at;
        if (!m_progress(static_cast<double>(m_at) / static_cast<double>(m_text.size())) && !m_error) {
            m_error = importStopped();
            m_at = m_text.size();
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Token m_next;
    std::optional<Error> m_error;

private:
    static constexpr std::size_t reportEvery = std::size_t{1} << 20;
    const ImportProgress& m_progress;
    std::size_t m_reported = 0;
};

}  // namespace barch
