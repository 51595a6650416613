#include "core/api/expression.h"

#include "core/api/expression_types.h"
#include "core/api/pattern.h"
#include "core/model/sql_tokens.h"

#include <algorithm>
#include <map>

namespace barch::api {
namespace {

/// What the parser sees: operators of several characters and numbers with exponents in one piece.
struct Piece {
    SqlTokenKind kind = SqlTokenKind::Symbol;
    std::string text;
};

constexpr std::string_view operatorCharacters = "+-*/<>=~!@#%^&|?";

/// PostgreSQL's rule: an operator of several characters ends in + or - only if one of ~!@#%^&|? is in it.
std::size_t operatorLength(std::string_view run)
{
    std::size_t length = run.size();
    const bool special = run.find_first_of("~!@#%^&|?") != std::string_view::npos;
    while (!special && length > 1 && (run[length - 1] == '+' || run[length - 1] == '-'))
        --length;
    return length;
}

std::vector<Piece> piecesOf(std::string_view sql)
{
    const auto tokens = sqlTokens(sql);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const SqlToken& token = tokens[i];
        if (token.kind != SqlTokenKind::Symbol || token.text.size() != 1 || operatorCharacters.find(token.text[0]) == std::string_view::npos) {
            pieces.push_back({token.kind, std::string(token.text)});
            continue;
        }
        std::size_t last = i;
        while (last + 1 < tokens.size() && tokens[last + 1].kind == SqlTokenKind::Symbol && tokens[last + 1].text.size() == 1 &&
               tokens[last + 1].begin == tokens[last].end && operatorCharacters.find(tokens[last + 1].text[0]) != std::string_view::npos)
            ++last;
        const std::size_t length = operatorLength(sql.substr(token.begin, tokens[last].end - token.begin));
        pieces.push_back({SqlTokenKind::Symbol, std::string(sql.substr(token.begin, length))});
        i += length - 1;
    }
    return pieces;
}

const std::map<std::string_view, Operator> comparisons = {
    {"=", Operator::Equal}, {"<>", Operator::Unequal}, {"!=", Operator::Unequal}, {"<", Operator::Less},
    {"<=", Operator::LessOrEqual}, {">", Operator::Greater}, {">=", Operator::GreaterOrEqual}};

Expression truth(Operator op, std::vector<Expression> arguments)
{
    return {.op = op, .kind = ValueKind::Boolean, .arguments = std::move(arguments)};
}

using Maybe = std::optional<Expression>;

class Parser {
public:
    Parser(const Project& project, std::string_view sql, const ColumnLookup& lookup)
        : m_project(project), m_lookup(lookup), m_pieces(piecesOf(sql)) {}

    Maybe run()
    {
        if (m_pieces.size() > 2000)
            return std::nullopt;
        Maybe whole = either();
        return whole && m_at == m_pieces.size() ? whole : std::nullopt;
    }

private:
    struct Deeper {
        explicit Deeper(int& depth) : m_depth(depth) { ++m_depth; }
        ~Deeper() { --m_depth; }
        int& m_depth;
    };

    bool isWord(std::string_view word, std::size_t ahead = 0) const
    {
        if (m_at + ahead >= m_pieces.size() || m_pieces[m_at + ahead].kind != SqlTokenKind::Word)
            return false;
        const SqlToken token{SqlTokenKind::Word, 0, 0, m_pieces[m_at + ahead].text};
        return token.is(word);
    }
    bool isSymbol(std::string_view symbol, std::size_t ahead = 0) const
    {
        return m_at + ahead < m_pieces.size() && m_pieces[m_at + ahead].kind == SqlTokenKind::Symbol && m_pieces[m_at + ahead].text == symbol;
    }
    bool takeWord(std::string_view word) { return isWord(word) && (++m_at, true); }
    bool takeSymbol(std::string_view symbol) { return isSymbol(symbol) && (++m_at, true); }
    std::string nameAt(std::size_t at) const
    {
        return SqlToken{m_pieces[at].kind, 0, 0, m_pieces[at].text}.name();
    }

    Maybe either()
    {
        const Deeper deeper(m_depth);
        if (m_depth > 100)
            return std::nullopt;
        return chain(Operator::Or, "or", [this] { return chain(Operator::And, "and", [this] { return negation(); }); });
    }

