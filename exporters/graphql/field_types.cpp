#include "exporters/graphql/field_types.h"

#include "core/api/fields.h"
#include "exporters/sql/names.h"
#include "exporters/text/script_text.h"

#include <algorithm>
#include <array>

namespace barch::graphql {
namespace {

using api::ValueKind;

struct Scalar {
    std::string_view name;
    std::string_view url;
    std::string_view text;
};
constexpr auto scalars = std::to_array<Scalar>({
    {"Base64", "https://www.rfc-editor.org/rfc/rfc4648#section-4", "Bytes in base64."},
    {"BigInt", "https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT", "A whole number of up to 64 bits, written as text."},
    {"Date", "https://www.rfc-editor.org/rfc/rfc3339#section-5.6", "A day, as 2026-01-31."},
    {"DateTime", "https://www.rfc-editor.org/rfc/rfc3339#section-5.6", "A point in time with its offset from UTC, as 2026-01-31T23:59:59Z."},
    {"Decimal", "https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL", "An exact number, written as text."},
    {"Duration", "https://www.rfc-editor.org/rfc/rfc3339#appendix-A", "A length of time, as P1DT2H30M."},
    {"JSON", "https://www.rfc-editor.org/rfc/rfc8259", "Any JSON."},
    {"LocalDateTime", "https://www.rfc-editor.org/rfc/rfc9557", "A date and time without a zone, as 2026-01-31T23:59:59."},
    {"LocalTime", "https://www.rfc-editor.org/rfc/rfc3339#section-5.6", "A time of day, as 23:59:59."},
});

bool holds(const std::vector<ColumnId>& columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

/// Names a row: of this table or of another.
bool isIdentifier(const Table& table, ColumnId column)
{
    return holds(api::pathKeys(table), column) ||
           std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) { return holds(key.columns, column); });
}

std::string capitals(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return name;
}

}  // namespace

std::string description(const std::string& text, const std::string& indent)
{
    return text.empty() ? std::string() : indent + scriptString(text) + "\n";
}

void reserveTypeNames(UniqueNames& names)
{
    for (const Scalar& scalar : scalars) {
        names.reserve(scalar.name);
        names.reserve(std::string(scalar.name) + "Filter");
    }
    for (const std::string_view name : {"Query", "Mutation", "Int", "Float", "String", "Boolean", "ID", "PageInfo", "UserError",
                                        "InvalidValue", "NotUnique", "NotFound", "NotPermitted", "ChangedMeanwhile", "StillNeeded", "CreateError", "UpdateError",
                                        "DeleteError", "ActionError", "StartedJob", "JobState",
                                        "SortDirection", "IntFilter", "FloatFilter", "StringFilter", "BooleanFilter", "IDFilter"})
        names.reserve(name);
}

FieldTypes::FieldTypes(const Project& project, UniqueNames& typeNames, std::vector<ExportWarning>& warnings)
    : m_project(project), m_typeNames(typeNames), m_warnings(warnings) {}

std::string FieldTypes::itemType(const Table& table, const api::ValueRules& rules)
{
    const auto scalar = [&](const char* name) {
        m_scalars.insert(name);
        return std::string(name);
    };
    const ValueKind kind = rules.shape.kind;
    if (rules.shape.dimensions == 0 && isIdentifier(table, rules.column) && (kind == ValueKind::Uuid || api::isWholeNumber(kind) || api::isText(kind)))
        return "ID";
    switch (kind) {
    case ValueKind::Boolean: return "Boolean";
    case ValueKind::SmallInteger:
    case ValueKind::Integer: return "Int";
    case ValueKind::BigInteger: return scalar("BigInt");
    case ValueKind::Numeric: return scalar("Decimal");
    case ValueKind::Real:
    case ValueKind::Double: return "Float";
    case ValueKind::Vector: return "[Float!]";
    case ValueKind::Uuid: return "ID";
    case ValueKind::Date: return scalar("Date");
    case ValueKind::Time: return scalar("LocalTime");
    case ValueKind::Timestamp: return scalar("LocalDateTime");
    case ValueKind::TimestampWithZone: return scalar("DateTime");
    case ValueKind::Interval: return scalar("Duration");
    case ValueKind::Json:
    case ValueKind::BinaryJson: return scalar("JSON");
    case ValueKind::Bytes: return scalar("Base64");
    case ValueKind::Enumeration:
        if (rules.shape.userType && !rules.shape.userType->values.empty())
            return enumName(*rules.shape.userType);
        return "String";
    case ValueKind::Composite:
    case ValueKind::Other: {
        const auto element = ElementRef::inTable(ElementKind::Column, table.id, rules.column);
        const std::string type = rules.shape.userType ? rules.shape.userType->name : rules.shape.type.text();
        const bool known = std::any_of(m_warnings.begin(), m_warnings.end(), [&](const ExportWarning& warning) { return warning.element == element; });
        if (!known)
            m_warnings.push_back({element, pathOf(m_project, element), "Type " + sql::oneLine(type), "GraphQL has none like it: it is a String.", true});
        return "String";
    }
    default: return "String";
    }
}

