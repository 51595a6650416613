#include "exporters/sql/sqlite/types.h"

#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/literals.h"
#include "exporters/sql/sqlite/own_tables.h"
#include "exporters/sql/type_name.h"

#include <algorithm>

namespace barch::sql::sqlite {
namespace {

bool isOneOf(const std::string& name, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

ColumnType jsonText(const std::string& column)
{
    return {"TEXT", "json_valid(" + column + ")"};
}

ColumnType plainType(Draft& draft, const TypeName& type, const std::string& column, const ElementRef& element)
{
    const std::string name = canonicalName(type);
    if (type.dimensions > 0) {
        draft.replacedOften(element, "Array", "Written as TEXT that holds JSON.");
        return jsonText(column);
    }
    if (isOneOf(name, {"smallint", "integer", "bigint", "smallserial", "serial", "bigserial", "oid"}))
        return {"INTEGER", {}};
    if (name == "boolean")
        return {"INTEGER", column + " IN (0, 1)"};
    if (isOneOf(name, {"real", "double precision"}))
        return {"REAL", {}};
    if (name == "numeric" && (type.arguments.size() == 1 || (type.arguments.size() == 2 && type.arguments[1] == "0")))
        return {"INTEGER", {}};
    if (isOneOf(name, {"numeric", "money"})) {
        draft.replacedOften(element, "Decimal number", "Written as REAL, which is not exact. Keep amounts of money in whole cents.");
        return {"REAL", {}};
    }
    if (isOneOf(name, {"bytea", "blob"}))
        return {"BLOB", {}};
    if (isOneOf(name, {"json", "jsonb"}))
        return jsonText(column);
    if (name == "citext")
        return {"TEXT COLLATE NOCASE", {}};
    if (isOneOf(name, {"varchar", "char"}) && !type.arguments.empty())
        return {"TEXT", "length(" + column + ") <= " + type.arguments[0]};
    if (!isOneOf(name, {"text", "varchar", "char", "uuid", "date", "time", "timestamp", "timestamptz"}))
        draft.replacedOften(element, "Type " + name, "Written as TEXT.");
    if (name == "timestamptz")
        draft.replacedOften(element, "Time with time zone", "Written as TEXT; defaults are in UTC, and the application must write UTC too.");
    return {"TEXT", {}};
}

}  // namespace

ColumnType columnType(Draft& draft, const Table& table, const Column& column)
{
    const auto element = ElementRef::inTable(ElementKind::Column, table.id, column.id);
    const std::string name = quoted(column.name);
    std::string text = column.type;
    if (const auto options = tableOptions(draft.project(), table); options.isOwn && !column.userType)
        if (const auto own = ownType(text, options.isStrict))
            return {*own, {}};
    if (column.userType) {
        const UserType* type = draft.project().types.find(column.userType);
        if (!type) {
            draft.refuse(element, "Its type no longer exists.", "Choose a type for it.");
            return {"TEXT", {}};
        }
        if (type->kind == UserTypeKind::Composite || arrayDimensions(column.type).value_or(0) > 0) {
            draft.replaced(element, "Array or composite type", "Written as TEXT that holds JSON.");
            return jsonText(name);
        }
        if (type->kind == UserTypeKind::Enumeration) {
            std::string values;
            for (const EnumValue& value : type->values)
                values += (values.empty() ? "" : ", ") + literal(value.name);
            return {"TEXT", values.empty() ? "" : name + " IN (" + values + ")"};
        }
        text = type->baseType;
    }
    const auto& parsed = draft.type(text);
    if (!parsed) {
        draft.refuse(element, "\"" + oneLine(text) + "\" is not a type.", "Choose a type for it.");
        return {"TEXT", {}};
    }
    const bool plainNumber = parsed->arguments.empty() || parsed->arguments[0].find_first_not_of("0123456789") == std::string::npos;
    if (!plainNumber) {
        draft.replacedOften(element, "Type " + parsed->text(), "Written as TEXT.");
        return {"TEXT", {}};
    }
    return plainType(draft, *parsed, name, element);
}

}  // namespace barch::sql::sqlite
