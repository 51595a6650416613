#include "exporters/validation/rule_words.h"

#include "exporters/sql/names.h"

namespace barch::validation {
namespace {

using api::Expression;
using api::Operator;

std::string counted(const std::string& number, const char* thing)
{
    return number + " " + thing + (number == "1" ? "" : "s");
}

/// "at least 2 characters" for length(x) >= 2; empty where it is no such comparison.
std::string ofCount(Operator op, const Expression& left, const std::string& number)
{
    const char* thing = left.op == Operator::Length ? "character" : left.op == Operator::OctetLength ? "byte" : left.op == Operator::Items ? "item" : nullptr;
    if (!thing || left.arguments[0].op != Operator::Column)
        return {};
    switch (op) {
    case Operator::Equal: return "Use exactly " + counted(number, thing) + ".";
    case Operator::GreaterOrEqual: return "Use at least " + counted(number, thing) + ".";
    case Operator::Greater: return "Use more than " + counted(number, thing) + ".";
    case Operator::LessOrEqual: return "Use at most " + counted(number, thing) + ".";
    case Operator::Less: return "Use fewer than " + counted(number, thing) + ".";
    default: return {};
    }
}

std::string ofNumber(Operator op, const std::string& number)
{
    switch (op) {
    case Operator::Equal: return "Use " + number + ".";
    case Operator::Unequal: return "Use anything but " + number + ".";
    case Operator::GreaterOrEqual: return "Use " + number + " or more.";
    case Operator::Greater: return "Use more than " + number + ".";
    case Operator::LessOrEqual: return "Use " + number + " or less.";
    case Operator::Less: return "Use less than " + number + ".";
    default: return {};
    }
}

std::string wordsOf(const Expression& check)
{
    if (check.op == Operator::In && check.arguments[0].op == Operator::Column) {
        std::string values;
        for (std::size_t i = 1; i < check.arguments.size(); ++i) {
            if (check.arguments[i].op != Operator::Literal || i > 20)
                return {};
            values += (i > 1 ? ", " : "") + check.arguments[i].text;
        }
        return "Choose one of: " + values + ".";
    }
    if (check.op == Operator::And && check.arguments.size() == 2) {
        const std::string first = wordsOf(check.arguments[0]);
        const std::string second = wordsOf(check.arguments[1]);
        return first.empty() || second.empty() ? std::string() : first + " " + second;
    }
    if (check.arguments.size() != 2)
        return {};
    const Expression& left = check.arguments[0].op == Operator::ToDouble ? check.arguments[0].arguments[0] : check.arguments[0];
    const Expression& right = check.arguments[1].op == Operator::ToDouble ? check.arguments[1].arguments[0] : check.arguments[1];
    if (right.op == Operator::Literal && (api::isExactNumber(right.kind) || api::isFloat(right.kind)))
        return left.op == Operator::Column ? ofNumber(check.op, right.text) : ofCount(check.op, left, right.text);
    if (check.op == Operator::Equal && left.op == Operator::Column && right.op == Operator::Lower && right.arguments[0] == left)
        return "Use small letters only.";
    if (check.op == Operator::Equal && left.op == Operator::Column && right.op == Operator::Upper && right.arguments[0] == left)
        return "Use capital letters only.";
    return {};
}

}  // namespace

std::string messageOf(const api::CheckRule& check, const std::string& comment)
{
    if (!comment.empty())
        return sql::oneLine(comment);
    const std::string words = check.meaning && check.columns.size() == 1 ? wordsOf(*check.meaning) : std::string();
    if (!words.empty())
        return words;
    return (check.columns.size() > 1 ? "These values don't go together. The rule: " : "This breaks the rule: ") + sql::oneLine(check.sql);
}

}  // namespace barch::validation
