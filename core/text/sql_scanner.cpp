#include "core/text/sql_scanner.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

/// What a byte can be; several at a time. Looked up, since every byte of every text is asked.
enum : std::uint8_t { Space = 1, Digit = 2, WordStart = 4, WordPart = 8, Sign = 16 };

constexpr std::array<std::uint8_t, 256> classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : std::string_view(" \t\n\r\f"))
        table[static_cast<unsigned char>(c)] = Space;
    for (const char c : std::string_view("+-*/<>=~!@#%^&|?:"))
        table[static_cast<unsigned char>(c)] = Sign;
    for (std::size_t c = 0; c < table.size(); ++c) {
        if (c >= '0' && c <= '9')
            table[c] = Digit | WordPart;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80)
            table[c] = WordStart | WordPart;
    }
    table['$'] = WordPart;
    return table;
}();

bool is(char c, unsigned what)
{
    return (classes[static_cast<unsigned char>(c)] & what) != 0;
}

}  // namespace

void SqlScanner::skip(unsigned what)
{
    while (m_at < m_text.size() && is(m_text[m_at], what))
        ++m_at;
}

SqlPieceKind SqlScanner::read()
{
    const char c = peek();
    if (is(c, WordStart) && !(c == 'e' || c == 'E')) {
        skip(WordPart);
        return SqlPieceKind::Word;
    }
    if (is(c, Space)) {
        skip(Space);
        return SqlPieceKind::Space;
    }
    switch (c) {
    case '(': return one(SqlPieceKind::Open);
    case ')': return one(SqlPieceKind::Close);
    case ',': return one(SqlPieceKind::Comma);
    case ';': return one(SqlPieceKind::Semicolon);
    case '\'': return quoted('\'', m_lexis.backslashEscapes, SqlPieceKind::String);
    case '"': return quoted('"', m_lexis.backslashEscapes, SqlPieceKind::QuotedName);
    default: return readOther(c);
    }
}

SqlPieceKind SqlScanner::readOther(char c)
{
    if ((c == '-' && peek(1) == '-') || (c == '#' && m_lexis.hashComments)) {
        m_at = std::min(m_text.find('\n', m_at), m_text.size());
        return SqlPieceKind::Comment;
    }
    if (c == '/' && peek(1) == '*')
        return blockComment();
    if ((c == 'e' || c == 'E') && peek(1) == '\'' && m_lexis.escapeStrings) {
        ++m_at;
        return quoted('\'', true, SqlPieceKind::String);
    }
    if (c == '`' && m_lexis.backticks)
        return quoted('`', false, SqlPieceKind::QuotedName);
    if (c == '[' && m_lexis.squareNames)
        return squareName();
    if (c == '$' && m_lexis.dollarStrings)
        return dollarString();
    if (is(c, WordStart)) {
        skip(WordPart);
        return SqlPieceKind::Word;
    }
    if (is(c, Digit) || (c == '.' && is(peek(1), Digit))) {
        while (m_at < m_text.size() && (is(m_text[m_at], WordPart) || m_text[m_at] == '.'))
            ++m_at;
        return SqlPieceKind::Number;
    }
    return sign(c);
}

SqlPieceKind SqlScanner::sign(char c)
{
    switch (c) {
    case '[': return one(SqlPieceKind::OpenSquare);
    case ']': return one(SqlPieceKind::CloseSquare);
    case '.': return one(SqlPieceKind::Dot);
    default: break;
    }
    if (!is(c, Sign))
        return one(SqlPieceKind::Bad);
    do
        ++m_at;
    while (m_at < m_text.size() && is(peek(), Sign) &&
           !(peek() == '-' && peek(1) == '-') && !(peek() == '/' && peek(1) == '*'));
    return SqlPieceKind::Operator;
}

SqlPieceKind SqlScanner::quoted(char quote, bool backslash, SqlPieceKind kind)
{
    ++m_at;
    while (m_at < m_text.size()) {
        const char c = peek();
        if (c == '\0')
            return one(SqlPieceKind::Bad);
        if (backslash && c == '\\') {
            m_at += m_at + 1 < m_text.size() ? 2 : 1;
        } else if (c != quote) {
            ++m_at;
        } else if (peek(1) == quote) {
            m_at += 2;
        } else {
            ++m_at;
            return kind;
        }
    }
    return SqlPieceKind::Bad;
}

SqlPieceKind SqlScanner::squareName()
{
    m_at = std::min(m_text.find(']', m_at), m_text.size());
    return m_at < m_text.size() ? one(SqlPieceKind::QuotedName) : SqlPieceKind::Bad;
}

SqlPieceKind SqlScanner::blockComment()
{
    int depth = 0;
    while (m_at < m_text.size()) {
        if (peek() == '/' && peek(1) == '*' && (depth == 0 || m_lexis.nestedComments)) {
            ++depth;
            m_at += 2;
        } else if (peek() == '*' && peek(1) == '/') {
            m_at += 2;
            if (--depth == 0)
                return SqlPieceKind::Comment;
        } else {
            ++m_at;
        }
    }
    return SqlPieceKind::Bad;
}

SqlPieceKind SqlScanner::dollarString()
{
    const auto tagEnd = m_text.find('$', m_at + 1);
    const auto tag = tagEnd == std::string_view::npos ? std::string_view() : m_text.substr(m_at, tagEnd - m_at + 1);
    const bool isTag = !tag.empty() && !is(tag[1], Digit) && std::all_of(tag.begin() + 1, tag.end() - 1, [](char c) {
        return c != '$' && is(c, WordPart);
    });
    if (!isTag) {  // a parameter, $1
        ++m_at;
        skip(Digit);
        return SqlPieceKind::Number;
    }
    const auto end = m_text.find(tag, tagEnd + 1);
    m_at = end == std::string_view::npos ? m_text.size() : end + tag.size();
    return end == std::string_view::npos ? SqlPieceKind::Bad : SqlPieceKind::DollarString;
}

std::string unquotedSql(std::string_view piece)
{
    if (piece.empty())
        return {};
    const char quote = piece.front() == '[' ? ']' : piece.front();
    const std::size_t end = piece.size() > 1 && piece.back() == quote ? piece.size() - 1 : piece.size();
    std::string text;
    for (std::size_t i = 1; i < end; ++i) {
        text += piece[i];
        if (piece[i] == quote)
            ++i;  // a doubled quote stands for one
    }
    return text;
}

}  // namespace barch
