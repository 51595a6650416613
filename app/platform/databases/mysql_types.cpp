#include "app/platform/databases/mysql_types.h"

#include "app/platform/databases/sql_words.h"

#include <algorithm>
#include <map>

namespace barch {
namespace {

struct TypeParts {
    std::string name;
    std::string arguments;   ///< with brackets
    std::string rest;        ///< " unsigned"
};

TypeParts partsOf(const std::string& columnType)
{
    TypeParts parts;
    const auto open = columnType.find('(');
    const auto close = columnType.rfind(')');
    const auto end = std::min(open, columnType.find(' '));
    parts.name = lowerWord(columnType.substr(0, end));
    if (open != std::string::npos && open == end && close != std::string::npos && close > open) {
        parts.arguments = columnType.substr(open, close + 1 - open);
        parts.rest = columnType.substr(close + 1);
    } else if (end != std::string::npos) {
        parts.rest = columnType.substr(end);
    }
    if (const auto comment = parts.rest.find("/*"); comment != std::string::npos)
        parts.rest.resize(comment);
    while (!parts.rest.empty() && parts.rest.back() == ' ')
        parts.rest.pop_back();
    return parts;
}

}  // namespace

std::string modelTypeOfMySql(const std::string& columnType)
{
    static const std::map<std::string, std::string> whole = {{"tinyint", "tinyint"}, {"smallint", "smallint"}, {"mediumint", "mediumint"},
                                                             {"int", "integer"}, {"bigint", "bigint"}, {"year", "year"}};
    const TypeParts parts = partsOf(columnType);
    if (parts.rest.find("zerofill") != std::string::npos)
        return parts.name + parts.arguments + parts.rest;  // the only types whose width means something
    if (parts.name == "tinyint" && parts.arguments == "(1)")
        return parts.rest.empty() ? "boolean" : "tinyint(1)" + parts.rest;
    if (const auto found = whole.find(parts.name); found != whole.end())
        return found->second + parts.rest;
    if (parts.name == "decimal")
        return "numeric" + parts.arguments + parts.rest;
    if (parts.name == "float" && parts.arguments.empty())
        return "real" + parts.rest;
    if (parts.name == "double" && parts.arguments.empty())
        return parts.rest.empty() ? "double precision" : "double" + parts.rest;
    return parts.name + parts.arguments + parts.rest;
}

std::optional<std::vector<std::string>> enumValuesOfMySql(const std::string& columnType)
{
    if (!columnType.starts_with("enum("))
        return std::nullopt;
    const SqlWords words(columnType, SqlLexis{});
    std::vector<std::string> values;
    for (std::size_t i = 2; i + 1 < words.size(); ++i) {
        if (!words.is(i, SqlPieceKind::String))
            continue;
        values.push_back(words.name(i));
        const std::string& value = values.back();
        if (value.empty() || value.back() == ' ' || value.size() > 255 || value.find('\\') != std::string::npos)
            return std::nullopt;
    }
    return values;
}

}  // namespace barch
