#include "core/api/simple_limits.h"

#include <algorithm>
#include <charconv>

namespace barch::api {
namespace {

/// The column itself (or VALUE), not something made from it.
bool isColumn(const Expression& expression) { return expression.op == Operator::Column; }

bool isNumber(const Expression& expression)
{
    return (expression.op == Operator::Literal && (isExactNumber(expression.kind) || isFloat(expression.kind))) ||
           (expression.op == Operator::ToDouble && isNumber(expression.arguments[0]));
}
const std::string& numberOf(const Expression& expression)
{
    return expression.op == Operator::ToDouble ? numberOf(expression.arguments[0]) : expression.text;
}
const Expression& withoutConversion(const Expression& expression)
{
    return expression.op == Operator::ToDouble ? expression.arguments[0] : expression;
}

Operator mirrored(Operator op)
{
    switch (op) {
    case Operator::Less: return Operator::Greater;
    case Operator::LessOrEqual: return Operator::GreaterOrEqual;
    case Operator::Greater: return Operator::Less;
    case Operator::GreaterOrEqual: return Operator::LessOrEqual;
    default: return op;
    }
}

void raise(std::optional<NumberLimit>& limit, const NumberLimit& found)
{
    const int order = limit ? compareNumbers(found.number, limit->number) : 1;
    if (order > 0 || (order == 0 && found.excluded))
        limit = found;
}
void lower(std::optional<NumberLimit>& limit, const NumberLimit& found)
{
    const int order = limit ? compareNumbers(found.number, limit->number) : -1;
    if (order < 0 || (order == 0 && found.excluded))
        limit = found;
}

using Count = std::optional<std::uint64_t>;

/// A limit of a count: "> 3" is at least 4.
void limitCount(Count& minimum, Count& maximum, Operator op, const std::string& number)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || value > 1'000'000'000)
        return;
    value += op == Operator::Greater ? 1 : op == Operator::Less ? -1 : 0;
    if (value < 0)
        return;
    const auto count = static_cast<std::uint64_t>(value);
    if (op == Operator::Equal || op == Operator::Greater || op == Operator::GreaterOrEqual)
        minimum = std::max(minimum.value_or(0), count);
    if (op == Operator::Equal || op == Operator::Less || op == Operator::LessOrEqual)
        maximum = std::min(maximum.value_or(count), count);
}

void limitNumber(ValueRules& rules, Operator op, const std::string& number)
{
    if (op == Operator::Equal || op == Operator::GreaterOrEqual || op == Operator::Greater)
        raise(rules.minimum, {number, op == Operator::Greater});
    if (op == Operator::Equal || op == Operator::LessOrEqual || op == Operator::Less)
        lower(rules.maximum, {number, op == Operator::Less});
}

void limitValues(ValueRules& rules, const std::vector<std::string>& values)
{
    if (rules.values.empty()) {
        rules.values = values;
        return;
    }
    std::vector<std::string> both;
    for (const std::string& value : rules.values)
        if (std::find(values.begin(), values.end(), value) != values.end())
            both.push_back(value);
    if (!both.empty())
        rules.values = both;
}

bool isNotBlank(const Expression& left, const Expression& right)
{
    return isColumn(left) && isText(left.kind) && right.op == Operator::Literal && right.text.empty();
}

void takeComparison(ValueRules& rules, Operator op, const Expression& leftSide, const Expression& right)
{
    const Expression& left = withoutConversion(leftSide);
    if (isNumber(right)) {
        if (isColumn(left))
            limitNumber(rules, op, numberOf(right));
        else if ((left.op == Operator::Length || left.op == Operator::OctetLength) && isColumn(left.arguments[0]) &&
                 (left.op == Operator::Length) != (left.arguments[0].kind == ValueKind::Bytes))
            limitCount(rules.minimumLength, rules.maximumLength, op, numberOf(right));
        else if (left.op == Operator::Items && isColumn(left.arguments[0]))
            limitCount(rules.minimumItems, rules.maximumItems, op, numberOf(right));
        return;
    }
    if (op == Operator::Unequal && isNotBlank(left, right))
        rules.minimumLength = std::max<std::uint64_t>(rules.minimumLength.value_or(0), 1);
    if (op != Operator::Equal)
        return;
    if (isColumn(left) && right.op == Operator::Literal && (isText(left.kind) || left.kind == ValueKind::Enumeration))
        limitValues(rules, {right.text});
    const bool cased = right.op == Operator::Lower || right.op == Operator::Upper;
    if (isColumn(left) && cased && isColumn(right.arguments[0]))
        (right.op == Operator::Lower ? rules.lowerCase : rules.upperCase) = true;
}

/// "x IS NULL OR rest" says the same as "rest" about a value that is there.
const Expression* withoutNullTest(const Expression& check)
{
    const Expression* rest = nullptr;
    for (const Expression& part : check.arguments) {
        if (part.op == Operator::IsNull && isColumn(part.arguments[0]))
            continue;
        if (rest)
            return nullptr;
        rest = &part;
    }
    return rest;
}

}  // namespace

