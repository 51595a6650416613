#include "exporters/openapi/column_schema.h"

#include "core/api/fields.h"
#include "exporters/text/markdown_text.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace barch::openapi {
namespace {

using api::ValueKind;
using api::ValueRules;

constexpr std::int64_t longestText = 65535;
constexpr std::int64_t mostItems = 1000;
constexpr std::int64_t safeInteger = 9007199254740991;  ///< beyond it JavaScript rounds
constexpr const char* idPattern = "^[1-9][0-9]{0,18}$";

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The bound as a whole number that is itself allowed; `step` is 1 for a lower one, -1 for an upper one.
std::int64_t bound(const std::optional<api::NumberLimit>& limit, std::int64_t otherwise, std::int64_t step)
{
    const auto number = limit ? wholeNumber(limit->number) : std::nullopt;
    return !number ? otherwise : limit->excluded ? *number + step : *number;
}

std::int64_t size(const std::optional<std::uint64_t>& length, std::int64_t otherwise)
{
    return length ? static_cast<std::int64_t>(std::min<std::uint64_t>(*length, std::numeric_limits<std::int32_t>::max())) : otherwise;
}

std::string decimalPattern(const ValueRules& rules)
{
    const std::string sign = rules.minimum && !rules.minimum->number.starts_with('-') ? "" : "-?";
    const int whole = rules.precision ? std::max(*rules.precision - rules.scale, 1) : 30;
    const int fraction = rules.precision ? rules.scale : 20;
    std::string pattern = "^" + sign + "[0-9]{1," + std::to_string(whole) + "}";
    if (fraction > 0)
        pattern += "(\\.[0-9]{1," + std::to_string(fraction) + "})?";
    return pattern + "$";
}

/// Builds the schema of one value.
class SchemaMaker {
public:
    SchemaMaker(const Project& project, const Column& column, const ValueRules& rules, int depth = 0)
        : m_project(project), m_column(column), m_rules(rules), m_depth(depth)
    {
    }

    Document id(bool nullable)
    {
        text(idPattern, 1, 19);
        return finished(nullable);
    }

    Document make(bool nullable)
    {
        byKind();
        return finished(nullable);
    }

private:
    Document finished(bool nullable)
    {
        if (nullable) {
            m_types.emplace_back("null");
            for (auto& [name, value] : m_members)
                if (name == "enum")
                    value.add(Document());
        }
        Document schema = Document::object();
        schema.set("type", m_types.size() == 1 ? Document(m_types[0]) : Document::strings(m_types));
        for (auto& [name, value] : m_members)
            schema.set(std::move(name), std::move(value));
        return schema;
    }

    void add(std::string name, Document value) { m_members.emplace_back(std::move(name), std::move(value)); }

    void text(std::string pattern, std::int64_t shortest, std::int64_t longest)
    {
        m_types = {"string"};
        if (shortest > 0)
            add("minLength", shortest);
        add("maxLength", std::max(shortest, longest));
        add("pattern", std::move(pattern));
    }

    void formatted(const char* format, std::int64_t longest)
    {
        m_types = {"string"};
        add("format", format);
        add("maxLength", longest);
    }

