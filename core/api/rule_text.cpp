#include "core/api/rule_text.h"

#include <algorithm>

namespace barch::api {
namespace {

std::string kindWord(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Boolean: return "yes or no";
    case ValueKind::SmallInteger:
    case ValueKind::Integer:
    case ValueKind::BigInteger: return "whole number";
    case ValueKind::Numeric: return "decimal number";
    case ValueKind::Real:
    case ValueKind::Double: return "number";
    case ValueKind::Text:
    case ValueKind::FixedText:
    case ValueKind::CaselessText: return "text";
    case ValueKind::Uuid: return "id";
    case ValueKind::Date: return "date";
    case ValueKind::Time:
    case ValueKind::TimeWithZone: return "time";
    case ValueKind::Timestamp:
    case ValueKind::TimestampWithZone: return "date and time";
    case ValueKind::Interval: return "span of time";
    case ValueKind::Json:
    case ValueKind::BinaryJson: return "JSON";
    case ValueKind::Bytes: return "bytes";
    case ValueKind::Enumeration: return "one of a list";
    case ValueKind::Composite: return "group of fields";
    case ValueKind::Address:
    case ValueKind::Network:
    case ValueKind::HardwareAddress: return "network address";
    case ValueKind::Bits:
    case ValueKind::VaryingBits: return "bits";
    case ValueKind::Vector: return "list of numbers";
    case ValueKind::Other: break;
    }
    return {};
}

std::string range(const std::string& least, const std::string& most)
{
    if (least.empty() || most.empty())
        return least.empty() ? "at most " + most : "at least " + least;
    return least == most ? "exactly " + least : least + " to " + most;
}

template <class Count>
std::string countRange(const std::optional<Count>& least, const std::optional<Count>& most, const char* thing)
{
    const std::string from = least && *least > 0 ? std::to_string(*least) : std::string();
    const std::string to = most ? std::to_string(*most) : std::string();
    if (from.empty() && to.empty())
        return {};
    return range(from, to) + " " + thing + ((to.empty() ? from : to) == "1" ? "" : "s");
}

/// The bounds of a whole number's type go without saying.
bool isOfType(ValueKind kind, const NumberLimit& limit)
{
    const std::string_view n = limit.number;
    return (kind == ValueKind::SmallInteger && (n == "-32768" || n == "32767")) ||
           (kind == ValueKind::Integer && (n == "-2147483648" || n == "2147483647")) ||
           (kind == ValueKind::BigInteger && (n == "-9223372036854775808" || n == "9223372036854775807"));
}

std::string numberRange(const ValueRules& rules)
{
    const auto shown = [&](const std::optional<NumberLimit>& limit) { return limit && !isOfType(rules.shape.kind, *limit); };
    const bool low = shown(rules.minimum);
    const bool high = shown(rules.maximum);
    if (low && high && !rules.minimum->excluded && !rules.maximum->excluded)
        return range(rules.minimum->number, rules.maximum->number);
    std::string words;
    if (low)
        words = (rules.minimum->excluded ? "more than " : "at least ") + rules.minimum->number;
    if (high)
        words += (words.empty() ? "" : ", ") + std::string(rules.maximum->excluded ? "less than " : "at most ") + rules.maximum->number;
    return words;
}

std::string choice(const std::vector<std::string>& values)
{
    std::string words;
    const std::size_t most = 6;
    for (std::size_t i = 0; i < values.size() && i < most; ++i)
        words += (i == 0 ? "" : i + 1 == values.size() ? " or " : ", ") + values[i];
    return values.size() > most ? words + " and " + std::to_string(values.size() - most) + " more" : words;
}

const ForeignKey* referenceOf(const Table& table, ColumnId column)
{
    for (const ForeignKey& key : table.foreignKeys)
        if (std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end() && (key.columns.size() == 1 || column != table.tenantKey))
            return &key;
    return nullptr;
}

bool isTime(ValueKind kind)
{
    return kind == ValueKind::Date || kind == ValueKind::Time || kind == ValueKind::TimeWithZone || kind == ValueKind::Timestamp || kind == ValueKind::TimestampWithZone;
}

std::string nameIn(const Table& table, const Expression& expression)
{
    const Column* column = expression.op == Operator::Column ? table.column(expression.column) : nullptr;
    return column ? column->name : std::string();
}

std::string comparisonWord(Operator op, bool time)
{
    switch (op) {
    case Operator::Less: return time ? "is before" : "is less than";
    case Operator::LessOrEqual: return time ? "is not after" : "is at most";
    case Operator::Greater: return time ? "is after" : "is more than";
    case Operator::GreaterOrEqual: return time ? "is not before" : "is at least";
    default: return {};
    }
}

/// "ends_at is after starts_at", "amount is at least 0", "status is draft"; empty for anything else.
std::string comparisonWords(const Table& table, const Expression& check)
{
    if (check.arguments.size() != 2)
        return {};
    const std::string left = nameIn(table, check.arguments[0]);
    const Expression& right = check.arguments[1];
    const bool literal = right.op == Operator::Literal;
    const std::string other = literal ? right.text : nameIn(table, right);
    if (left.empty() || other.empty())
        return {};
    if (check.op == Operator::Equal)
        return left + (literal ? " is " : " is the same as ") + other;
    if (check.op == Operator::Unequal)
        return left + (literal ? " is not " : " differs from ") + other;
    const std::string word = comparisonWord(check.op, isTime(check.arguments[0].kind));
    return word.empty() ? word : left + " " + word + " " + other;
}

/// "phone and country are given together or not at all".
std::string togetherWords(const Table& table, const Expression& check)
{
    if (check.op != Operator::Equal || check.arguments[0].op != Operator::IsNull || check.arguments[1].op != Operator::IsNull)
        return {};
    const std::string left = nameIn(table, check.arguments[0].arguments[0]);
    const std::string right = nameIn(table, check.arguments[1].arguments[0]);
    return left.empty() || right.empty() ? std::string() : left + " and " + right + " are given together or not at all";
}

bool isEmptyColumn(const Expression& part)
{
    return part.op == Operator::IsNull && part.arguments[0].op == Operator::Column;
}

/// "a IS NULL OR a < b": NULL passes a check anyway.
const Expression* optionalPart(const Expression& check)
{
    const Expression* compared = nullptr;
    for (const Expression& part : check.arguments) {
        if (isEmptyColumn(part))
            continue;
        if (compared)
            return nullptr;
        compared = &part;
    }
    return compared;
}

std::string logicWords(const Table& table, const Expression& check)
{
    if (isEmptyColumn(check))
        return nameIn(table, check.arguments[0]) + " is left out";
    if (check.op == Operator::Not && isEmptyColumn(check.arguments[0]))
        return nameIn(table, check.arguments[0].arguments[0]) + " is given";
    if (check.op == Operator::Or)
        if (const Expression* part = optionalPart(check); part && part->arguments.size() == 2 && part->arguments[1].op == Operator::Column)
            if (const std::string words = comparisonWords(table, *part); !words.empty())
                return words + ", where both are given";
    if (check.op != Operator::And && check.op != Operator::Or) {
        const std::string words = togetherWords(table, check);
        return words.empty() ? comparisonWords(table, check) : words;
    }
    std::string words;
    for (const Expression& part : check.arguments) {
        const std::string next = logicWords(table, part);
        if (next.empty())
            return {};
        words += (words.empty() ? "" : check.op == Operator::And ? " and " : ", or ") + next;
    }
    return words;
}

}  // namespace

