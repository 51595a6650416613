#include "core/import/prisma/binder.h"

#include "core/edits/sql_literal.h"
#include "core/import/sql_fragment.h"
#include "core/model/sql_tokens.h"

namespace barch::prisma {
namespace {

std::string bytesOf(const std::string& base64)
{
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    unsigned bits = 0;
    int count = 0;
    for (const char c : base64) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos)
            break;
        bits = (bits << 6U) | static_cast<unsigned>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            const unsigned byte = (bits >> static_cast<unsigned>(count)) & 0xffU;
            hex += digits[byte >> 4U];
            hex += digits[byte & 15U];
        }
    }
    return hex;
}

/// What only the client makes; the database has no default then.
bool isOfClient(const std::string& function)
{
    return function == "uuid" || function == "cuid" || function == "nanoid" || function == "ulid" || function == "auto";
}

}  // namespace

/// One value in the spelling of the engine.
std::string Binder::valueText(const Expression& value, const Column& column, const Field& field)
{
    if (value.kind == Expression::Kind::Number)
        return value.text;
    if (value.kind == Expression::Kind::Text) {
        if (field.type == "Bytes")
            return m_dialect == Dialect::PostgreSql ? sqlLiteral("\\x" + bytesOf(value.text)) : "X'" + bytesOf(value.text) + "'";
        if (m_dialect != Dialect::MySql)
            return sqlLiteral(value.text);
        std::string doubled;
        for (const char c : value.text)
            doubled += c == '\\' ? std::string("\\\\") : std::string(1, c);
        return sqlLiteral(doubled);
    }
    if (value.kind == Expression::Kind::Word && (value.text == "true" || value.text == "false") && field.type == "Boolean")
        return value.text;
    if (const auto values = m_valueNames.find(field.type); values != m_valueNames.end() && value.kind == Expression::Kind::Word) {
        const auto found = values->second.find(value.text);
        if (found != values->second.end())
            return sqlLiteral(found->second);
        fail(value.at, "The enum \"" + field.type + "\" has no value \"" + value.text + "\".");
        return {};
    }
    fail(value.at, "Expected a value of the type " + field.type + " as the default of \"" + column.name + "\".");
    return {};
}

void Binder::bindDefault(Made& made, Column& column, const Field& field)
{
    const Attribute* attribute = attributeNamed(field.attributes, "default");
    const Expression* value = attribute ? attribute->argument("value", true) : nullptr;
    if (!attribute)
        return;
    if (!value)
        return fail(attribute->at, "Expected a value in @default(...).");
    if (value->kind == Expression::Kind::List) {
        std::string items;
        for (const Expression& item : value->items)
            items += (items.empty() ? "" : ", ") + valueText(item, column, field);
        const auto type = m_enums.find(field.type);
        std::string name = column.type.substr(0, column.type.find('['));
        if (type != m_enums.end() && column.userType)
            for (const auto& [spaceName, space] : m_spaces)
                if (space.id == type->second.namespaceId)
                    name = sqlIdentifier(spaceName, m_dialect) + "." + sqlIdentifier(type->second.name, m_dialect);
        column.defaultExpression = m_dialect == Dialect::PostgreSql ? "ARRAY[" + items + "]::" + name + "[]" : "";
        return;
    }
    if (value->kind != Expression::Kind::Call) {
        column.defaultExpression = valueText(*value, column, field);
        return;
    }
    if (value->text == "autoincrement") {
        bindSerial(made, column);
    } else if (value->text == "now") {
        const std::size_t digits = m_dialect == Dialect::MySql ? column.type.find('(') : std::string::npos;
        column.defaultExpression = "CURRENT_TIMESTAMP" + (digits == std::string::npos ? "" : column.type.substr(digits));
    } else if (value->text == "dbgenerated") {
        const std::string sql = value->items.empty() ? "" : value->items[0].text;
        if (isSqlExpression(sql))
            column.defaultExpression = sql;
        else
            note(value->at, "default of " + made.model->name + "." + field.name, sql.empty() ? "The schema doesn't say what the database makes." : "It is no expression of SQL.");
    } else if (value->text == "sequence") {
        bindSerial(made, column);
    } else if (!isOfClient(value->text)) {
        fail(value->at, "Expected autoincrement(), now(), dbgenerated(\"...\"), uuid() or another function that Prisma has, found " + value->text + "().");
    }
}

}  // namespace barch::prisma