    template <class Part>
    Maybe chain(Operator op, std::string_view word, Part part)
    {
        Maybe first = part();
        if (!first || !isWord(word))
            return first;
        std::vector<Expression> parts{std::move(*first)};
        while (takeWord(word)) {
            Maybe next = part();
            if (!next)
                return std::nullopt;
            parts.push_back(std::move(*next));
        }
        for (const Expression& one : parts)
            if (!isTruth(one))
                return std::nullopt;
        return truth(op, std::move(parts));
    }

    Maybe negation()
    {
        bool negated = false;
        while (takeWord("not"))
            negated = !negated;
        Maybe value = test();
        if (!value || !negated)
            return value;
        return isTruth(*value) ? Maybe(truth(Operator::Not, {std::move(*value)})) : std::nullopt;
    }

    Maybe test()
    {
        Maybe value = comparison();
        while (value && (isWord("is") || isWord("isnull") || isWord("notnull")))
            value = tested(std::move(*value));
        return value;
    }

    Maybe tested(Expression value)
    {
        if (takeWord("isnull"))
            return truth(Operator::IsNull, {std::move(value)});
        if (takeWord("notnull"))
            return truth(Operator::Not, {truth(Operator::IsNull, {std::move(value)})});
        takeWord("is");
        const bool negated = takeWord("not");
        Maybe answer;
        if (takeWord("null") || (isTruth(value) && takeWord("unknown"))) {
            answer = truth(Operator::IsNull, {std::move(value)});
        } else if (isTruth(value) && takeWord("true")) {
            answer = truth(Operator::IsTrue, {std::move(value)});
        } else if (isTruth(value) && takeWord("false")) {
            answer = truth(Operator::IsFalse, {std::move(value)});
        } else if (takeWord("distinct") && takeWord("from")) {
            Maybe other = range();
            answer = other ? compared(Operator::Distinct, std::move(value), std::move(*other)) : std::nullopt;
        }
        return answer && negated ? truth(Operator::Not, {std::move(*answer)}) : answer;
    }

    Maybe comparison()
    {
        Maybe left = range();
        if (!left || m_at >= m_pieces.size() || m_pieces[m_at].kind != SqlTokenKind::Symbol)
            return left;
        const auto found = comparisons.find(m_pieces[m_at].text);
        if (found == comparisons.end())
            return left;
        ++m_at;
        if (isWord("any") || isWord("some") || isWord("all"))
            return comparedWithList(std::move(*left), found->second);
        Maybe right = range();
        return right ? compared(found->second, std::move(*left), std::move(*right)) : std::nullopt;
    }

    /// "= ANY (ARRAY[...])", as PostgreSQL writes IN; "<> ALL (ARRAY[...])", NOT IN.
    Maybe comparedWithList(Expression left, Operator op)
    {
        const bool all = isWord("all");
        ++m_at;
        if (op != (all ? Operator::Unequal : Operator::Equal) || !takeSymbol("("))
            return std::nullopt;
        std::vector<Expression> members;
        if (!arrayOf(members) || !takeSymbol(")"))
            return std::nullopt;
        return inList(std::move(left), std::move(members), all);
    }

    /// ARRAY[a, b], in parentheses or not, with casts behind it.
    bool arrayOf(std::vector<Expression>& members)
    {
        const Deeper deeper(m_depth);
        if (m_depth > 100)
            return false;
        if (takeSymbol("(")) {
            if (!arrayOf(members) || !takeSymbol(")"))
                return false;
        } else if (!takeWord("array") || !takeSymbol("[") || !list(members, "]")) {
            return false;
        }
        while (takeSymbol("::")) {
            const auto shape = typeName();
            if (!shape || shape->dimensions != 1)
                return false;
            ValueShape one = *shape;
            one.dimensions = 0;
            for (Expression& member : members) {
                const Maybe cast = castTo(member, one);
                if (!cast)
                    return false;
                member = *cast;
            }
        }
        return true;
    }

    Maybe inList(Expression left, std::vector<Expression> members, bool negated)
    {
        std::vector<Expression> arguments{std::move(left)};
        for (Expression& member : members) {
            Maybe equal = member.op == Operator::Null ? std::nullopt : compared(Operator::Equal, arguments[0], std::move(member));
            if (!equal || equal->arguments[0] != arguments[0])
                return std::nullopt;
            arguments.push_back(std::move(equal->arguments[1]));
        }
        if (arguments.size() < 2)
            return std::nullopt;
        Expression in = truth(Operator::In, std::move(arguments));
        return negated ? truth(Operator::Not, {std::move(in)}) : in;
    }

