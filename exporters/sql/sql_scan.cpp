#include "exporters/sql/sql_scan.h"

#include <algorithm>

namespace barch::sql {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isWord(char c)
{
    return isWordStart(c) || isDigit(c) || c == '$';
}
constexpr std::string_view operatorSigns = "+-*/<>=~!@#%^&|?:";

class Scanner {
public:
    Scanner(std::string_view text, const Lexis& lexis) : m_text(text), m_lexis(lexis) {}

    std::vector<Token> run()
    {
        std::vector<Token> tokens;
        while (m_at < m_text.size()) {
            const auto begin = m_at;
            const TokenKind kind = next();
            tokens.push_back({kind, m_text.substr(begin, m_at - begin)});
        }
        return tokens;
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    template <class Test>
    void skipWhile(Test test)
    {
        while (m_at < m_text.size() && test(m_text[m_at]))
            ++m_at;
    }
    TokenKind one(TokenKind kind)
    {
        ++m_at;
        return kind;
    }

    TokenKind next()
    {
        const char c = peek();
        if (isSpace(c)) {
            skipWhile(isSpace);
            return TokenKind::Space;
        }
        if ((c == '-' && peek(1) == '-') || (c == '#' && m_lexis.hashComments)) {
            skipWhile([](char x) { return x != '\n'; });
            return TokenKind::Comment;
        }
        if (c == '/' && peek(1) == '*')
            return blockComment();
        if (c == '\'')
            return quoted('\'', m_lexis.backslashEscapes, TokenKind::String);
        if ((c == 'e' || c == 'E') && peek(1) == '\'' && m_lexis.escapeStrings) {
            ++m_at;
            return quoted('\'', true, TokenKind::String);
        }
        if (c == '"')
            return quoted('"', false, TokenKind::QuotedName);
        if (c == '`' && m_lexis.backticks)
            return quoted('`', false, TokenKind::QuotedName);
        if (c == '[' && m_lexis.squareNames) {
            skipWhile([](char x) { return x != ']'; });
            return m_at < m_text.size() ? one(TokenKind::QuotedName) : TokenKind::Bad;
        }
        if (c == '$' && m_lexis.dollarStrings)
            return dollarString();
        if (isWordStart(c)) {
            skipWhile(isWord);
            return TokenKind::Word;
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            skipWhile([](char x) { return isWord(x) || x == '.'; });
            return TokenKind::Number;
        }
        return sign(c);
    }

    TokenKind sign(char c)
    {
        switch (c) {
        case '(': return one(TokenKind::Open);
        case ')': return one(TokenKind::Close);
        case '[': return one(TokenKind::OpenSquare);
        case ']': return one(TokenKind::CloseSquare);
        case ',': return one(TokenKind::Comma);
        case '.': return one(TokenKind::Dot);
        case ';': return one(TokenKind::Semicolon);
        default: break;
        }
        if (operatorSigns.find(c) == std::string_view::npos)
            return one(TokenKind::Bad);
        do
            ++m_at;
        while (m_at < m_text.size() && operatorSigns.find(peek()) != std::string_view::npos &&
               !(peek() == '-' && peek(1) == '-') && !(peek() == '/' && peek(1) == '*'));
        return TokenKind::Operator;
    }

    TokenKind quoted(char quote, bool backslash, TokenKind kind)
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = peek();
            if (c == '\0')
                return one(TokenKind::Bad);
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
        return TokenKind::Bad;
    }

    TokenKind blockComment()
    {
        int depth = 0;
        while (m_at < m_text.size()) {
            if (peek() == '/' && peek(1) == '*' && (depth == 0 || m_lexis.nestedComments)) {
                ++depth;
                m_at += 2;
            } else if (peek() == '*' && peek(1) == '/') {
                m_at += 2;
                if (--depth == 0)
                    return TokenKind::Comment;
            } else {
                ++m_at;
            }
        }
        return TokenKind::Bad;
    }