std::string FieldTypes::typeOf(const Table& table, const api::ValueRules& rules)
{
    std::string type = itemType(table, rules);
    for (int i = 0; i < rules.shape.dimensions; ++i)
        type = "[" + type + (i > 0 || !rules.itemsNullable ? "!" : "") + "]";
    return type;
}

std::string FieldTypes::filterOf(const Table& table, const api::ValueRules& rules)
{
    if (rules.shape.dimensions > 0)
        return {};
    const std::string type = itemType(table, rules);
    if (type.front() == '[' || type == "JSON" || type == "Base64")
        return {};
    const std::string name = type + "Filter";
    m_filters.emplace(name, type);
    return name;
}

std::string FieldTypes::enumName(const UserType& type)
{
    if (const auto known = m_enums.find(type.id); known != m_enums.end())
        return known->second;
    const auto element = ElementRef::of(ElementKind::UserType, type.id);
    const std::string wanted = pascalCase(type.name);
    std::string name = wanted;
    for (int i = 2; m_typeNames.has(name) || m_typeNames.has(name + "Filter"); ++i)
        name = wanted + std::to_string(i);
    m_typeNames.reserve(name);
    m_typeNames.reserve(name + "Filter");
    if (name != wanted)
        m_warnings.push_back({element, pathOf(m_project, element), "The name " + sql::oneLine(type.name), "Another type is called " + wanted + ": this one is called " + name + ".", true});
    UniqueNames values;
    for (const char* taken : {"true", "false", "null"})
        values.reserve(taken);
    std::string text = description(type.comment) + "enum " + name + " {\n";
    for (const EnumValue& value : type.values) {
        const std::string plain = capitals(snakeCase(value.name));
        const std::string taken = values.take(plain);
        if (taken != plain)
            m_warnings.push_back({element, pathOf(m_project, element), "Value " + sql::oneLine(value.name), "Another value has the same name in GraphQL: this one is called " + taken + ".", true});
        text += (capitals(value.name) == taken ? std::string() : description("In the database: " + value.name, "  ")) + "  " + taken + "\n";
    }
    m_enumTexts.emplace(name, text + "}\n");
    m_enums.emplace(type.id, name);
    return name;
}

std::string FieldTypes::json()
{
    m_scalars.insert("JSON");
    return "JSON";
}

std::string FieldTypes::definitions() const
{
    std::string text;
    for (const Scalar& scalar : scalars)
        if (m_scalars.contains(std::string(scalar.name)))
            text += "\n" + description(std::string(scalar.text)) + "scalar " + std::string(scalar.name) + " @specifiedBy(url: " + scriptString(scalar.url) + ")\n";
    for (const auto& [name, definition] : m_enumTexts)
        text += "\n" + definition;
    for (const auto& [name, type] : m_filters) {
        text += "\n\"Conditions that a value has to meet, all of them.\"\ninput " + name + " {\n  isNull: Boolean\n  eq: " + type + "\n";
        if (type != "Boolean")
            text += "  in: [" + type + "!]\n";
        const bool ordered = type == "Int" || type == "Float" || std::any_of(scalars.begin(), scalars.end(), [&](const Scalar& scalar) { return scalar.name == type; });
        if (ordered)
            text += "  lt: " + type + "\n  lte: " + type + "\n  gt: " + type + "\n  gte: " + type + "\n";
        text += "}\n";
    }
    return text;
}

}  // namespace barch::graphql