    Maybe range()
    {
        Maybe value = matching();
        if (!value)
            return value;
        const bool negated = isWord("not") && (isWord("between", 1) || isWord("in", 1) || isWord("like", 1) || isWord("ilike", 1));
        m_at += negated ? 1 : 0;
        Maybe answer;
        if (takeWord("between"))
            answer = between(std::move(*value));
        else if (takeWord("in"))
            answer = takenIn(std::move(*value));
        else if (isWord("like") || isWord("ilike"))
            answer = like(std::move(*value));
        else
            return value;
        return answer && negated ? truth(Operator::Not, {std::move(*answer)}) : answer;
    }

    Maybe takenIn(Expression value)
    {
        std::vector<Expression> members;
        if (!takeSymbol("(") || !list(members, ")"))
            return std::nullopt;
        return inList(std::move(value), std::move(members), false);
    }

    Maybe between(Expression value)
    {
        const bool symmetric = takeWord("symmetric");
        Maybe low = matching();
        if (!low || !takeWord("and") || symmetric)
            return std::nullopt;
        Maybe high = matching();
        if (!high)
            return std::nullopt;
        Maybe from = compared(Operator::GreaterOrEqual, value, std::move(*low));
        Maybe to = compared(Operator::LessOrEqual, std::move(value), std::move(*high));
        return from && to ? Maybe(truth(Operator::And, {std::move(*from), std::move(*to)})) : std::nullopt;
    }

    Maybe like(Expression value)
    {
        const bool anyCase = isWord("ilike");
        ++m_at;
        const Maybe pattern = matching();
        std::string escape = "\\";
        if (takeWord("escape")) {
            const Maybe character = primary();
            if (!character || !isTextLiteral(*character))
                return std::nullopt;
            escape = character->text;
        }
        if (!pattern || !isTextLiteral(*pattern))
            return std::nullopt;
        return matches(std::move(value), pattern->text, anyCase, [&](std::string_view text) { return patternOfLike(text, escape); });
    }

    static bool isTextLiteral(const Expression& expression)
    {
        return expression.op == Operator::Literal && expression.kind == ValueKind::Text;
    }

    template <class Translate>
    Maybe matches(Expression value, std::string text, bool anyCase, Translate translate)
    {
        if (!isText(value.kind) || value.kind == ValueKind::CaselessText || value.dimensions > 0)
            return std::nullopt;
        if (anyCase) {
            for (char& c : text) {
                if (static_cast<unsigned char>(c) >= 0x80)
                    return std::nullopt;
                c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            }
            value = {.op = Operator::Lower, .kind = ValueKind::Text, .arguments = {padded(std::move(value))}};
        } else {
            value = padded(std::move(value));
        }
        const auto pattern = translate(text);
        if (!pattern)
            return std::nullopt;
        return Expression{.op = Operator::Matches, .kind = ValueKind::Boolean, .text = *pattern, .arguments = {std::move(value)}};
    }

    /// char(n) has its spaces where patterns and bytes are looked at.
    Expression padded(Expression value)
    {
        if (value.kind != ValueKind::FixedText || value.op != Operator::Column)
            return value;
        const std::string length = m_lengths.contains(value.column) ? m_lengths.at(value.column) : "1";
        return {.op = Operator::Padded, .kind = ValueKind::Text, .text = length, .arguments = {std::move(value)}};
    }

    Maybe matching()
    {
        Maybe value = sum();
        while (value && m_at < m_pieces.size() && m_pieces[m_at].kind == SqlTokenKind::Symbol) {
            const std::string op = m_pieces[m_at].text;
            if (op != "~" && op != "~*" && op != "!~" && op != "!~*" && op != "~~" && op != "!~~")
                return value;
            ++m_at;
            const Maybe pattern = sum();
            if (!pattern || !isTextLiteral(*pattern))
                return std::nullopt;
            const bool anyCase = op.back() == '*';
            const bool isLike = op.find("~~") != std::string::npos;
            value = matches(std::move(*value), pattern->text, false, [&](std::string_view text) {
                return isLike ? patternOfLike(text) : patternOfRegex(text, anyCase);
            });
            if (value && op[0] == '!')
                value = truth(Operator::Not, {std::move(*value)});
        }
        return value;
    }

