#include "core/rules/sql_tokens.h"

#include "core/rules/words.h"
#include "core/text/sql_scanner.h"

#include <algorithm>
#include <array>

namespace barch::rules {
namespace {

class Tokenizer {
public:
    explicit Tokenizer(std::string_view sql) : m_sql(sql) {}

    std::vector<Token> all()
    {
        m_tokens.reserve(m_sql.size() / 4 + 1);
        SqlScanner scanner(m_sql, lexis);
        for (SqlPiece piece; scanner.next(piece); m_at += piece.text.size())
            add(piece);
        return std::move(m_tokens);
    }

private:
    static constexpr SqlLexis lexis{.backticks = true, .dollarStrings = true, .escapeStrings = true};

    void add(const SqlPiece& piece)
    {
        switch (piece.kind) {
        case SqlPieceKind::Space:
        case SqlPieceKind::Comment: return;
        case SqlPieceKind::Word: return addWord(piece.text);
        case SqlPieceKind::Number: return addNumber(piece.text);
        case SqlPieceKind::QuotedName: return add(TokenKind::Word, unquotedSql(piece.text), piece.text.size(), true);
        case SqlPieceKind::String: return addString(piece.text);
        case SqlPieceKind::DollarString: return addDollarString(piece.text);
        case SqlPieceKind::Operator: return addSigns(piece.text);
        case SqlPieceKind::Bad: return addBad(piece.text);
        default: return add(TokenKind::Symbol, std::string(piece.text), piece.text.size());
        }
    }

    void add(TokenKind kind, std::string text, std::size_t length, bool isQuoted = false, std::size_t from = 0)
    {
        m_tokens.push_back({kind, std::move(text), isQuoted, m_at + from, length});
    }

    /// The word that ends where the next piece begins: of @name and name@host, which are words of MySQL.
    Token* wordBefore(std::size_t offset)
    {
        if (m_tokens.empty())
            return nullptr;
        Token& last = m_tokens.back();
        return last.kind == TokenKind::Word && !last.quoted && last.offset + last.length == offset ? &last : nullptr;
    }

    void addWord(std::string_view text)
    {
        std::string lower = lowerCase(text);
        Token* before = wordBefore(m_at);
        if (before && before->text.back() == '@') {
            before->text += lower;
            before->length += text.size();
        } else {
            add(TokenKind::Word, std::move(lower), text.size());
        }
    }

    /// A parameter ("$1") is a sign and a number; "1a" a number and a word.
    void addNumber(std::string_view text)
    {
        std::size_t begin = 0;
        if (text.front() == '$') {
            add(TokenKind::Symbol, "$", 1);
            begin = 1;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
        if (end > begin)
            add(TokenKind::Number, std::string(text.substr(begin, end - begin)), end - begin, false, begin);
        if (end < text.size())
            add(TokenKind::Word, lowerCase(text.substr(end)), text.size() - end, false, end);
    }

    /// Behind a prefix (n, b, x) the string begins with it.
    void addString(std::string_view text)
    {
        const std::size_t quote = text.find('\'');
        std::size_t prefix = 0;
        if (const Token* before = wordBefore(m_at); before && (before->text == "n" || before->text == "b" || before->text == "x")) {
            prefix = 1;
            m_tokens.pop_back();
        }
        m_tokens.push_back({TokenKind::String, unquotedSql(text.substr(quote)), false, m_at - prefix, text.size() + prefix});
    }

    /// One that has no end goes to the end of the text.
    void addDollarString(std::string_view text)
    {
        const std::string_view tag = text.substr(0, text.find('$', 1) + 1);
        std::string_view content = text.substr(tag.size());
        if (content.ends_with(tag))
            content.remove_suffix(tag.size());
        add(TokenKind::String, std::string(content), text.size());
    }

    void addBad(std::string_view text)
    {
        switch (text.front()) {
        case '"':
        case '`': return add(TokenKind::Word, unquotedSql(text), text.size(), true);
        case '\'':
        case 'e':
        case 'E': return addString(text);
        case '$': return addDollarString(text);
        default: break;
        }
        if (!text.starts_with("/*"))
            add(TokenKind::Symbol, std::string(text), text.size());
    }

    void addSigns(std::string_view signs)
    {
        static constexpr auto pairs =
            std::to_array<std::string_view>({"::", "<=", ">=", "<>", "!=", "||", "&&", "->", "@>", "<@", "~*", "!~"});
        for (std::size_t i = 0; i < signs.size();) {
            std::size_t length = 1;
            if (signs.substr(i, 3) == "->>")
                length = 3;
            else if (std::find(pairs.begin(), pairs.end(), signs.substr(i, 2)) != pairs.end())
                length = 2;
            if (signs[i] == '@' && length == 1)
                addAt(m_at + i);
            else
                add(TokenKind::Symbol, std::string(signs.substr(i, length)), length, false, i);
            i += length;
        }
    }

    void addAt(std::size_t offset)
    {
        if (Token* before = wordBefore(offset)) {
            before->text += '@';
            ++before->length;
        } else {
            m_tokens.push_back({TokenKind::Word, "@", false, offset, 1});
        }
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
