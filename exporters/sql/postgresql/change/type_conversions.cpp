#include "exporters/sql/postgresql/change/type_conversions.h"

#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/type_name.h"

#include <map>
#include <set>

namespace barch::sql::postgresql {
namespace {

using Names = std::set<std::string>;

const Names integers = {"smallint", "integer", "bigint"};
const Names fractions = {"numeric", "real", "double precision"};
const Names texts = {"text", "varchar", "char", "citext", "name"};
const Names moments = {"date", "timestamp", "timestamptz"};

int rank(const std::string& integer)
{
    return integer == "smallint" ? 0 : integer == "integer" ? 1 : 2;
}

/// Digits behind the point; -1: as many as there are.
int scale(const TypeName& type)
{
    return type.arguments.empty() ? -1 : type.arguments.size() < 2 ? 0 : std::atoi(type.arguments[1].c_str());
}

bool losesSome(const TypeName& from, const std::string& a, const TypeName& to, const std::string& b)
{
    if (fractions.contains(a) && integers.contains(b))
        return true;
    if (a == "numeric" && b == "numeric")
        return scale(to) >= 0 && (scale(from) < 0 || scale(to) < scale(from));
    if (a == "numeric" && fractions.contains(b))
        return true;
    if (a == "double precision" && (b == "real" || b == "numeric"))
        return b == "real" || scale(to) >= 0;
    return (moments.contains(a) && b == "date" && a != "date") || (a == "json" && b == "jsonb") ||
           (a == b && moments.contains(a) && from.arguments != to.arguments && !to.arguments.empty());
}

}  // namespace

Conversion conversion(const std::string& before, const std::string& after, const std::string& column, bool byText)
{
    const auto from = parseType(before);
    const auto to = parseType(after);
    const std::string cast = column + "::" + after;
    if (!from || !to || byText) {
        std::string text = "text";
        for (int i = 0; from && i < from->dimensions; ++i)
            text += "[]";
        return {column + "::" + text + "::" + after, false, true};
    }
    const std::string a = canonicalName(*from);
    const std::string b = canonicalName(*to);
    const bool sameShape = from->dimensions == to->dimensions;
    if (sameShape && texts.contains(b) && texts.contains(a))
        return {{}, false, !to->arguments.empty()};
    if (sameShape && texts.contains(b))
        return {to->arguments.empty() ? cast : column + "::text", false, !to->arguments.empty()};
    auto number = [&](const std::string& name) { return integers.contains(name) || fractions.contains(name); };
    if (sameShape && (a == b || (number(a) && number(b)) || (moments.contains(a) && moments.contains(b)))) {
        const bool widens = integers.contains(a) && integers.contains(b) ? rank(a) <= rank(b) : integers.contains(a) && b == "numeric" && to->arguments.empty();
        return {cast, losesSome(*from, a, *to, b), !widens && number(a)};
    }
    const bool direct = sameShape && (texts.contains(a) || (a == "boolean" && b == "integer") || (a == "integer" && b == "boolean") ||
                                      (a == "json" && b == "jsonb") || (a == "jsonb" && b == "json"));
    return {direct ? cast : column + "::text::" + after, losesSome(*from, a, *to, b) || (a == "integer" && b == "boolean"), true};
}

std::optional<std::string> placeholder(const Project& project, const Column& column)
{
    if (column.userType) {
        const UserType* type = project.types.find(column.userType);
        const bool isEnum = type && type->kind == UserTypeKind::Enumeration && !type->values.empty() && column.type.empty();
        return isEnum ? std::optional(literal(type->values.front().name)) : std::nullopt;
    }
    static const std::map<std::string, std::string> values = {
        {"text", "''"}, {"varchar", "''"}, {"char", "''"}, {"citext", "''"}, {"smallint", "0"}, {"integer", "0"}, {"bigint", "0"},
        {"numeric", "0"}, {"real", "0"}, {"double precision", "0"}, {"boolean", "false"}, {"date", "CURRENT_DATE"},
        {"timestamp", "now()"}, {"timestamptz", "now()"}, {"time", "'00:00'"}, {"timetz", "'00:00+00'"}, {"interval", "'0'"}, {"jsonb", "'{}'"}, {"json", "'{}'"},
        {"uuid", "'00000000-0000-0000-0000-000000000000'"}, {"bytea", "''"}, {"inet", "'0.0.0.0'"}};
    const auto type = parseType(column.type);
    if (!type)
        return std::nullopt;
    if (type->dimensions > 0)
        return "'{}'";
    const auto found = values.find(canonicalName(*type));
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace barch::sql::postgresql