    Maybe sum()
    {
        Maybe left = product();
        while (left && (isSymbol("+") || isSymbol("-"))) {
            const Operator op = isSymbol("+") ? Operator::Add : Operator::Subtract;
            ++m_at;
            Maybe right = product();
            left = right ? calculated(op, std::move(*left), std::move(*right)) : std::nullopt;
        }
        return left;
    }

    Maybe product()
    {
        Maybe left = signedValue();
        while (left && (isSymbol("*") || isSymbol("/") || isSymbol("%"))) {
            const Operator op = isSymbol("*") ? Operator::Multiply : isSymbol("/") ? Operator::Divide : Operator::Remainder;
            ++m_at;
            Maybe right = signedValue();
            left = right ? calculated(op, std::move(*left), std::move(*right)) : std::nullopt;
        }
        return left;
    }

    Maybe signedValue()
    {
        const Deeper deeper(m_depth);
        if (m_depth > 100)
            return std::nullopt;
        const bool minus = isSymbol("-");
        if (!minus && !isSymbol("+"))
            return cast();
        ++m_at;
        Maybe value = signedValue();
        if (!value || value->dimensions > 0 || !(isExactNumber(value->kind) || isFloat(value->kind)))
            return std::nullopt;
        if (!minus)
            return value;
        if (value->op == Operator::Literal && value->text.front() != '-') {
            value->text.insert(0, "-");
            return value;
        }
        const ValueKind kind = value->kind;
        return Expression{.op = Operator::Negate, .kind = kind, .arguments = {std::move(*value)}};
    }

    Maybe cast()
    {
        Maybe value = primary();
        while (value && takeSymbol("::")) {
            const auto shape = typeName();
            value = shape ? castTo(std::move(*value), *shape) : std::nullopt;
        }
        return value && !isSymbol("[") && !isSymbol(".") && !isWord("collate") && !isWord("at") ? value : std::nullopt;
    }

    /// "timestamp with time zone", "numeric(12,2)", "app.mood[]".
    std::optional<ValueShape> typeName()
    {
        std::string text;
        const auto word = [&] { return m_at < m_pieces.size() && (m_pieces[m_at].kind == SqlTokenKind::Word || m_pieces[m_at].kind == SqlTokenKind::QuotedIdentifier); };
        if (!word())
            return std::nullopt;
        text = m_pieces[m_at++].text;
        while (takeSymbol(".")) {
            if (!word())
                return std::nullopt;
            text += "." + m_pieces[m_at++].text;
        }
        while (isWord("varying") || isWord("precision"))
            text += " " + m_pieces[m_at++].text;
        if (takeSymbol("(")) {
            text += '(';
            while (m_at < m_pieces.size() && !isSymbol(")"))
                text += m_pieces[m_at++].text;
            text += ')';
            ++m_at;
        }
        if ((isWord("with") || isWord("without")) && isWord("time", 1) && isWord("zone", 2)) {
            text += " " + m_pieces[m_at].text + " time zone";
            m_at += 3;
        }
        while (isSymbol("[") && isSymbol("]", 1)) {
            text += "[]";
            m_at += 2;
        }
        const ValueShape shape = shapeOfType(m_project, text);
        return shape.kind == ValueKind::Other || (shape.userType && shape.userType->kind == UserTypeKind::Domain) ? std::nullopt : std::optional(shape);
    }

    bool list(std::vector<Expression>& members, std::string_view end)
    {
        if (takeSymbol(end))
            return true;
        do {
            Maybe member = either();
            if (!member)
                return false;
            members.push_back(std::move(*member));
        } while (takeSymbol(","));
        return takeSymbol(end);
    }

    Maybe primary()
    {
        if (m_at >= m_pieces.size())
            return std::nullopt;
        const Piece& piece = m_pieces[m_at];
        switch (piece.kind) {
        case SqlTokenKind::Number: ++m_at; return numberLiteral(piece.text);
        case SqlTokenKind::String: return textLiteral();
        case SqlTokenKind::Symbol: return inParentheses();
        case SqlTokenKind::Word:
        case SqlTokenKind::QuotedIdentifier: break;
        }
        if (takeWord("true"))
            return truth(Operator::True, {});
        if (takeWord("false"))
            return truth(Operator::False, {});
        if (takeWord("null"))
            return Expression{.op = Operator::Null};
        if (takeWord("case"))
            return choice();
        if (isWord("cast") && isSymbol("(", 1))
            return castCall();
        if (m_at + 1 < m_pieces.size() && piece.kind == SqlTokenKind::Word && m_pieces[m_at + 1].kind == SqlTokenKind::String)
            return typedLiteral();
        if (isSymbol("(", 1))
            return call();
        return column();
    }

