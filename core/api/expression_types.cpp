#include "core/api/expression_types.h"

#include "core/api/calendar.h"

#include <algorithm>

namespace barch::api {
namespace {

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether digits without sign and leading zeros are at most `limit`.
bool atMost(std::string_view digits, std::string_view limit)
{
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits.size() != limit.size() ? digits.size() < limit.size() : digits <= limit;
}

bool isDecimal(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    const std::size_t dot = text.find('.');
    const auto whole = text.substr(0, dot);
    if (dot == std::string_view::npos)
        return allDigits(whole);
    const auto fraction = text.substr(dot + 1);
    return (allDigits(whole) || whole.empty()) && (allDigits(fraction) || fraction.empty()) && text.size() > 1;
}

bool isWhole(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    return allDigits(text) && atMost(text, "9223372036854775807");
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (hyphen ? text[i] != '-' : !hex)
            return false;
    }
    return true;
}

ValueKind wider(ValueKind a, ValueKind b) { return std::max(a, b); }
static_assert(ValueKind::SmallInteger < ValueKind::Integer && ValueKind::Integer < ValueKind::BigInteger &&
              ValueKind::BigInteger < ValueKind::Numeric && ValueKind::Real < ValueKind::Double);

Expression asDouble(Expression value)
{
    if (isFloat(value.kind))
        return value;
    Expression converted{.op = Operator::ToDouble, .kind = ValueKind::Double};
    converted.arguments.push_back(std::move(value));
    return converted;
}

bool isTimeLike(ValueKind kind)
{
    return kind == ValueKind::Date || kind == ValueKind::Time || kind == ValueKind::Timestamp || kind == ValueKind::TimestampWithZone;
}

bool isNull(const Expression& expression) { return expression.op == Operator::Null; }

std::string withoutSpacesBehind(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// Both sides of a comparison in one kind.
bool meet(Expression& left, Expression& right)
{
    if (isNull(left) || isNull(right))
        return false;  // never true: whoever wrote it meant IS NULL
    if (left.untyped && !right.untyped && right.dimensions == 0) {
        auto typed = literalAs(left, right.kind);
        return typed && (left = *typed, true);
    }
    if (right.untyped && !left.untyped && left.dimensions == 0) {
        auto typed = literalAs(right, left.kind);
        return typed && (right = *typed, true);
    }
    if (left.dimensions > 0 || right.dimensions > 0)
        return false;
    if (isExactNumber(left.kind) && isExactNumber(right.kind))
        return true;
    const bool numbers = (isExactNumber(left.kind) || isFloat(left.kind)) && (isExactNumber(right.kind) || isFloat(right.kind));
    if (numbers) {
        left = asDouble(std::move(left));
        right = asDouble(std::move(right));
        return true;
    }
    return left.kind == right.kind || (isText(left.kind) && isText(right.kind));
}

}  // namespace

bool isTruth(const Expression& expression)
{
    return expression.kind == ValueKind::Boolean && expression.dimensions == 0;
}

Expression literalOf(ValueKind kind, std::string text)
{
    return {.op = Operator::Literal, .kind = kind, .text = std::move(text)};
}

std::optional<Expression> numberLiteral(std::string_view text)
{
    if (allDigits(text)) {
        const ValueKind kind = atMost(text, "2147483647") ? ValueKind::Integer
                               : atMost(text, "9223372036854775807") ? ValueKind::BigInteger
                                                                     : ValueKind::Numeric;
        return literalOf(kind, std::string(text));
    }
    return isDecimal(text) && text.size() < 200 ? std::optional(literalOf(ValueKind::Numeric, std::string(text))) : std::nullopt;
}

std::optional<Expression> literalAs(const Expression& literal, ValueKind kind)
{
    const std::string& text = literal.text;
    switch (kind) {
    case ValueKind::Text:
    case ValueKind::CaselessText:
    case ValueKind::Enumeration: return literalOf(kind, text);
    case ValueKind::FixedText: return literalOf(kind, withoutSpacesBehind(text));
    case ValueKind::SmallInteger:
    case ValueKind::Integer:
    case ValueKind::BigInteger: return isWhole(text) ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::Numeric:
    case ValueKind::Real:
    case ValueKind::Double:
        return isDecimal(text) && text.size() < 200 ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::Uuid: return isUuid(text) ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::Date: return isPlainDate(text) ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::Timestamp: return isPlainDate(text) || isPlainTimestamp(text, false) ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::TimestampWithZone: return isPlainTimestamp(text, true) ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::Time: return isPlainTime(text) ? std::optional(literalOf(kind, text)) : std::nullopt;
    case ValueKind::Boolean:
        if (text != "true" && text != "false" && text != "t" && text != "f")
            return std::nullopt;
        return Expression{.op = text[0] == 't' ? Operator::True : Operator::False, .kind = kind};
    default: return std::nullopt;
    }
}

std::optional<Expression> compared(Operator op, Expression left, Expression right)
{
    if (!meet(left, right))
        return std::nullopt;
    const bool ordered = op != Operator::Equal && op != Operator::Unequal && op != Operator::Distinct;
    const ValueKind kind = left.kind;
    const bool hasOrder = isExactNumber(kind) || isFloat(kind) || isTimeLike(kind);
    const bool hasEquality = hasOrder || isText(kind) || kind == ValueKind::Uuid || kind == ValueKind::Enumeration || kind == ValueKind::Boolean;
    if (ordered ? !hasOrder : !hasEquality)
        return std::nullopt;
    Expression whole{.op = op, .kind = ValueKind::Boolean};
    whole.arguments = {std::move(left), std::move(right)};
    return whole;
}

std::optional<Expression> calculated(Operator op, Expression left, Expression right)
{
    if (left.dimensions > 0 || right.dimensions > 0 || isNull(left) || isNull(right))
        return std::nullopt;
    if (left.untyped && !right.untyped) {
        const auto typed = literalAs(left, right.kind);
        if (!typed)
            return std::nullopt;
        left = *typed;
    } else if (right.untyped && !left.untyped) {
        const auto typed = literalAs(right, left.kind);
        if (!typed)
            return std::nullopt;
        right = *typed;
    }
    Expression whole{.op = op};
    const bool exact = isExactNumber(left.kind) && isExactNumber(right.kind);
    const bool sum = op == Operator::Add || op == Operator::Subtract;
    if (exact) {
        whole.kind = wider(left.kind, right.kind);
        // numeric's division and remainder choose digits of their own
        if (whole.kind == ValueKind::Numeric && (op == Operator::Divide || op == Operator::Remainder))
            return std::nullopt;
    } else if (sum && left.kind == ValueKind::Date && right.kind == ValueKind::Integer) {
        whole.kind = ValueKind::Date;
    } else if (op == Operator::Subtract && left.kind == ValueKind::Date && right.kind == ValueKind::Date) {
        whole.kind = ValueKind::Integer;
    } else {
        return std::nullopt;
    }
    whole.arguments = {std::move(left), std::move(right)};
    return whole;
}

std::optional<Expression> castTo(Expression value, const ValueShape& shape)
{
    if (value.dimensions != shape.dimensions || isNull(value))
        return std::nullopt;
    if (value.untyped) {
        if (!shape.type.arguments.empty())
            return std::nullopt;
        return literalAs(value, shape.kind);
    }
    const bool sameText = shape.kind == ValueKind::Text && (isText(value.kind) || value.kind == ValueKind::Enumeration);
    const bool wideNumber = isExactNumber(value.kind) && isExactNumber(shape.kind) && value.kind <= shape.kind;
    const bool literalNumber = value.op == Operator::Literal && isExactNumber(value.kind) && shape.kind == ValueKind::Numeric;
    if (!shape.type.arguments.empty())
        return std::nullopt;
    if (sameText && value.kind != ValueKind::CaselessText) {
        value.kind = ValueKind::Text;
        return value;
    }
    if (wideNumber || literalNumber || value.kind == shape.kind) {
        value.kind = shape.kind;
        return value;
    }
    if (shape.kind == ValueKind::Double && isExactNumber(value.kind))
        return asDouble(std::move(value));
    return std::nullopt;
}

bool unify(std::vector<Expression>& arguments, std::size_t first, std::size_t step)
{
    ValueKind kind = ValueKind::Other;
    bool typed = false;
    for (std::size_t i = first; i < arguments.size(); i += step) {
        const Expression& argument = arguments[i];
        if (argument.dimensions > 0)
            return false;
        if (argument.untyped || isNull(argument))
            continue;
        if (!typed)
            kind = argument.kind;
        else if (isExactNumber(kind) && isExactNumber(argument.kind))
            kind = wider(kind, argument.kind);
        else if (kind != argument.kind)
            return false;
        typed = true;
    }
    if (!typed)
        kind = ValueKind::Text;
    for (std::size_t i = first; i < arguments.size(); i += step) {
        Expression& argument = arguments[i];
        if (argument.untyped) {
            const auto literal = literalAs(argument, kind);
            if (!literal)
                return false;
            argument = *literal;
        } else {
            argument.kind = kind;
        }
    }
    return true;
}

}  // namespace barch::api
