#include "core/import/dbml/types.h"

#include "core/import/dbml/lexer.h"
#include "core/import/mysql_spelling.h"
#include "core/model/column_type.h"
#include "core/model/sql_tokens.h"

#include <array>

namespace barch::dbml {
namespace {

struct SerialWord {
    std::string_view word;
    std::string_view type;
    Serial serial;
};
constexpr std::array serials{
    SerialWord{"serial", "integer", Serial::Usual}, SerialWord{"serial4", "integer", Serial::Usual},
    SerialWord{"bigserial", "bigint", Serial::Big}, SerialWord{"serial8", "bigint", Serial::Big},
    SerialWord{"smallserial", "smallint", Serial::Small}, SerialWord{"serial2", "smallint", Serial::Small},
};

/// SQL Server's (MAX) is what others have a type without a length for.
std::string withoutMaximum(const std::string& name, const std::string& arguments)
{
    const std::string bare = lowerCase(arguments);
    if (bare != "(max)" && bare != "('max')")
        return name + arguments;
    return lowerCase(name).find("binary") == std::string::npos ? "text" : "bytea";
}

/// A known type with what only MySQL has behind it: "bigint unsigned".
bool extendsKnownType(const std::string& text)
{
    const std::size_t blank = text.find(' ');
    const auto type = parseColumnType(std::string_view(text).substr(0, blank));
    const std::string behind = blank == std::string::npos ? "" : lowerCase(std::string_view(text).substr(blank + 1));
    return type && type->known && (behind == "unsigned" || behind == "zerofill" || behind == "unsigned zerofill");
}

}  // namespace

PlainType plainType(const TypeText& type, Dialect dialect)
{
    if (type.path.size() > 1) {
        std::string text;
        for (const Name& part : type.path)
            text += (text.empty() ? "" : ".") + sqlIdentifier(part.text, dialect);
        return {text + type.arguments + type.dimensions};
    }
    const std::string& name = type.path.front().text;
    for (const SerialWord& word : serials)
        if (lowerCase(name) == word.word)
            return {dialect == Dialect::MySql ? "bigint unsigned" : std::string(word.type), word.serial};
    const std::string text = withoutMaximum(name, type.arguments) + type.dimensions;
    if (dialect == Dialect::MySql && type.dimensions.empty())
        return {mysqlModelType(text)};
    const auto parsed = parseColumnType(text);
    if (parsed && parsed->known)
        return {parsed->text()};
    if (dialect == Dialect::Sqlite || extendsKnownType(name))
        return {lowerCase(name) + type.arguments + type.dimensions};
    return {sqlIdentifier(name, dialect) + type.arguments + type.dimensions};
}

}  // namespace barch::dbml