    Maybe textLiteral()
    {
        const std::string& text = m_pieces[m_at++].text;
        std::string plain;
        if (text.front() == '\'') {
            if (text.size() < 2 || text.back() != '\'')
                return std::nullopt;
            for (std::size_t i = 1; i + 1 < text.size(); ++i) {
                plain += text[i];
                i += text[i] == '\'' ? 1 : 0;
            }
        } else if (text.front() == '$') {
            const std::size_t tag = text.find('$', 1) + 1;
            if (text.size() < 2 * tag)
                return std::nullopt;
            plain = text.substr(tag, text.size() - 2 * tag);
        } else {
            return std::nullopt;  // E'...' has escapes of its own
        }
        if (plain.find('\0') != std::string::npos)
            return std::nullopt;
        Expression literal = literalOf(ValueKind::Text, std::move(plain));
        literal.untyped = true;
        return literal;
    }

    Maybe typedLiteral()
    {
        const auto shape = typeName();
        if (!shape || m_at >= m_pieces.size() || m_pieces[m_at].kind != SqlTokenKind::String)
            return std::nullopt;
        Maybe text = textLiteral();
        return text ? castTo(std::move(*text), *shape) : std::nullopt;
    }

    Maybe inParentheses()
    {
        if (!takeSymbol("("))
            return std::nullopt;
        Maybe value = either();
        return value && takeSymbol(")") ? value : std::nullopt;
    }

    Maybe castCall()
    {
        m_at += 2;
        Maybe value = either();
        if (!value || !takeWord("as"))
            return std::nullopt;
        const auto shape = typeName();
        return shape && takeSymbol(")") ? castTo(std::move(*value), *shape) : std::nullopt;
    }

    Maybe choice()
    {
        std::vector<Expression> arguments;
        while (takeWord("when")) {
            Maybe condition = either();
            if (!condition || !isTruth(*condition) || !takeWord("then"))
                return std::nullopt;
            Maybe value = either();
            if (!value)
                return std::nullopt;
            arguments.push_back(std::move(*condition));
            arguments.push_back(std::move(*value));
        }
        Maybe otherwise = takeWord("else") ? either() : Maybe(Expression{.op = Operator::Null});
        if (!otherwise || !takeWord("end") || arguments.empty())
            return std::nullopt;
        std::vector<Expression> values;
        for (std::size_t i = 1; i < arguments.size(); i += 2)
            values.push_back(arguments[i]);
        values.push_back(*otherwise);
        if (!unify(values, 0))
            return std::nullopt;
        for (std::size_t i = 0; i + 1 < values.size(); ++i)
            arguments[2 * i + 1] = values[i];
        arguments.push_back(values.back());
        return Expression{.op = Operator::Case, .kind = values.front().kind, .arguments = std::move(arguments)};
    }

    Maybe column()
    {
        std::string name = nameAt(m_at++);
        while (isSymbol(".") && m_at + 1 < m_pieces.size()) {
            name = nameAt(m_at + 1);
            m_at += 2;
        }
        const auto found = m_lookup(name);
        if (!found)
            return std::nullopt;
        if (found->shape.kind == ValueKind::FixedText)
            m_lengths[found->column] = found->shape.type.arguments.empty() ? "1" : found->shape.type.arguments[0];
        return Expression{.op = Operator::Column, .kind = found->shape.kind, .column = found->column, .dimensions = found->shape.dimensions};
    }

    Maybe call()
    {
        const std::string name = nameAt(m_at);
        m_at += 2;
        const bool fromSides = name == "trim" && (isWord("both") || isWord("leading") || isWord("trailing"));
        std::string side = fromSides ? nameAt(m_at++) : "both";
        if (fromSides && !takeWord("from"))
            return std::nullopt;
        std::vector<Expression> arguments;
        if (!list(arguments, ")"))
            return std::nullopt;
        if (name == "trim")
            return called(side == "both" ? "btrim" : side == "leading" ? "ltrim" : "rtrim", std::move(arguments));
        return called(name, std::move(arguments));
    }

