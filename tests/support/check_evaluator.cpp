#include "tests/support/check_evaluator.h"

#include "exporters/sql/sql_scan.h"

#include <charconv>
#include <stdexcept>
#include <vector>

namespace barch::test {
namespace {

using sql::Token;
using sql::TokenKind;

struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::optional<double> number(const Cell& cell)
{
    if (!cell)
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(cell->data(), cell->data() + cell->size(), value);
    return error == std::errc() && end == cell->data() + cell->size() ? std::optional(value) : std::nullopt;
}

Cell truth(std::optional<bool> value)
{
    return value ? Cell(*value ? "true" : "false") : Cell();
}

class Evaluator {
public:
    Evaluator(std::string_view text, const std::function<Cell(const std::string&)>& cell) : m_cell(cell)
    {
        for (const Token& token : sql::scan(text, {}))
            if (token.kind != TokenKind::Space)
                m_tokens.push_back(token);
    }
    Cell run()
    {
        const Cell value = either();
        if (m_at != m_tokens.size())
            throw Unreadable("rest");
        return value;
    }

private:
    bool takeWord(std::string_view word)
    {
        if (m_at < m_tokens.size() && m_tokens[m_at].kind == TokenKind::Word && sql::lowerCase(m_tokens[m_at].text) == word) {
            ++m_at;
            return true;
        }
        return false;
    }
    bool take(TokenKind kind)
    {
        if (m_at < m_tokens.size() && m_tokens[m_at].kind == kind) {
            ++m_at;
            return true;
        }
        return false;
    }
    bool takeSign(std::string_view sign)
    {
        if (m_at < m_tokens.size() && m_tokens[m_at].is(TokenKind::Operator, sign)) {
            ++m_at;
            return true;
        }
        return false;
    }
    void expect(bool there)
    {
        if (!there)
            throw Unreadable("shape");
    }
    static std::optional<bool> asTruth(const Cell& cell)
    {
        return cell ? std::optional(*cell == "true" || *cell == "1") : std::nullopt;
    }

