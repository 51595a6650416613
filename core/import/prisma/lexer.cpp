#include "core/import/prisma/lexer.h"

#include <algorithm>

namespace barch::prisma {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordPart(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Lexer::Lexer(std::string_view text, const ImportProgress& progress) : TokenReader(text, progress) { advance(); }

Token Lexer::take()
{
    Token taken = std::move(m_next);
    advance();
    return taken;
}

bool Lexer::skipComment()
{
    if (at() != '/' || (at(1) != '/' && at(1) != '*'))
        return false;
    if (at(1) == '*')
        return skipBlockComment();
    const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
    if (at(2) == '/') {
        std::string_view line = m_text.substr(m_at + 3, end - m_at - 3);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
        std::string& comment = m_next.newLine ? m_next.comment : m_next.behind;
        comment += (comment.empty() ? "" : "\n") + std::string(line);
    }
    m_at = end;
    return true;
}

void Lexer::advance()
{
    m_next = Token{.newLine = m_at == 0};
    while (!m_error && (skipBlank() || skipComment())) {
    }
    report();
    m_next.at = m_at;
    if (m_error || m_at >= m_text.size()) {
        m_next.newLine = true;
        m_next.end = m_at;
        return;
    }
    if (at() == '"')
        readText();
    else if (isWordPart(at()))
        readWord();
    else
        readSymbol();
    if (!m_error)
        m_next.end = m_at;
}

void Lexer::readText()
{
    const std::size_t begin = m_at++;
    m_next.kind = TokenKind::Text;
    for (;;) {
        const char c = at();
        if (m_at >= m_text.size() || c == '\n')
            return fail(begin, "This text has no end: expected \" on the same line.");
        ++m_at;
        if (c == '"')
            return;
        if (c != '\\') {
            m_next.text += c;
            continue;
        }
        const char escaped = at();
        ++m_at;
        static constexpr std::string_view letters = "nrtbf";
        static constexpr std::string_view meanings = "\n\r\t\b\f";
        if (const std::size_t known = letters.find(escaped); known != std::string_view::npos)
            m_next.text += meanings[known];
        else if (escaped == '"' || escaped == '\\' || escaped == '/')
            m_next.text += escaped;
        else if (escaped == 'u')
            m_next.text += "\\u";
        else
            return fail(m_at - 2, "Expected \\\", \\\\, \\n, \\r, \\t or \\u in a text.");
    }
}

/// A word, or a number: -1.5, 12.
void Lexer::readWord()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && isWordPart(m_text[m_at]))
        ++m_at;
    const bool isNumber = isDigit(m_text[begin]) || (m_text[begin] == '-' && begin + 1 < m_at && isDigit(m_text[begin + 1]));
    if (isNumber && at() == '.' && isDigit(at(1)))
        for (++m_at; m_at < m_text.size() && isWordPart(m_text[m_at]);)
            ++m_at;
    m_next.kind = isNumber ? TokenKind::Number : TokenKind::Word;
    m_next.text = m_text.substr(begin, m_at - begin);
    const auto isNumeric = [](char c) { return isDigit(c) || c == '-' || c == '.' || c == 'e' || c == 'E'; };
    if (isNumber && !std::all_of(m_next.text.begin(), m_next.text.end(), isNumeric))
        fail(begin, "Expected a name or a number, found " + m_next.text + ". Names begin with a letter.");
}

void Lexer::readSymbol()
{
    static constexpr std::string_view symbols = "{}[]()@,:=?.!";
    if (symbols.find(at()) == std::string_view::npos)
        return fail(m_at, static_cast<unsigned char>(at()) < 0x20 ? std::string("This control character is nothing in a Prisma schema.") : std::string("Nothing in a Prisma schema begins with ") + at() + ".");
    m_next.kind = TokenKind::Symbol;
    m_next.text = m_text.substr(m_at, at() == '@' && at(1) == '@' ? 2 : 1);
    m_at += m_next.text.size();
}

}  // namespace barch::prisma