    TokenKind dollarString()
    {
        const auto tagEnd = m_text.find('$', m_at + 1);
        const auto tag = tagEnd == std::string_view::npos ? std::string_view() : m_text.substr(m_at, tagEnd - m_at + 1);
        const bool isTag = !tag.empty() && !isDigit(tag[1]) && std::all_of(tag.begin() + 1, tag.end() - 1, [](char c) {
            return c != '$' && isWord(c);
        });
        if (!isTag) {  // a parameter, $1
            ++m_at;
            skipWhile(isDigit);
            return TokenKind::Number;
        }
        const auto end = m_text.find(tag, tagEnd + 1);
        m_at = end == std::string_view::npos ? m_text.size() : end + tag.size();
        return end == std::string_view::npos ? TokenKind::Bad : TokenKind::DollarString;
    }

    std::string_view m_text;
    const Lexis& m_lexis;
    std::size_t m_at = 0;
};

std::optional<std::string> fault(std::string_view text, const Lexis& lexis, bool commentsAllowed)
{
    if (!isUtf8(text))
        return "it isn't UTF-8";
    std::string open;
    bool something = false;
    for (const Token& token : scan(text, lexis)) {
        switch (token.kind) {
        case TokenKind::Bad: {
            const char c = token.text.front();
            if (c == '\'' || c == '"' || c == '`' || c == '[' || c == '$')
                return "a quote in it never closes";
            if (c == '/')
                return "a comment in it never closes";
            return "it holds a character that SQL doesn't take outside of quotes";
        }
        case TokenKind::Semicolon: return "it holds a semicolon, so it is more than one";
        case TokenKind::Comment:
            if (!commentsAllowed)
                return "it holds a comment";
            break;
        case TokenKind::Open: open += ')'; break;
        case TokenKind::OpenSquare: open += ']'; break;
        case TokenKind::Close:
        case TokenKind::CloseSquare:
            if (open.empty() || open.back() != token.text.front())
                return "its brackets don't match";
            open.pop_back();
            break;
        default: break;
        }
        something = something || (token.kind != TokenKind::Space && token.kind != TokenKind::Comment);
    }
    if (!open.empty())
        return "its brackets don't match";
    if (!something)
        return "it is empty";
    return std::nullopt;
}

}  // namespace

std::vector<Token> scan(std::string_view text, const Lexis& lexis)
{
    return Scanner(text, lexis).run();
}

std::optional<std::string> notOneExpression(std::string_view text, const Lexis& lexis)
{
    return fault(text, lexis, false);
}

std::optional<std::string> notOneStatement(std::string_view text, const Lexis& lexis)
{
    return fault(trimmed(text), lexis, true);
}

std::vector<std::string> splitArguments(std::string_view text, const Lexis& lexis)
{
    std::vector<std::string> parts(1);
    int depth = 0;
    for (const Token& token : scan(text, lexis)) {
        depth += token.kind == TokenKind::Open || token.kind == TokenKind::OpenSquare ? 1 : 0;
        depth -= token.kind == TokenKind::Close || token.kind == TokenKind::CloseSquare ? 1 : 0;
        if (depth == 0 && token.kind == TokenKind::Comma)
            parts.emplace_back();
        else
            parts.back() += token.text;
    }
    return parts;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : (lead & 0xf0) == 0xe0 ? 3
                                 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
        if (length == 0 || i + length > text.size())
            return false;
        unsigned code = length == 1 ? lead : lead & (0x7fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xc0) != 0x80)
                return false;
            code = (code << 6) | (next & 0x3fu);
        }
        if ((length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10ffff)) ||
            (code >= 0xd800 && code < 0xe000))
            return false;
        i += length;
    }
    return true;
}

std::string unquoted(std::string_view token)
{
    if (token.size() < 2)
        return std::string(token);
    const char quote = token.front() == '[' ? ']' : token.front();
    std::string text;
    for (std::size_t i = 1; i + 1 < token.size(); ++i) {
        text += token[i];
        if (token[i] == quote)
            ++i;
    }
    return text;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (isSpace(text.back()) || text.back() == ';'))
        text.remove_suffix(1);
    return text;
}

}  // namespace barch::sql