    Cell either()
    {
        Cell left = both();
        while (takeWord("or")) {
            const auto a = asTruth(left);
            const auto b = asTruth(both());
            left = truth(a == true || b == true ? std::optional(true) : a && b ? std::optional(false) : std::nullopt);
        }
        return left;
    }
    Cell both()
    {
        Cell left = negated();
        while (takeWord("and")) {
            const auto a = asTruth(left);
            const auto b = asTruth(negated());
            left = truth(a == false || b == false ? std::optional(false) : a && b ? std::optional(true) : std::nullopt);
        }
        return left;
    }
    Cell negated()
    {
        if (takeWord("not")) {
            const auto value = asTruth(negated());
            return truth(value ? std::optional(!*value) : std::nullopt);
        }
        return comparison();
    }
    static std::optional<int> compare(const Cell& a, const Cell& b)
    {
        if (!a || !b)
            return std::nullopt;
        const auto x = number(a);
        const auto y = number(b);
        if (x && y)
            return *x < *y ? -1 : *x > *y ? 1 : 0;
        return a->compare(*b) < 0 ? -1 : *a == *b ? 0 : 1;
    }
    Cell comparison()
    {
        const Cell left = sum();
        for (const char* sign : {"<=", ">=", "<>", "!=", "=", "<", ">"})
            if (takeSign(sign)) {
                const auto order = compare(left, sum());
                if (!order)
                    return {};
                const std::string text = sign;
                const bool result = text == "=" ? *order == 0 : text == "<>" || text == "!=" ? *order != 0 : text == "<" ? *order < 0
                                  : text == ">" ? *order > 0 : text == "<=" ? *order <= 0 : *order >= 0;
                return truth(result);
            }
        if (takeWord("is")) {
            const bool isNot = takeWord("not");
            expect(takeWord("null"));
            return truth(left.has_value() == isNot);
        }
        const bool isNot = takeWord("not");
        if (takeWord("between")) {
            const auto low = compare(left, sum());
            expect(takeWord("and"));
            const auto high = compare(left, sum());
            return low && high ? truth((*low >= 0 && *high <= 0) != isNot) : Cell();
        }
        if (takeWord("in")) {
            expect(take(TokenKind::Open));
            bool found = false;
            do
                found = compare(left, sum()) == 0 || found;
            while (take(TokenKind::Comma));
            expect(take(TokenKind::Close));
            return left ? truth(found != isNot) : Cell();
        }
        expect(!isNot);
        return left;
    }
    Cell sum()
    {
        Cell left = product();
        for (;;) {
            const bool plus = takeSign("+");
            if (!plus && !takeSign("-"))
                return left;
            const auto a = number(left);
            const auto b = number(product());
            left = a && b ? Cell(std::to_string(static_cast<long long>(plus ? *a + *b : *a - *b))) : Cell();
        }
    }
    Cell product()
    {
        Cell left = atom();
        while (takeSign("*")) {
            const auto a = number(left);
            const auto b = number(atom());
            left = a && b ? Cell(std::to_string(static_cast<long long>(*a * *b))) : Cell();
        }
        return left;
    }
    Cell atom()
    {
        if (take(TokenKind::Open)) {
            const Cell value = either();
            expect(take(TokenKind::Close));
            return value;
        }
        expect(m_at < m_tokens.size());
        if (takeSign("-")) {
            const auto value = number(atom());
            return value ? Cell(std::to_string(static_cast<long long>(-*value))) : Cell();
        }
        const Token token = m_tokens[m_at++];
        if (token.kind == TokenKind::Number)
            return std::string(token.text);
        if (token.kind == TokenKind::String)
            return sql::unquoted(token.text);
        if (token.kind == TokenKind::QuotedName)
            return m_cell(sql::unquoted(token.text));
        expect(token.kind == TokenKind::Word);
        const std::string word = sql::lowerCase(token.text);
        if (word == "true" || word == "false")
            return word;
        if (word == "null")
            return {};
        return take(TokenKind::Open) ? call(word) : m_cell(std::string(token.text));
    }
    Cell call(const std::string& word)
    {
        std::vector<Cell> arguments;
        do
            arguments.push_back(either());
        while (take(TokenKind::Comma));
        expect(take(TokenKind::Close));
        if (word == "num_nonnulls") {
            long long count = 0;
            for (const Cell& argument : arguments)
                count += argument ? 1 : 0;
            return std::to_string(count);
        }
        if (!arguments[0])
            return {};
        if (word == "length" || word == "char_length")
            return std::to_string(arguments[0]->size());
        if (word == "lower")
            return sql::lowerCase(*arguments[0]);
        if (word == "upper") {
            std::string upper = *arguments[0];
            for (char& c : upper)
                c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            return upper;
        }
        throw Unreadable(word);
    }

    std::vector<Token> m_tokens;
    const std::function<Cell(const std::string&)>& m_cell;
    std::size_t m_at = 0;
};

}  // namespace

std::optional<bool> checkHolds(std::string_view expression, const std::function<Cell(const std::string&)>& cell)
{
    try {
        const Cell value = Evaluator(expression, cell).run();
        return !value || *value == "true" || *value == "1";
    } catch (const Unreadable&) {
        return std::nullopt;
    }
}

CheckParts partsOf(std::string_view expression)
{
    CheckParts parts;
    for (const Token& token : sql::scan(expression, {})) {
        if (token.kind == TokenKind::Word)
            parts.words.insert(std::string(token.text));
        else if (token.kind == TokenKind::QuotedName)
            parts.words.insert(sql::unquoted(token.text));
        else if (token.kind == TokenKind::String)
            parts.texts.insert(sql::unquoted(token.text));
        else if (token.kind == TokenKind::Number)
            if (const auto value = number(std::string(token.text)))
                parts.numbers.insert(static_cast<long long>(*value));
    }
    return parts;
}

}  // namespace barch::test
