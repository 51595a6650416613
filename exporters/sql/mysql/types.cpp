#include "exporters/sql/mysql/types.h"

#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/own_tables.h"
#include "exporters/sql/names.h"
#include "exporters/sql/type_name.h"

#include <algorithm>
#include <map>
#include <charconv>

namespace barch::sql::mysql {
namespace {

constexpr std::size_t usualKeyLength = 255;
constexpr std::size_t indexBytes = 3072;

std::size_t number(const TypeName& type, std::size_t index, std::size_t otherwise)
{
    std::size_t value = otherwise;
    if (index < type.arguments.size())
        std::from_chars(type.arguments[index].data(), type.arguments[index].data() + type.arguments[index].size(), value);
    return value;
}

ColumnType fixed(std::string text, std::size_t bytes)
{
    ColumnType type;
    type.text = std::move(text);
    type.keyBytes = bytes;
    type.isNumber = true;
    return type;
}

ColumnType textOf(std::size_t length, const std::string& tail = {})
{
    return {"varchar(" + std::to_string(length) + ")" + tail, length * 4, false, true, false};
}

ColumnType longType(std::string text, bool isText)
{
    return {std::move(text), 0, true, isText, false};
}

/// Types that PostgreSQL and MySQL both have, under MySQL's name.
std::optional<ColumnType> commonType(const std::string& name, const TypeName& type)
{
    const std::string seconds = "(" + std::to_string(std::min<std::size_t>(number(type, 0, 6), 6)) + ")";
    if (name == "smallint" || name == "smallserial")
        return fixed("smallint", 2);
    if (name == "integer" || name == "serial")
        return fixed("int", 4);
    if (name == "bigint" || name == "bigserial")
        return fixed("bigint", 8);
    if (name == "boolean")
        return fixed("boolean", 1);
    if (name == "numeric" && !type.arguments.empty())
        return fixed("decimal(" + std::to_string(std::min<std::size_t>(number(type, 0, 38), 65)) + "," +
                         std::to_string(std::min<std::size_t>(number(type, 1, 0), 30)) + ")", 30);
    if (name == "real")
        return fixed("float", 4);
    if (name == "double precision")
        return fixed("double", 8);
    if (name == "date")
        return fixed("date", 3);
    if (name == "time")
        return fixed("time" + seconds, 6);
    if (name == "timestamp" || name == "timestamptz")
        return fixed("datetime" + seconds, 8);
    if (name == "uuid")
        return ColumnType{"char(36) CHARACTER SET ascii", 36, false, true, false};
    if (name == "bit")
        return fixed("bit(" + std::to_string(std::min<std::size_t>(number(type, 0, 1), 64)) + ")", 8);
    if (name == "json" || name == "jsonb")
        return longType("json", false);
    return std::nullopt;
}

/// Types that MySQL has nothing like, and what holds their values.
std::optional<std::string> standIn(const std::string& name)
{
    static const std::map<std::string, std::string, std::less<>> table = {
        {"inet", "varchar(43)"}, {"cidr", "varchar(43)"}, {"macaddr", "varchar(17)"}, {"macaddr8", "varchar(23)"},
        {"interval", "varchar(64)"}, {"timetz", "varchar(21)"}, {"money", "decimal(19,2)"}, {"numeric", "decimal(38,10)"},
        {"xml", "longtext"}, {"hstore", "json"}, {"vector", "json"}, {"point", "varchar(64)"}, {"tstzrange", "varchar(80)"},
        {"tsrange", "varchar(80)"}, {"daterange", "varchar(40)"}, {"int4range", "varchar(40)"}, {"int8range", "varchar(60)"},
        {"numrange", "varchar(120)"}, {"ltree", "varchar(255)"}, {"bit varying", "varchar(255)"}, {"oid", "int unsigned"}};
    const auto found = table.find(name);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ColumnType> enumeration(Draft& draft, const UserType& type, const ElementRef& element)
{
    std::string values;
    for (const EnumValue& value : type.values) {
        if (value.name.empty() || value.name.size() > 255 || value.name.back() == ' ' || !isUtf8(value.name) ||
            value.name.find('\0') != std::string::npos || value.name.find('\\') != std::string::npos) {
            draft.refuse(element, "MySQL can't hold the value \"" + oneLine(value.name) + "\" of its enum.", "Rename the value.");
            return std::nullopt;
        }
        values += (values.empty() ? "" : ", ") + literal(value.name);
    }
    if (values.empty())
        return textOf(usualKeyLength);
    return ColumnType{"enum(" + values + ")", 2, false, true, false};
}

/// Nothing for a domain, which has its base type, and after a refusal.
std::optional<ColumnType> ownType(Draft& draft, const UserType& type, const Column& column, const ElementRef& element)
{
    const bool isArray = arrayDimensions(column.type).value_or(0) > 0;
    if (type.kind == UserTypeKind::Composite || isArray) {
        draft.replaced(element, isArray ? "Array" : "Composite type", "Written as json.");
        return longType("json", false);
    }
    return type.kind == UserTypeKind::Enumeration ? enumeration(draft, type, element) : std::nullopt;
}

}  // namespace

ColumnUse::ColumnUse(const Project& project)
{
    for (const Table& table : project.tables) {
        if (table.primaryKey)
            add(table, table.primaryKey->columns);
        for (const auto& key : table.uniques)
            add(table, key.columns);
        for (const auto& index : table.indexes)
            if (index.unique) {
                std::vector<ColumnId> columns;
                for (const auto& key : index.keys)
                    columns.push_back(key.column);
                add(table, columns);
            }
        for (const auto& key : table.foreignKeys) {
            add(table, key.columns);
            m_keys.insert(key.targetColumns.begin(), key.targetColumns.end());
        }
    }
}

void ColumnUse::add(const Table& table, const std::vector<ColumnId>& columns)
{
    m_keys.insert(columns.begin(), columns.end());
    const auto texts = static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return column && (column->type == "text" || column->type == "citext");
    }));
    if (texts < 2)
        return;
    // What is left beside other columns of at most 64 bytes each, four bytes a character.
    const std::size_t others = (columns.size() - texts) * 64;
    const std::size_t length = std::min(usualKeyLength, (indexBytes - std::min(others, indexBytes / 2)) / 4 / texts);
    for (const ColumnId id : columns)
        m_lengths[id] = std::min(length, keyLength(id));
}