std::string kindWords(const ValueShape& shape)
{
    std::string word = kindWord(shape.kind);
    if (word.empty())
        word = shape.userType ? shape.userType->name : shape.type.name;
    return shape.dimensions > 0 ? "list of " + word : word;
}

std::string ruleWords(const Project& project, const Table& table, const ValueRules& rules)
{
    std::vector<std::string> parts;
    const auto say = [&](std::string words) {
        if (!words.empty())
            parts.push_back(std::move(words));
    };
    if (rules.shape.dimensions > 0)
        say(countRange(rules.minimumItems, rules.maximumItems, "item"));
    if (!rules.values.empty()) {
        say(choice(rules.values));
    } else {
        const char* thing = rules.shape.kind == ValueKind::Bytes ? "byte" : isText(rules.shape.kind) ? "character" : "bit";
        say(countRange(rules.minimumLength, rules.maximumLength, thing));
        say(numberRange(rules));
    }
    if (rules.precision)
        say("at most " + std::to_string(*rules.precision) + " digits, " + std::to_string(rules.scale) + " behind the point");
    if (rules.lowerCase)
        say("small letters");
    if (rules.upperCase)
        say("capital letters");
    if (!rules.patterns.empty())
        say("in a certain form");
    if (const ForeignKey* key = referenceOf(table, rules.column))
        if (const Table* target = project.table(key->target))
            say(table.tenantKey && target->tenantKey ? "one of " + target->name + " of this tenant" : "one of " + target->name);
    const auto unclear = std::count_if(rules.checks.begin(), rules.checks.end(), [](const CheckRule& check) { return !check.meaning; });
    if (unclear > 0)
        say("and what the database checks");
    std::string words;
    for (const std::string& part : parts)
        words += (words.empty() ? "" : "; ") + part;
    return words;
}

std::string checkWords(const Table& table, const CheckRule& check)
{
    for (const Check& written : table.checks)
        if (check.element.id == written.id && !written.comment.empty())
            return written.comment;
    const std::string words = check.meaning ? logicWords(table, *check.meaning) : std::string();
    if (!words.empty())
        return words;
    return check.sql;
}

}  // namespace barch::api