int compareNumbers(std::string_view a, std::string_view b)
{
    const auto split = [](std::string_view text) {
        const bool negative = !text.empty() && text.front() == '-';
        if (!text.empty() && (text.front() == '-' || text.front() == '+'))
            text.remove_prefix(1);
        const std::size_t dot = std::min(text.find('.'), text.size());
        std::string whole(text.substr(0, dot));
        std::string fraction(dot < text.size() ? text.substr(dot + 1) : std::string_view());
        whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
        fraction.erase(fraction.find_last_not_of('0') + 1);
        const bool zero = whole.empty() && fraction.empty();
        return std::tuple(negative && !zero, whole, fraction);
    };
    const auto [negativeA, wholeA, fractionA] = split(a);
    const auto [negativeB, wholeB, fractionB] = split(b);
    if (negativeA != negativeB)
        return negativeA ? -1 : 1;
    int order = wholeA.size() != wholeB.size() ? (wholeA.size() < wholeB.size() ? -1 : 1) : wholeA.compare(wholeB);
    if (order == 0)
        order = fractionA.compare(fractionB);
    const int sign = order < 0 ? -1 : order > 0 ? 1 : 0;
    return negativeA ? -sign : sign;
}

void takeLimits(ValueRules& rules, const Expression& check)
{
    switch (check.op) {
    case Operator::And:
        for (const Expression& part : check.arguments)
            takeLimits(rules, part);
        return;
    case Operator::Or:
        if (const Expression* rest = withoutNullTest(check))
            takeLimits(rules, *rest);
        return;
    case Operator::Not:
        if (check.arguments[0].op == Operator::IsNull && isColumn(check.arguments[0].arguments[0]) && rules.shape.dimensions == 0)
            rules.nullable = false;
        return;
    case Operator::In: {
        const Expression& value = check.arguments[0];
        if (!isColumn(value) || !(isText(value.kind) || value.kind == ValueKind::Enumeration))
            return;
        std::vector<std::string> values;
        for (std::size_t i = 1; i < check.arguments.size(); ++i) {
            if (check.arguments[i].op != Operator::Literal)
                return;
            values.push_back(check.arguments[i].text);
        }
        limitValues(rules, values);
        return;
    }
    case Operator::Matches:
        if (isColumn(check.arguments[0]))
            rules.patterns.push_back(check.text);
        return;
    case Operator::Equal:
    case Operator::Unequal:
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual: {
        const bool turned = (isNumber(check.arguments[0]) || check.arguments[0].op == Operator::Literal) && !isNumber(check.arguments[1]);
        const auto& [left, right] = std::tie(check.arguments[turned ? 1 : 0], check.arguments[turned ? 0 : 1]);
        takeComparison(rules, turned ? mirrored(check.op) : check.op, left, right);
        return;
    }
    default: return;
    }
}

}  // namespace barch::api