    void byKind()
    {
        switch (m_rules.shape.kind) {
        case ValueKind::Boolean: m_types = {"boolean"}; return;
        case ValueKind::SmallInteger: return integer(32767, "int32");
        case ValueKind::Integer: return integer(2147483647, "int32");
        case ValueKind::BigInteger: return integer(safeInteger, "int64");
        case ValueKind::Numeric: return text(decimalPattern(m_rules), 1, m_rules.precision ? *m_rules.precision + 2 : 52);
        case ValueKind::Real:
        case ValueKind::Double: return number();
        case ValueKind::Uuid: return formatted("uuid", 36);
        case ValueKind::Date: return formatted("date", 10);
        case ValueKind::Time: return text("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?$", 8, 15);
        case ValueKind::TimeWithZone: return text("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$", 9, 21);
        case ValueKind::Timestamp: return text("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?$", 19, 26);
        case ValueKind::TimestampWithZone: return formatted("date-time", 35);
        case ValueKind::Interval: return formatted("duration", 60);
        case ValueKind::Json:
        case ValueKind::BinaryJson: return json();
        case ValueKind::Bytes:
            text("^[A-Za-z0-9+/]*={0,2}$", 0, (size(m_rules.maximumLength, 1048576) + 2) / 3 * 4);
            return add("contentEncoding", "base64");
        case ValueKind::Composite: return composite();
        case ValueKind::Address:
        case ValueKind::Network:
        case ValueKind::HardwareAddress: return text("^[0-9A-Fa-f:./]+$", 2, 49);
        case ValueKind::Bits:
        case ValueKind::VaryingBits: return text("^[01]*$", size(m_rules.minimumLength, 0), size(m_rules.maximumLength, 1000));
        case ValueKind::Vector: return vector();
        case ValueKind::Text:
        case ValueKind::FixedText:
        case ValueKind::CaselessText:
        case ValueKind::Enumeration:
        case ValueKind::Other: return plainText();
        }
    }

    void plainText()
    {
        m_types = {"string"};
        if (!m_rules.values.empty())
            return add("enum", Document::strings(m_rules.values));
        std::string pattern = m_rules.patterns.empty() ? "" : m_rules.patterns.front();
        if (pattern.empty())
            pattern = m_rules.lowerCase ? "^[^A-Z]*$" : m_rules.upperCase ? "^[^a-z]*$" : anyText;
        text(std::move(pattern), size(m_rules.minimumLength, 0), size(m_rules.maximumLength, longestText));
        Document more = Document::array();
        for (std::size_t i = 1; i < m_rules.patterns.size(); ++i)
            more.add(Document::object().set("pattern", m_rules.patterns[i]));
        if (!more.items()->empty())
            add("allOf", std::move(more));
    }

    void integer(std::int64_t top, const char* format)
    {
        m_types = {"integer"};
        add("format", format);
        const std::int64_t low = std::clamp(bound(m_rules.minimum, -top, 1), -top, top);
        add("minimum", low);
        add("maximum", std::max(low, std::clamp(bound(m_rules.maximum, top, -1), -top, top)));
    }

    void number()
    {
        m_types = {"number"};
        add("format", m_rules.shape.kind == ValueKind::Real ? "float" : "double");
        if (m_rules.minimum)
            add(m_rules.minimum->excluded ? "exclusiveMinimum" : "minimum", Document::Number{m_rules.minimum->number});
        if (m_rules.maximum)
            add(m_rules.maximum->excluded ? "exclusiveMaximum" : "maximum", Document::Number{m_rules.maximum->number});
    }

    /// What the default is says what the values are: '{}' or '[]'.
    void json()
    {
        const bool list = m_column.defaultExpression.starts_with("'[");
        const bool object = m_column.defaultExpression.starts_with("'{");
        if (!list) {
            m_types.emplace_back("object");
            add("maxProperties", 200);
        }
        if (!object) {
            m_types.emplace_back("array");
            add("items", Document::object());
            add("maxItems", mostItems);
        }
    }

    void vector()
    {
        m_types = {"array"};
        add("items", Document::object().set("type", "number").set("format", "float"));
        if (m_rules.minimumItems)
            add("minItems", size(m_rules.minimumItems, 0));
        add("maxItems", size(m_rules.maximumItems, 16000));
    }

    void composite()
    {
        m_types = {"object"};
        Document properties = Document::object();
        // The attributes of a composite type are columns of a table that is nowhere else.
        Table attributes;
        if (m_rules.shape.userType && m_depth < 4)
            attributes.columns = m_rules.shape.userType->attributes;
        const api::TableRules rules = api::rulesOf(m_project, attributes);
        for (const Column& attribute : attributes.columns)
            properties.set(attribute.name, SchemaMaker(m_project, attribute, *rules.of(attribute.id), m_depth + 1).make(true));
        add("additionalProperties", false);
        add("properties", std::move(properties));
    }