    Maybe called(const std::string& name, std::vector<Expression> arguments)
    {
        if (name == "coalesce" || name == "nullif")
            return alternatives(name == "nullif", std::move(arguments));
        if (name == "num_nonnulls" || name == "num_nulls") {
            const Operator op = name == "num_nulls" ? Operator::CountNulls : Operator::CountValues;
            return arguments.empty() ? std::nullopt : Maybe(Expression{.op = op, .kind = ValueKind::Integer, .arguments = std::move(arguments)});
        }
        if (name == "array_length" && arguments.size() == 2 && arguments[1] == literalOf(ValueKind::Integer, "1") && arguments[0].dimensions > 0)
            return Expression{.op = Operator::Dimension, .kind = ValueKind::Integer, .arguments = {std::move(arguments[0])}};
        if (arguments.size() != 1 || arguments[0].op == Operator::Null)
            return std::nullopt;
        return calledWithOne(name, std::move(arguments[0]));
    }

    Maybe alternatives(bool nullIf, std::vector<Expression> arguments)
    {
        if (arguments.empty() || (nullIf && arguments.size() != 2) || !unify(arguments, 0))
            return std::nullopt;
        if (nullIf && !compared(Operator::Equal, arguments[0], arguments[1]))
            return std::nullopt;
        const ValueKind kind = arguments[0].kind;
        return Expression{.op = nullIf ? Operator::NullIf : Operator::Coalesce, .kind = kind, .arguments = std::move(arguments)};
    }

    Maybe calledWithOne(const std::string& name, Expression argument)
    {
        const auto make = [&](Operator op, ValueKind kind) { return Expression{.op = op, .kind = kind, .arguments = {std::move(argument)}}; };
        if (name == "cardinality")
            return argument.dimensions > 0 ? Maybe(make(Operator::Items, ValueKind::Integer)) : std::nullopt;
        if (argument.dimensions > 0)
            return std::nullopt;
        const ValueKind kind = argument.kind;
        const bool text = isText(kind);
        if (name == "length" || name == "char_length" || name == "character_length")
            return text || (kind == ValueKind::Bytes && name == "length") ? Maybe(make(kind == ValueKind::Bytes ? Operator::OctetLength : Operator::Length, ValueKind::Integer)) : std::nullopt;
        if (name == "octet_length") {
            if (text)
                argument = padded(std::move(argument));
            return text || kind == ValueKind::Bytes ? Maybe(make(Operator::OctetLength, ValueKind::Integer)) : std::nullopt;
        }
        if (name == "abs")
            return isExactNumber(kind) ? Maybe(make(Operator::Absolute, kind)) : std::nullopt;
        if (name == "jsonb_typeof" || name == "json_typeof")
            return kind == (name[4] == 'b' ? ValueKind::BinaryJson : ValueKind::Json) ? Maybe(make(Operator::JsonType, ValueKind::Text)) : std::nullopt;
        static const std::map<std::string_view, Operator> ofText = {{"lower", Operator::Lower}, {"upper", Operator::Upper},
            {"btrim", Operator::Trim}, {"ltrim", Operator::TrimStart}, {"rtrim", Operator::TrimEnd}};
        const auto found = ofText.find(name);
        if (found == ofText.end() || !text || kind == ValueKind::CaselessText)
            return std::nullopt;
        return make(found->second, ValueKind::Text);
    }

    const Project& m_project;
    const ColumnLookup& m_lookup;
    std::vector<Piece> m_pieces;
    std::map<ColumnId, std::string> m_lengths;
    std::size_t m_at = 0;
    int m_depth = 0;
};

void collect(const Expression& expression, std::vector<ColumnId>& columns)
{
    if (expression.op == Operator::Column && expression.column && std::find(columns.begin(), columns.end(), expression.column) == columns.end())
        columns.push_back(expression.column);
    for (const Expression& argument : expression.arguments)
        collect(argument, columns);
}

}  // namespace

std::optional<Expression> parseExpression(const Project& project, std::string_view sql, const ColumnLookup& lookup)
{
    return Parser(project, sql, lookup).run();
}

std::vector<ColumnId> columnsIn(const Expression& expression)
{
    std::vector<ColumnId> columns;
    collect(expression, columns);
    return columns;
}

}  // namespace barch::api
