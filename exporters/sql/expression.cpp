#include "exporters/sql/expression.h"

#include "exporters/sql/type_name.h"

#include <algorithm>
#include <set>

namespace barch::sql {
namespace {

const std::set<std::string, std::less<>>& keywords()
{
    static const std::set<std::string, std::less<>> words = {"and", "or", "not", "is", "null", "in", "between", "like", "case",
                                                             "when", "then", "else", "end", "exists", "escape"};
    return words;
}

class Translator {
public:
    Translator(std::vector<Token> tokens, const Spelling& to, const ExpressionPlace& place)
        : m_tokens(std::move(tokens)), m_to(to), m_place(place)
    {
    }

    std::optional<std::string> run()
    {
        auto text = range(0, m_tokens.size());
        return m_failed ? std::nullopt : std::optional(std::string(trimmed(text)));
    }

private:
    std::string fail()
    {
        m_failed = true;
        return {};
    }
    std::string unknown(const Token& token) { return m_place.sameDialect ? std::string(token.text) : fail(); }

    bool isColumn(const std::string& lower) const
    {
        return m_place.table && std::any_of(m_place.table->columns.begin(), m_place.table->columns.end(), [&](const Column& column) {
            return column.name.size() == lower.size() && lowerCase(column.name) == lower;
        });
    }
    bool is(std::size_t i, TokenKind kind) const { return i < m_tokens.size() && m_tokens[i].kind == kind; }
    bool isWord(std::size_t i, std::string_view word) const
    {
        return is(i, TokenKind::Word) && lowerCase(m_tokens[i].text) == word;
    }
    bool isOperator(std::size_t i, std::string_view sign) const { return i < m_tokens.size() && m_tokens[i].is(TokenKind::Operator, sign); }

    /// x'00ff': the letter right in front of a string belongs to it.
    bool isPrefixed(std::size_t string) const
    {
        const std::string_view before = m_tokens[string - 1].text;
        return is(string, TokenKind::String) && is(string - 1, TokenKind::Word) && before.size() == 1 && before.data() + 1 == m_tokens[string].text.data();
    }

    std::size_t closing(std::size_t open) const
    {
        int depth = 0;
        for (std::size_t i = open; i < m_tokens.size(); ++i) {
            const auto kind = m_tokens[i].kind;
            depth += kind == TokenKind::Open || kind == TokenKind::OpenSquare ? 1 : 0;
            depth -= kind == TokenKind::Close || kind == TokenKind::CloseSquare ? 1 : 0;
            if (depth == 0)
                return i;
        }
        return m_tokens.size();
    }

    /// Tokens [begin, end) with a space between any two but around brackets, commas and dots.
    std::string range(std::size_t begin, std::size_t end)
    {
        std::string text;
        for (std::size_t i = begin; i < end && !m_failed;) {
            const bool tight = m_tokens[i].kind == TokenKind::Comma || m_tokens[i].kind == TokenKind::Dot ||
                               (i > begin && m_tokens[i - 1].kind == TokenKind::Dot) || isOperator(i, "::") || (i > begin && isPrefixed(i));
            const std::string piece = one(i, end);
            if (!text.empty() && !tight && !piece.empty())
                text += ' ';
            text += piece;
        }
        return text;
    }

    /// Translates what begins at `i` and moves `i` behind it.
    std::string one(std::size_t& i, std::size_t end)
    {
        const Token& token = m_tokens[i];
        switch (token.kind) {
        case TokenKind::Number:
        case TokenKind::Comma:
        case TokenKind::Dot:
            ++i;
            return std::string(token.text);
        case TokenKind::String: return string(i);
        case TokenKind::QuotedName:
            ++i;
            return m_to.name(unquoted(token.text));
        case TokenKind::Open: {
            const auto close = closing(i);
            const auto inside = range(i + 1, close);
            i = close + 1;
            return "(" + inside + ")";
        }
        case TokenKind::Operator: return sign(i, end);
        case TokenKind::Word: return word(i);
        default: ++i; return unknown(token);
        }
    }

    std::string string(std::size_t& i)
    {
        const Token& token = m_tokens[i++];
        if (m_place.sameDialect)
            return std::string(token.text);
        return token.text.front() == '\'' ? m_to.text(unquoted(token.text)) : fail();
    }

    std::string sign(std::size_t& i, std::size_t end)
    {
        const std::string text(m_tokens[i].text);
        if (text == "::") {
            ++i;
            skipType(i, end);
            return {};
        }
        if (text == "=" && isWord(i + 1, "any") && is(i + 2, TokenKind::Open))
            return anyOf(i);
        if (text.find('~') != std::string::npos && is(i + 1, TokenKind::String)) {
            const auto written = m_to.matches(text, unquoted(m_tokens[i + 1].text));
            if (written) {
                i += 2;
                return *written;
            }
        }
        const auto known = m_to.operators.find(text);
        ++i;
        return known != m_to.operators.end() ? known->second : unknown(m_tokens[i - 1]);
    }

