#include "exporters/validation/expression_script.h"

#include "exporters/text/script_text.h"

#include <algorithm>
#include <map>

namespace barch::validation {
namespace {

using api::Expression;
using api::Operator;
using api::ValueKind;

const std::map<Operator, const char*> functions = {
    {Operator::Not, "not"}, {Operator::IsNull, "isNull"}, {Operator::IsTrue, "isTrue"}, {Operator::IsFalse, "isFalse"},
    {Operator::Equal, "equal"}, {Operator::Unequal, "unequal"}, {Operator::Less, "less"}, {Operator::LessOrEqual, "atMost"},
    {Operator::Greater, "greater"}, {Operator::GreaterOrEqual, "atLeast"}, {Operator::Distinct, "distinct"}, {Operator::In, "isIn"},
    {Operator::ToDouble, "toDouble"}, {Operator::Length, "length"}, {Operator::OctetLength, "octetLength"}, {Operator::Lower, "lower"},
    {Operator::Upper, "upper"}, {Operator::Trim, "trim"}, {Operator::TrimStart, "trimStart"}, {Operator::TrimEnd, "trimEnd"},
    {Operator::Items, "items"}, {Operator::Dimension, "firstDimension"}, {Operator::NullIf, "nullIf"},
    {Operator::CountValues, "countValues"}, {Operator::CountNulls, "countNulls"}, {Operator::JsonType, "typeOfJson"}};

std::string numberType(ValueKind kind)
{
    return kind == ValueKind::SmallInteger ? "\"smallint\"" : kind == ValueKind::Integer ? "\"integer\""
           : kind == ValueKind::BigInteger ? "\"bigint\"" : "\"numeric\"";
}

std::string literal(const Expression& expression)
{
    const std::string text = scriptString(expression.text);
    switch (expression.kind) {
    case ValueKind::Real: return "pg.real.stored(" + std::string("Number(") + text + "))";
    case ValueKind::Double: return "pg.toDouble(pg.exact(" + text + "))";
    case ValueKind::Date: return "pg.date.stored(" + text + ")";
    case ValueKind::Time: return "pg.time().stored(" + text + ")";
    case ValueKind::Timestamp:
        return "pg.timestamp().stored(" + (expression.text.size() == 10 ? scriptString(expression.text + "T00:00:00") : text) + ")";
    case ValueKind::TimestampWithZone: return "pg.timestamptz().stored(" + text + ")";
    default: return api::isExactNumber(expression.kind) ? "pg.exact(" + text + ")" : text;
    }
}

class Writer {
public:
    explicit Writer(const ColumnScript& column) : m_column(column) {}

    std::string write(const Expression& expression) const
    {
        switch (expression.op) {
        case Operator::Column: return m_column(expression.column);
        case Operator::Literal: return literal(expression);
        case Operator::Null: return "null";
        case Operator::True: return "true";
        case Operator::False: return "false";
        case Operator::And: return "pg.and(" + later(expression) + ")";
        case Operator::Or: return "pg.or(" + later(expression) + ")";
        case Operator::Coalesce: return "pg.coalesce(" + later(expression) + ")";
        case Operator::Matches: return "pg.matches(" + write(expression.arguments[0]) + ", " + scriptPattern(expression.text) + ")";
        case Operator::Padded: return "pg.padded(" + write(expression.arguments[0]) + ", " + expression.text + ")";
        case Operator::Case: return choice(expression);
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder:
        case Operator::Negate:
        case Operator::Absolute: return calculation(expression);
        default: return std::string("pg.") + functions.at(expression.op) + "(" + list(expression) + ")";
        }
    }

private:
    /// citext is compared without regard to case.
    std::string list(const Expression& expression) const
    {
        const bool caseless = expression.arguments.size() > 1 && std::all_of(expression.arguments.begin(), expression.arguments.end(), [](const Expression& argument) { return argument.kind == ValueKind::CaselessText; });
        std::string text;
        for (const Expression& argument : expression.arguments)
            text += (text.empty() ? "" : ", ") + (caseless ? "pg.lower(" + write(argument) + ")" : write(argument));
        return text;
    }

    std::string later(const Expression& expression) const
    {
        std::string text;
        for (const Expression& argument : expression.arguments)
            text += (text.empty() ? "() => " : ", () => ") + write(argument);
        return text;
    }

    std::string choice(const Expression& expression) const
    {
        std::string cases;
        for (std::size_t i = 0; i + 1 < expression.arguments.size(); i += 2)
            cases += (i ? ", " : "") + std::string("[() => ") + write(expression.arguments[i]) + ", () => " + write(expression.arguments[i + 1]) + "]";
        return "pg.choose([" + cases + "], () => " + write(expression.arguments.back()) + ")";
    }

    std::string calculation(const Expression& expression) const
    {
        const ValueKind first = expression.arguments[0].kind;
        const std::string arguments = list(expression);
        if (first == ValueKind::Date && expression.kind == ValueKind::Date)
            return (expression.op == Operator::Add ? "pg.addDays(" : "pg.subtractDays(") + arguments + ")";
        if (first == ValueKind::Date)
            return "pg.daysBetween(" + arguments + ")";
        if (api::isFloat(expression.kind))
            return "pg.negateFloat(" + arguments + ")";
        static const std::map<Operator, const char*> names = {
            {Operator::Add, "add"}, {Operator::Subtract, "subtract"}, {Operator::Multiply, "multiply"}, {Operator::Divide, "divide"},
            {Operator::Remainder, "remainder"}, {Operator::Negate, "negate"}, {Operator::Absolute, "absolute"}};
        return std::string("pg.") + names.at(expression.op) + "(" + numberType(expression.kind) + ", " + arguments + ")";
    }

    const ColumnScript& m_column;
};

}  // namespace

std::string scriptOf(const Expression& expression, const ColumnScript& column)
{
    return Writer(column).write(expression);
}

bool looksAtNull(const Expression& expression)
{
    switch (expression.op) {
    case Operator::IsNull:
    case Operator::IsTrue:
    case Operator::IsFalse:
    case Operator::Distinct:
    case Operator::Case:
    case Operator::Coalesce:
    case Operator::CountValues:
    case Operator::CountNulls:
    case Operator::True:
    case Operator::False: return true;
    default: return std::any_of(expression.arguments.begin(), expression.arguments.end(), looksAtNull);
    }
}

}  // namespace barch::validation
