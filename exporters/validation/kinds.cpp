#include "exporters/validation/kinds.h"

#include "exporters/text/script_text.h"

namespace barch::validation {
namespace {

using api::ValueKind;
using api::ValueRules;

std::string call(const char* name, const std::vector<std::string>& arguments)
{
    std::string text = std::string(name) + "(";
    for (std::size_t i = 0; i < arguments.size(); ++i)
        text += (i ? ", " : "") + arguments[i];
    return text + ")";
}

/// Arguments of a type are numbers, or the type is none that PostgreSQL takes.
std::vector<std::string> numbersOf(const ValueRules& rules)
{
    std::vector<std::string> numbers;
    for (const std::string& argument : rules.shape.type.arguments)
        if (!argument.empty() && argument.size() < 6 && argument.find_first_not_of("-0123456789") == std::string::npos)
            numbers.push_back(std::to_string(std::stoi("0" + argument.substr(argument[0] == '-')) * (argument[0] == '-' ? -1 : 1)));
    return numbers;
}

}  // namespace

Wire wireOf(const ValueRules& rules)
{
    switch (rules.shape.kind) {
    case ValueKind::Boolean: return Wire::Boolean;
    case ValueKind::SmallInteger:
    case ValueKind::Integer: return Wire::Number;
    case ValueKind::BigInteger:
    case ValueKind::Numeric: return Wire::NumberOrText;
    case ValueKind::Real:
    case ValueKind::Double: return Wire::NumberOrSpecial;
    case ValueKind::Enumeration: return rules.shape.userType && !rules.shape.userType->values.empty() ? Wire::Choice : Wire::Text;
    case ValueKind::Json:
    case ValueKind::BinaryJson: return Wire::Json;
    case ValueKind::Vector: return Wire::Numbers;
    case ValueKind::Composite:
    case ValueKind::Other: return Wire::Unknown;
    default: return Wire::Text;
    }
}

std::string kindScript(const ValueRules& rules)
{
    const auto numbers = numbersOf(rules);
    const std::vector<std::string> first = numbers.empty() ? numbers : std::vector<std::string>{numbers[0]};
    switch (rules.shape.kind) {
    case ValueKind::Boolean: return "pg.boolean";
    case ValueKind::SmallInteger: return "pg.smallint";
    case ValueKind::Integer: return "pg.integer";
    case ValueKind::BigInteger: return "pg.bigint";
    case ValueKind::Numeric: return call("pg.numeric", numbers);
    case ValueKind::Real: return "pg.real";
    case ValueKind::Double: return "pg.double";
    case ValueKind::Text: return first.empty() ? "pg.text" : call("pg.varchar", first);
    case ValueKind::FixedText: return call("pg.char", first.empty() ? std::vector<std::string>{"1"} : first);
    case ValueKind::CaselessText: return "pg.citext";
    case ValueKind::Uuid: return "pg.uuid";
    case ValueKind::Date: return "pg.date";
    case ValueKind::Time: return call("pg.time", first);
    case ValueKind::TimeWithZone: return "pg.timetz";
    case ValueKind::Timestamp: return call("pg.timestamp", first);
    case ValueKind::TimestampWithZone: return call("pg.timestamptz", first);
    case ValueKind::Interval: return "pg.interval";
    case ValueKind::Json: return "pg.json";
    case ValueKind::BinaryJson: return "pg.jsonb";
    case ValueKind::Bytes: return "pg.bytea";
    case ValueKind::Address: return "pg.inet";
    case ValueKind::Network: return "pg.cidr";
    case ValueKind::HardwareAddress: return "pg.macaddr";
    case ValueKind::Bits: return call("pg.bit", first.empty() ? std::vector<std::string>{"1"} : first);
    case ValueKind::VaryingBits: return call("pg.varbit", first);
    case ValueKind::Vector: return call("pg.vector", first);
    case ValueKind::Enumeration: {
        std::vector<std::string> values;
        if (rules.shape.userType)
            for (const EnumValue& value : rules.shape.userType->values)
                values.push_back(scriptString(value.name));
        return call("pg.oneOf", values);
    }
    case ValueKind::Composite:
    case ValueKind::Other: break;
    }
    return "pg.anything";
}

std::string wireAdvice(Wire wire)
{
    switch (wire) {
    case Wire::Text: return "Write text.";
    case Wire::Boolean: return "Say true or false.";
    case Wire::Number:
    case Wire::NumberOrText:
    case Wire::NumberOrSpecial: return "Give a number.";
    case Wire::Choice: return "Choose one of the values.";
    case Wire::Json: return "Give JSON.";
    case Wire::Numbers: return "Give a list of numbers.";
    case Wire::Unknown: break;
    }
    return "Give a value.";
}

std::string wireLiteral(const ValueRules& rules, const api::Expression& literal)
{
    using api::Operator;
    switch (literal.op) {
    case Operator::Null: return "null";
    case Operator::True: return "true";
    case Operator::False: return "false";
    default: break;
    }
    const Wire wire = wireOf(rules);
    if (wire == Wire::Number || wire == Wire::NumberOrSpecial)
        return "Number(" + scriptString(literal.text) + ")";
    if (rules.shape.kind == ValueKind::Timestamp && literal.text.size() == 10)
        return scriptString(literal.text + "T00:00:00");
    return scriptString(literal.text);
}

std::string unexpressed(const ValueRules& rules)
{
    if (rules.shape.kind != ValueKind::Other && rules.shape.kind != ValueKind::Composite)
        return {};
    return "Any value is let through; the database decides.";
}

}  // namespace barch::validation
