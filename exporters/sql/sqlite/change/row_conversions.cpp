#include "exporters/sql/sqlite/change/row_conversions.h"

#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/literals.h"
#include "exporters/sql/sqlite/own_tables.h"
#include "exporters/sql/sqlite/types.h"
#include "exporters/sql/type_name.h"

#include <algorithm>
#include <map>

namespace barch::sql::sqlite {
namespace {

enum class Storage { Integer, Real, Text, Blob, Any };

bool holds(const std::string& text, std::initializer_list<const char*> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](const char* part) { return text.find(part) != std::string::npos; });
}

/// As SQLite finds the affinity of a type.
Storage storageOf(const std::string& type)
{
    const std::string lower = lowerCase(type);
    if (holds(lower, {"int"}))
        return Storage::Integer;
    if (holds(lower, {"char", "clob", "text"}))
        return Storage::Text;
    if (holds(lower, {"blob"}))
        return Storage::Blob;
    return holds(lower, {"real", "floa", "doub"}) ? Storage::Real : Storage::Any;
}

/// The type that the design says, without arguments: "boolean", "date". An enum is "text".
std::string designType(const Project& project, const Column& column)
{
    const UserType* type = project.types.find(column.userType);
    if (type && (type->kind != UserTypeKind::Domain || !column.type.empty()))
        return type->kind == UserTypeKind::Enumeration && column.type.empty() ? "text" : "json";
    const auto parsed = parseType(type ? type->baseType : column.type);
    if (!parsed)
        return "text";
    return parsed->dimensions > 0 ? "json" : canonicalName(*parsed);
}

bool isText(const std::string& type)
{
    return type == "text" || type == "varchar" || type == "char" || type == "citext";
}

bool isMoment(const std::string& type)
{
    return type == "timestamp" || type == "timestamptz";
}

/// CASE over the values that got another name; empty: none did.
std::string renamedValues(const UserType* before, const UserType* after, const std::string& column)
{
    std::string cases;
    if (before && after && before->id == after->id)
        for (const EnumValue& value : after->values)
            for (const EnumValue& was : before->values)
                if (was.id == value.id && was.name != value.name)
                    cases += " WHEN " + literal(was.name) + " THEN " + literal(value.name);
    return cases.empty() ? cases : "CASE " + column + cases + " ELSE " + column + " END";
}

RowConversion betweenStorages(Storage from, Storage to, const std::string& column)
{
    if (from == to || to == Storage::Any || from == Storage::Any)
        return {column, {}, from != to && to != Storage::Any};
    if (to == Storage::Text)
        return {"CAST(" + column + " AS TEXT)", from == Storage::Real ? "numbers would be cut after 15 digits" : "", false};
    if (to == Storage::Blob)
        return {"CAST(" + column + " AS BLOB)", {}, false};
    if (from == Storage::Real && to == Storage::Integer)
        return {"CAST(round(" + column + ") AS INTEGER)", "values would be rounded", false};
    // A table that is STRICT takes a number that a text spells, and refuses any other text.
    return {from == Storage::Blob ? "CAST(" + column + " AS TEXT)" : column, {}, from != Storage::Integer};
}

}  // namespace

RowConversion rowConversion(Draft& beforeDraft, const Table& beforeTable, const Column& before, Draft& afterDraft, const Table& afterTable, const Column& after)
{
    const std::string column = quoted(after.name);
    const TableOptions options = tableOptions(afterDraft.project(), afterTable);
    // A table that isn't strict takes any value, and turns it into its type where nothing is lost.
    if (!options.isStrict)
        return {column, {}, false};
    const Storage was = storageOf(columnType(beforeDraft, beforeTable, before).text);
    const Storage is = storageOf(columnType(afterDraft, afterTable, after).text);
    if (options.isOwn)
        return betweenStorages(was, is, column);
    const std::string from = designType(beforeDraft.project(), before);
    const std::string to = designType(afterDraft.project(), after);
    if (const std::string cases = renamedValues(beforeDraft.project().types.find(before.userType), afterDraft.project().types.find(after.userType), column); !cases.empty())
        return {cases, {}, false};
    if (from == "boolean" && isText(to))
        return {"CASE " + column + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END", {}, false};
    if (isText(from) && to == "boolean")
        return {"CASE WHEN lower(" + column + ") IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1 WHEN lower(" + column +
                    ") IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0 ELSE " + column + " END",
                {}, true};
    if (from == "date" && isMoment(to))
        return {column + " || ' 00:00:00.000'", {}, false};
    if (isMoment(from) && to == "date")
        return {"date(" + column + ")", "the time of day would be lost", false};
    return betweenStorages(was, is, column);
}

std::string placeholder(Draft& draft, const Table& table, const Column& column)
{
    const UserType* type = draft.project().types.find(column.userType);
    if (type && type->kind == UserTypeKind::Enumeration && !type->values.empty() && column.type.empty())
        return literal(type->values.front().name);
    static const std::map<std::string, std::string> values = {
        {"json", "'{}'"}, {"jsonb", "'{}'"}, {"date", "date('now')"}, {"time", "'00:00:00'"},
        {"timestamp", "strftime('%Y-%m-%d %H:%M:%f', 'now')"}, {"timestamptz", "strftime('%Y-%m-%d %H:%M:%f', 'now')"},
        {"uuid", "'00000000-0000-0000-0000-000000000000'"}};
    if (const auto found = values.find(designType(draft.project(), column)); found != values.end())
        return found->second;
    switch (storageOf(columnType(draft, table, column).text)) {
    case Storage::Integer: return "0";
    case Storage::Real: return "0.0";
    case Storage::Blob: return "x''";
    default: return "''";
    }
}

}  // namespace barch::sql::sqlite