std::size_t ColumnUse::keyLength(ColumnId column) const
{
    const auto found = m_lengths.find(column);
    return found == m_lengths.end() ? usualKeyLength : found->second;
}

std::optional<std::string> scalarType(const TypeName& type)
{
    const std::string name = canonicalName(type);
    if (const auto common = commonType(name, type))
        return common->text;
    if (name == "text" || name == "citext")
        return "longtext";
    return name == "varchar" && type.arguments.empty() ? std::optional<std::string>("longtext") : std::nullopt;
}

std::optional<ColumnType> columnType(Draft& draft, const Table& table, const Column& column, const ColumnUse& use)
{
    const auto element = ElementRef::inTable(ElementKind::Column, table.id, column.id);
    const std::string* written = &column.type;
    if (column.userType) {
        const UserType* type = draft.project().types.find(column.userType);
        if (!type) {
            draft.refuse(element, "Its type no longer exists.", "Choose a type for it.");
            return std::nullopt;
        }
        if (auto own = ownType(draft, *type, column, element); own || type->kind == UserTypeKind::Enumeration)
            return own;
        written = &type->baseType;
    }
    const auto& parsed = draft.type(*written);
    if (!parsed) {
        draft.refuse(element, "\"" + oneLine(*written) + "\" is not a type.", "Choose a type for it.");
        return std::nullopt;
    }
    if (isOwn(draft.project(), table))
        if (auto own = ownType(*parsed))
            return own;
    const std::string name = canonicalName(*parsed);
    if (parsed->dimensions > 0) {
        draft.replacedOften(element, "Array", "Written as json.");
        return longType("json", false);
    }
    const bool isKey = use.isKey(column.id);
    if (draft.project().info->dialect == Dialect::MySql && !commonType(name, *parsed) && !standIn(name) && name != "text" &&
        name != "varchar" && name != "char" && name != "bytea" && name != "tsvector" && name != "citext")
        return ColumnType{parsed->text(), 255, name.ends_with("text") || name.ends_with("blob"), name.find("char") != std::string::npos, false};
    if (name == "timestamptz")
        draft.replacedOften(element, "Time with time zone", "Written as datetime(6); this program's defaults are in UTC, and the application must write UTC too.");
    if (auto common = commonType(name, *parsed))
        return common;
    if (name == "char" && number(*parsed, 0, 1) <= 255)
        return ColumnType{"char(" + std::to_string(number(*parsed, 0, 1)) + ")", number(*parsed, 0, 1) * 4, false, true, false};
    if ((name == "varchar" || name == "char") && number(*parsed, 0, 100000) <= 16000)
        return textOf(number(*parsed, 0, 255));
    const std::string tail = name == "citext" ? " COLLATE utf8mb4_unicode_ci" : "";
    if (name == "text" || name == "citext" || name == "varchar" || name == "char") {
        if (!isKey)
            return longType("longtext" + tail, true);
        const auto length = use.keyLength(column.id);
        draft.replaced(element, "Text of any length in a key", "Written as varchar(" + std::to_string(length) + "): MySQL can't put longer text in a key.");
        return textOf(length, tail);
    }
    if (name == "bytea") {
        if (!isKey)
            return longType("longblob", false);
        draft.replaced(element, "Bytes of any length in a key", "Written as varbinary(255).");
        return ColumnType{"varbinary(255)", 255, false, false, false};
    }
    if (name == "tsvector") {
        draft.leftOut(element, "Text search column", "Left out: MySQL searches text through FULLTEXT indexes instead.");
        return std::nullopt;
    }
    const auto other = standIn(name);
    draft.replacedOften(element, "Type " + name, "Written as " + other.value_or("longtext") + ".");
    if (!other)
        return longType("longtext", true);
    const bool isLong = *other == "json" || *other == "longtext";
    return ColumnType{*other, isLong ? 0u : 480u, isLong, other->starts_with("varchar"), false};
}

}  // namespace barch::sql::mysql
