#include "core/import/dbml/lexer.h"

#include <algorithm>
#include <cctype>

namespace barch::dbml {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordPart(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || byte >= 0x80;
}
bool allDigits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isDigit); }

void addCharacter(std::string& text, unsigned code)
{
    auto add = [&](unsigned byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xc0U | (code >> 6U));
        add(0x80U | (code & 0x3fU));
    } else {
        add(0xe0U | (code >> 12U));
        add(0x80U | ((code >> 6U) & 0x3fU));
        add(0x80U | (code & 0x3fU));
    }
}

}  // namespace

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool Token::isWord(std::string_view wanted) const { return kind == TokenKind::Name && text.size() == wanted.size() && lowerCase(text) == wanted; }

Lexer::Lexer(std::string_view text, const ImportProgress& progress) : TokenReader(text, progress) { advance(); }

Token Lexer::take()
{
    Token taken = std::move(m_next);
    advance();
    return taken;
}

bool Lexer::skipComment()
{
    if (at() == '/' && at(1) == '/') {
        m_at = std::min(m_text.find('\n', m_at), m_text.size());
        return true;
    }
    if (at() == '/' && at(1) == '*')
        return skipBlockComment();
    return false;
}

void Lexer::advance()
{
    const std::size_t before = m_at;
    m_next = Token{};
    while (!m_error && (skipBlank() || skipComment())) {
    }
    report();
    m_next.newLine = m_next.newLine || before == 0;
    m_next.at = m_at;
    m_next.isAdjacent = before == m_at;
    if (m_error || m_at >= m_text.size()) {
        m_next.newLine = true;
        m_next.end = m_at;
        return;
    }
    const char c = at();
    if (isDigit(c) || isWordPart(c))
        readWord();
    else if (c == '\'' && at(1) == '\'' && at(2) == '\'')
        readBlock();
    else if (c == '\'' || c == '"')
        readQuoted(c, c == '"' ? TokenKind::QuotedName : TokenKind::String);
    else if (c == '`')
        readExpression();
    else
        readSymbol();
    if (!m_error)
        m_next.end = m_at;
}

void Lexer::readWord()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && isWordPart(m_text[m_at]))
        ++m_at;
    m_next.kind = TokenKind::Name;
    m_next.text = m_text.substr(begin, m_at - begin);
    if (isDigit(m_text[begin]))
        readNumber();
}

/// A word that begins with a digit is a number if that is all it has: 12, 1.5, 1.5e10; and else a name.
void Lexer::readNumber()
{
    const std::size_t exponent = m_next.text.find_first_of("eE");
    const bool whole = allDigits(m_next.text);
    const bool scaled = exponent != std::string::npos && allDigits(m_next.text.substr(0, exponent)) && allDigits(m_next.text.substr(exponent + 1));
    if (!whole && !scaled)
        return;
    m_next.kind = TokenKind::Number;
    if (!whole || at() != '.' || !isWordPart(at(1)))
        return;
    const std::size_t begin = ++m_at;
    while (m_at < m_text.size() && isWordPart(m_text[m_at]))
        ++m_at;
    const std::string_view behind = m_text.substr(begin, m_at - begin);
    const std::size_t tens = std::min(behind.find_first_of("eE"), behind.size());
    if (!allDigits(behind.substr(0, tens)) || (tens < behind.size() && !allDigits(behind.substr(tens + 1))) || at() == '.')
        return fail(m_next.at, "This is neither a number nor a name. Expected something such as 12.5, or a name in quotes: \"1.a\".");
    m_next.text += "." + std::string(behind);
}

void Lexer::readEscape()
{
    const char c = at(1);
    static constexpr std::string_view letters = "ntrbfv";
    static constexpr std::string_view meanings = "\n\t\r\b\f\v";
    m_at += 2;
    if (c == 'u') {
        unsigned code = 0;
        std::size_t count = 0;
        for (; count < 4 && std::isxdigit(static_cast<unsigned char>(at(count))); ++count)
            code = code * 16 + static_cast<unsigned>(std::isdigit(static_cast<unsigned char>(at(count))) ? at(count) - '0' : std::tolower(at(count)) - 'a' + 10);
        if (count < 4 || code == 0 || (code >= 0xd800 && code < 0xe000))
            return fail(m_at - 2, "Expected four hexadecimal digits of a character behind \\u.");
        m_at += 4;
        addCharacter(m_next.text, code);
    } else if (const std::size_t known = letters.find(c); known != std::string_view::npos) {
        m_next.text += meanings[known];
    } else if (c == '\\' || c == '\'' || c == '"' || c == '`') {
        m_next.text += c;
    } else {
        m_next.text += '\\';
        --m_at;
    }
}

void Lexer::readQuoted(char quote, TokenKind kind)
{
    const std::size_t begin = m_at++;
    m_next.kind = kind;
    while (!m_error) {
        const char c = at();
        if (m_at >= m_text.size() || c == '\n')
            return fail(begin, std::string("This text has no end: expected ") + quote + " on the same line." +
                                   (quote == '\'' ? " A text of several lines stands between ''' and '''." : ""));
        if (c == quote) {
            ++m_at;
            return;
        }
        if (c == '\\' && at(1) != '\n' && m_at + 1 < m_text.size())
            readEscape();
        else
            m_next.text += m_text[m_at++];
    }
}

void Lexer::readBlock()
{
    const std::size_t begin = m_at;
    m_at += 3;
    m_next.kind = TokenKind::String;
    if (m_text.find("'''", m_at) == std::string_view::npos)
        return fail(begin, "This text has no end: expected '''.");
    while (!m_error) {
        if (m_at >= m_text.size())
            return fail(begin, "This text has no end: expected '''.");
        const char c = at();
        if (c == '\'' && at(1) == '\'' && at(2) == '\'') {
            m_at += 3;
            return;
        }
        if (c == '\\' && at(1) == '\n')
            m_at += 2;
        else if (c == '\\' && at(1) == '\r' && at(2) == '\n')
            m_at += 3;
        else if (c == '\\' && m_at + 1 < m_text.size())
            readEscape();
        else if (c == '\r' && at(1) == '\n')
            ++m_at;
        else
            m_next.text += m_text[m_at++];
    }
}

void Lexer::readExpression()
{
    const std::size_t end = m_text.find('`', m_at + 1);
    if (end == std::string_view::npos)
        return fail(m_at, "This expression has no end: expected `.");
    m_next.kind = TokenKind::Expression;
    m_next.text = m_text.substr(m_at + 1, end - m_at - 1);
    m_at = end + 1;
}

void Lexer::readSymbol()
{
    static constexpr std::string_view symbols = "{}[]():,.<>-+~*/?=!%^&|;@$";
    const char c = at();
    m_next.kind = TokenKind::Symbol;
    if (c == '#') {
        std::size_t length = 1;
        while (isWordPart(at(length)))
            ++length;
        m_next.kind = TokenKind::Colour;
        m_next.text = m_text.substr(m_at, length);
        m_at += length;
        return;
    }
    if (symbols.find(c) == std::string_view::npos)
        return fail(m_at, std::string("No piece of DBML begins with ") + (static_cast<unsigned char>(c) < 0x20 ? "this control character." : std::string(1, c) + "."));
    const bool isPair = (c == '<' && (at(1) == '>' || at(1) == '-')) || (c == '-' && at(1) == '>');
    m_next.text = m_text.substr(m_at, isPair ? 2 : 1);
    m_at += m_next.text.size();
}

}  // namespace barch::dbml
