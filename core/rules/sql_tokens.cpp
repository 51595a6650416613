#include "core/rules/sql_tokens.h"

#include <algorithm>
#include <array>

namespace barch::rules {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view sql) : m_sql(sql) {}

    std::vector<Token> all()
    {
        while (m_at < m_sql.size())
            next();
        return std::move(m_tokens);
    }

private:
    char look(std::size_t ahead) const { return m_at + ahead < m_sql.size() ? m_sql[m_at + ahead] : '\0'; }

    void next()
    {
        const char c = look(0);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            ++m_at;
        else if (c == '-' && look(1) == '-')
            m_at = std::min(m_sql.find('\n', m_at), m_sql.size());
        else if (c == '/' && look(1) == '*')
            skipBlockComment();
        else if (c == '\'')
            quoted('\'', TokenKind::String, m_at);
        else if ((c == 'e' || c == 'E' || c == 'n' || c == 'N' || c == 'b' || c == 'B' || c == 'x' || c == 'X') && look(1) == '\'')
            prefixedString();
        else if (c == '"' || c == '`')
            quoted(c, TokenKind::Word, m_at);
        else if (c == '$' && dollarString())
            return;
        else if (isLetter(c) || c == '@')
            word();
        else if (isDigit(c))
            number();
        else
            symbol();
    }

    void add(TokenKind kind, std::string text, std::size_t start, bool isQuoted = false)
    {
        m_tokens.push_back({kind, std::move(text), isQuoted, start, m_at - start});
    }

    void skipBlockComment()
    {
        const std::size_t end = m_sql.find("*/", m_at + 2);
        m_at = end == std::string_view::npos ? m_sql.size() : end + 2;
    }

    void prefixedString()
    {
        const std::size_t start = m_at++;
        quoted('\'', TokenKind::String, start);
    }

    void quoted(char mark, TokenKind kind, std::size_t start)
    {
        std::string text;
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (m_sql[m_at] != mark)
                text += m_sql[m_at];
            else if (look(1) == mark)
                text += m_sql[m_at++];
            else
                break;
        }
        m_at = std::min(m_at + 1, m_sql.size());
        add(kind, std::move(text), start, kind == TokenKind::Word);
    }

    bool dollarString()
    {
        std::size_t tagEnd = m_at + 1;
        while (tagEnd < m_sql.size() && (isLetter(m_sql[tagEnd]) || isDigit(m_sql[tagEnd])))
            ++tagEnd;
        if (tagEnd >= m_sql.size() || m_sql[tagEnd] != '$')
            return false;
        const std::string_view tag = m_sql.substr(m_at, tagEnd + 1 - m_at);
        const std::size_t start = m_at;
        const std::size_t end = m_sql.find(tag, tagEnd + 1);
        const std::size_t bodyEnd = std::min(end, m_sql.size());
        m_at = std::min(bodyEnd + tag.size(), m_sql.size());
        add(TokenKind::String, std::string(m_sql.substr(tagEnd + 1, bodyEnd - tagEnd - 1)), start);
        return true;
    }

    void word()
    {
        const std::size_t start = m_at;
        std::string text;
        for (; m_at < m_sql.size() && (isLetter(look(0)) || isDigit(look(0)) || look(0) == '@' || look(0) == '$'); ++m_at)
            text += m_sql[m_at] >= 'A' && m_sql[m_at] <= 'Z' ? static_cast<char>(m_sql[m_at] + 32) : m_sql[m_at];
        add(TokenKind::Word, std::move(text), start);
    }

    void number()
    {
        const std::size_t start = m_at;
        while (isDigit(look(0)) || look(0) == '.')
            ++m_at;
        add(TokenKind::Number, std::string(m_sql.substr(start, m_at - start)), start);
    }

    void symbol()
    {
        static constexpr std::array<std::string_view, 12> pairs = {"::", "<=", ">=", "<>", "!=", "||", "&&", "->", "@>", "<@", "~*", "!~"};
        const std::size_t start = m_at;
        std::size_t length = 1;
        if (m_sql.substr(m_at, 3) == "->>")
            length = 3;
        else if (std::find(pairs.begin(), pairs.end(), m_sql.substr(m_at, 2)) != pairs.end())
            length = 2;
        m_at += length;
        add(TokenKind::Symbol, std::string(m_sql.substr(start, length)), start);
    }

    std::string_view m_sql;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

}  // namespace

std::vector<Token> tokenize(std::string_view sql)
{
    return Tokenizer(sql).all();
}

std::size_t afterBracket(Tokens tokens, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        if (tokens[i].is("(") || tokens[i].is("["))
            ++depth;
        else if ((tokens[i].is(")") || tokens[i].is("]")) && --depth <= 0)
            return i + 1;
    }
    return tokens.size();
}

Tokens withoutBrackets(Tokens tokens)
{
    while (tokens.size() >= 2 && tokens.front().is("(") && tokens.back().is(")") &&
           afterBracket(tokens, 0) == tokens.size())
        tokens = tokens.subspan(1, tokens.size() - 2);
    return tokens;
}

bool containsWord(Tokens tokens, std::string_view word)
{
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.isName() && t.text == word; });
}

}  // namespace barch::rules