    /// After "::": a type, with arguments and brackets.
    void skipType(std::size_t& i, std::size_t end)
    {
        if (!is(i, TokenKind::Word) && !is(i, TokenKind::QuotedName))
            return void(fail());
        for (++i; i < end;) {
            if (is(i, TokenKind::Dot))
                i += 2;
            else if (isWord(i, "precision") || isWord(i, "varying") || isWord(i, "with") || isWord(i, "without") || isWord(i, "time") || isWord(i, "zone"))
                ++i;
            else if ((is(i, TokenKind::Open) && is(i + 1, TokenKind::Number)) || is(i, TokenKind::OpenSquare))
                i = closing(i) + 1;
            else
                break;
        }
    }

    /// "= ANY (ARRAY['a', 'b'])", as pg_dump writes IN.
    std::string anyOf(std::size_t& i)
    {
        const auto close = closing(i + 2);
        std::size_t at = i + 3;
        while (is(at, TokenKind::Open))
            ++at;
        if (!isWord(at, "array") || !is(at + 1, TokenKind::OpenSquare))
            return fail();
        const auto listEnd = closing(at + 1);
        const std::string list = range(at + 2, listEnd);
        i = close + 1;
        return "IN (" + list + ")";
    }

    std::string word(std::size_t& i)
    {
        const Token& token = m_tokens[i];
        const std::string lower = lowerCase(token.text);
        if (is(i + 1, TokenKind::Open) && !keywords().contains(lower))
            return call(i, lower);
        ++i;
        if (keywords().contains(lower)) {
            std::string upper = lower;
            std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return static_cast<char>(c - 32); });
            return upper;
        }
        if (!m_place.valueName.empty() && lower == "value")
            return m_to.name(m_place.valueName);
        if (isColumn(lower))
            return m_to.name(lower);
        if (lower == "true" || lower == "false")
            return lower == "true" ? m_to.yes : m_to.no;
        if (lower == "current_timestamp" || lower == "localtimestamp")
            return moment(i);
        if (lower == "current_date")
            return m_place.mayChange ? m_to.today : fail();
        return unknown(token);
    }

    std::string call(std::size_t& i, const std::string& function)
    {
        const auto open = i + 1;
        const auto close = closing(open);
        if ((function == "now" || function == "transaction_timestamp" || function == "clock_timestamp") && close == open + 1) {
            i = close + 1;
            return moment(i);
        }
        Spelling::Arguments arguments;
        std::size_t begin = open + 1;
        int depth = 0;
        for (std::size_t at = begin; at <= close && close > open + 1; ++at) {
            const auto kind = m_tokens[at].kind;
            if (at == close || (depth == 0 && kind == TokenKind::Comma)) {
                arguments.push_back(range(begin, at));
                begin = at + 1;
            }
            depth += kind == TokenKind::Open || kind == TokenKind::OpenSquare ? 1 : 0;
            depth -= kind == TokenKind::Close || kind == TokenKind::CloseSquare ? 1 : 0;
        }
        const std::string original(m_tokens[i].text);
        i = close + 1;
        const bool random = function == "gen_random_uuid" || function == "uuid_generate_v4" || function == "random";
        if (random && !m_place.mayChange)
            return fail();
        const auto known = m_to.functions.find(function);
        if (known != m_to.functions.end()) {
            const auto written = known->second(arguments);
            return written ? *written : fail();
        }
        if (!m_place.sameDialect)
            return fail();
        std::string text = original + "(";
        for (std::size_t k = 0; k < arguments.size(); ++k)
            text += (k ? ", " : "") + arguments[k];
        return text + ")";
    }

    /// now(), with an interval behind it if there is one.
    std::string moment(std::size_t& i)
    {
        if (!m_place.mayChange)
            return fail();
        const bool moves = isOperator(i, "+") || isOperator(i, "-");
        if (!moves)
            return m_to.now;
        std::size_t at = i + 1;
        const bool named = isWord(at, "interval");
        if (named)
            ++at;
        if (!is(at, TokenKind::String) || (!named && !(isOperator(at + 1, "::") && isWord(at + 2, "interval"))))
            return m_to.now;
        const std::string span = unquoted(m_tokens[at].text);
        const auto space = span.find(' ');
        const std::string amount = span.substr(0, space);
        if (space == std::string::npos || amount.empty() || amount.find_first_not_of("0123456789") != std::string::npos)
            return fail();
        const auto written = m_to.later(std::string(m_tokens[i].text), amount, lowerCase(span.substr(space + 1)));
        i = at + (named ? 1 : 3);
        return written ? *written : fail();
    }

    std::vector<Token> m_tokens;
    const Spelling& m_to;
    const ExpressionPlace& m_place;
    bool m_failed = false;
};

}  // namespace

std::optional<std::string> translated(std::string_view text, const Lexis& from, const Spelling& to, const ExpressionPlace& place)
{
    if (notOneExpression(text, from))
        return std::nullopt;
    std::vector<Token> tokens;
    for (const Token& token : scan(text, from))
        if (token.kind != TokenKind::Space)
            tokens.push_back(token);
    return Translator(std::move(tokens), to, place).run();
}

}  // namespace barch::sql