    const Project& m_project;
    const Column& m_column;
    const ValueRules& m_rules;
    int m_depth;
    std::vector<std::string> m_types;
    Document::Members m_members;
};

Document schemaOf(const Project& project, const Table& table, const Column& column, const ValueRules& rules, bool nullable)
{
    const int dimensions = rules.shape.dimensions;
    SchemaMaker maker(project, column, rules);
    Document schema = api::isNumericId(table, column) && dimensions == 0 ? maker.id(nullable) : maker.make(nullable && dimensions == 0);
    for (int i = 0; i < dimensions; ++i) {
        const bool outermost = i + 1 == dimensions;
        Document list = Document::object();
        list.set("type", nullable && outermost ? Document::strings({"array", "null"}) : Document("array"));
        if (outermost && rules.minimumItems)
            list.set("minItems", size(rules.minimumItems, 0));
        list.set("maxItems", outermost ? size(rules.maximumItems, mostItems) : mostItems);
        list.set("items", std::move(schema));
        schema = std::move(list);
    }
    return schema;
}

void describe(Document& schema, const Column& column)
{
    if (!column.comment.empty())
        schema.set("description", markdownProse(column.comment));
}

/// A default that a schema can hold.
std::optional<Document> plainDefault(const ValueRules& rules)
{
    if (!rules.constantDefault || !rules.hasDefault || rules.shape.dimensions > 0)
        return std::nullopt;
    const api::Expression& value = *rules.constantDefault;
    if (value.op == api::Operator::True || value.op == api::Operator::False)
        return Document(value.op == api::Operator::True);
    if (value.op != api::Operator::Literal)
        return std::nullopt;
    if (api::isWholeNumber(rules.shape.kind)) {
        const auto number = wholeNumber(value.text);
        return number ? std::optional(Document(*number)) : std::nullopt;
    }
    const bool listed = !rules.values.empty() && std::find(rules.values.begin(), rules.values.end(), value.text) != rules.values.end();
    if (listed || (rules.values.empty() && rules.patterns.empty() && api::isText(rules.shape.kind)))
        return Document(value.text);
    return std::nullopt;
}

}  // namespace

const api::TableRules& ColumnSchemas::rules(const Table& table)
{
    auto known = m_rules.find(table.id);
    if (known == m_rules.end())
        known = m_rules.emplace(table.id, api::rulesOf(m_project, table)).first;
    return known->second;
}

const api::ValueRules& ColumnSchemas::rules(const Table& table, const Column& column)
{
    return *rules(table).of(column.id);
}

Document ColumnSchemas::shown(const Table& table, const Column& column)
{
    const ValueRules& known = rules(table, column);
    Document schema = schemaOf(m_project, table, column, known, known.nullable);
    describe(schema, column);
    return schema;
}

Document ColumnSchemas::taken(const Table& table, const Column& column)
{
    const ValueRules& known = rules(table, column);
    Document schema = schemaOf(m_project, table, column, known, known.nullable);
    if (!api::isNumericId(table, column))
        if (std::optional<Document> value = plainDefault(known))
            schema.set("default", std::move(*value));
    describe(schema, column);
    return schema;
}

Document ColumnSchemas::parameter(const Table& table, const Column& column)
{
    const ValueRules& known = rules(table, column);
    const ValueKind kind = known.shape.kind;
    if (kind == ValueKind::Json || kind == ValueKind::BinaryJson || kind == ValueKind::Composite || kind == ValueKind::Vector || known.shape.dimensions > 0)
        return textSchema(1000);
    return schemaOf(m_project, table, column, known, false);
}

Document textSchema(std::int64_t maxLength)
{
    return Document::object().set("type", "string").set("maxLength", maxLength).set("pattern", anyText);
}

Document patternSchema(std::string pattern, std::int64_t minLength, std::int64_t maxLength)
{
    Document schema = Document::object().set("type", "string");
    if (minLength > 0)
        schema.set("minLength", minLength);
    schema.set("maxLength", maxLength);
    schema.set("pattern", std::move(pattern));
    return schema;
}

}  // namespace barch::openapi
