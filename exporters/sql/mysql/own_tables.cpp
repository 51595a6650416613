#include "exporters/sql/mysql/own_tables.h"

#include "exporters/sql/mysql/identifiers.h"

#include <algorithm>
#include <array>

namespace barch::sql::mysql {
namespace {

constexpr std::array<std::string_view, 49> names = {
    "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "decimal", "numeric", "dec", "fixed", "float", "real", "double",
    "double precision", "bit", "boolean", "bool", "char", "varchar", "binary", "varbinary", "tinytext", "text", "mediumtext", "longtext",
    "tinyblob", "blob", "mediumblob", "longblob", "date", "time", "datetime", "timestamp", "year", "json", "enum", "set", "geometry",
    "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection", "inet4", "inet6", "vector", "xmltype"};

bool isShapeOrDocument(const std::string& name)
{
    return name == "json" || name == "geometry" || name == "point" || name.ends_with("string") || name.ends_with("polygon") ||
           name.ends_with("collection") || name == "multipoint";
}

/// 'text', 12, -1.5, b'01', NULL, CURRENT_TIMESTAMP(6): what stands behind DEFAULT without brackets.
bool isPlain(const std::string& text)
{
    std::vector<Token> tokens;
    for (const Token& token : scan(text, lexis()))
        if (!token.isBlank())
            tokens.push_back(token);
    if (tokens.empty())
        return false;
    const std::string word = tokens[0].kind == TokenKind::Word ? lowerCase(tokens[0].text) : std::string();
    if (word == "current_timestamp" || word == "localtime" || word == "localtimestamp")
        return tokens.size() == 1 || tokens[1].kind == TokenKind::Open;
    if (tokens.size() == 1)
        return tokens[0].kind == TokenKind::String || tokens[0].kind == TokenKind::Number || word == "null" || word == "true" || word == "false";
    return tokens.size() == 2 && ((tokens[0].is(TokenKind::Operator, "-") && tokens[1].kind == TokenKind::Number) ||
                                  ((word == "b" || word == "x") && tokens[1].kind == TokenKind::String));
}

}  // namespace

bool isOwn(const Project& project, const Table& table)
{
    return project.info->dialect == Dialect::MySql && !table.options.empty();
}

std::optional<ColumnType> ownType(const TypeName& type)
{
    if (std::find(names.begin(), names.end(), type.name) == names.end() || type.dimensions > 0)
        return std::nullopt;
    ColumnType own;
    own.text = type.name == "real" && type.arguments.empty() ? "float" + (type.suffix.empty() ? std::string() : " " + type.suffix) : type.text();
    const bool isText = type.name.ends_with("text") || type.name.ends_with("char");
    own.isText = isText || type.name == "enum" || type.name == "set";
    own.isLong = type.name.ends_with("text") || type.name.ends_with("blob") || isShapeOrDocument(type.name);
    own.isNumber = !own.isText && !own.isLong;
    return own;
}

std::optional<std::string> ownExpression(std::string_view text)
{
    if (notOneExpression(text, lexis()))
        return std::nullopt;
    for (const Token& token : scan(text, lexis()))
        if ((token.kind == TokenKind::Word && lowerCase(token.text) == "gen_random_uuid") || token.is(TokenKind::Operator, "::"))
            return std::nullopt;
    return std::string(trimmed(text));
}

std::string ownDefault(const std::string& written, const ColumnType& type)
{
    return " DEFAULT " + (isPlain(written) && !type.isLong ? written : "(" + written + ")");
}

std::string ownOptions(Draft& draft, const Table& table)
{
    std::string text = draft.expression(table.options, ElementRef::table(table.id), "What stands behind it");
    constexpr std::string_view head = "START WITH ";
    for (const Column& column : table.columns)
        if (column.identity != Identity::None && column.identityOptions.starts_with(head)) {
            const std::string number = column.identityOptions.substr(head.size());
            const auto partition = lowerCase(text).find("partition by");
            if (number.find_first_not_of("0123456789") == std::string::npos)
                text.insert(std::min(partition, text.size()), (partition == std::string::npos ? " AUTO_INCREMENT=" + number : "AUTO_INCREMENT=" + number + " "));
        }
    return text;
}

}  // namespace barch::sql::mysql
