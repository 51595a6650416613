#include "core/import/mysql_spelling.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace barch {
namespace {

struct Spelling {
    std::string_view written;
    std::string_view kept;
    bool keepsArguments;   ///< a width of display says nothing about values
};
constexpr std::array spellings{
    Spelling{"int", "integer", false},          Spelling{"integer", "integer", false},     Spelling{"int4", "integer", false},
    Spelling{"bigint", "bigint", false},        Spelling{"int8", "bigint", false},         Spelling{"smallint", "smallint", false},
    Spelling{"int2", "smallint", false},        Spelling{"mediumint", "mediumint", false}, Spelling{"tinyint", "tinyint", false},
    Spelling{"year", "year", false},            Spelling{"bool", "boolean", false},        Spelling{"boolean", "boolean", false},
    Spelling{"decimal", "numeric", true},       Spelling{"dec", "numeric", true},          Spelling{"fixed", "numeric", true},
    Spelling{"numeric", "numeric", true},       Spelling{"nvarchar", "varchar", true},     Spelling{"character varying", "varchar", true},
    Spelling{"character", "char", true},        Spelling{"uuid", "char(36)", false},       Spelling{"jsonb", "json", false},
    Spelling{"timestamptz", "timestamp", true}, Spelling{"bytea", "longblob", false},
};

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    while (!lower.empty() && lower.back() == ' ')
        lower.pop_back();
    return lower;
}

}  // namespace

std::string mysqlModelType(std::string_view written)
{
    const std::size_t open = written.find('(');
    const std::size_t close = open == std::string_view::npos ? open : written.find(')', open);
    std::string name = lowered(written.substr(0, std::min(open, written.size())));
    const std::string arguments(close == std::string_view::npos ? std::string_view() : written.substr(open, close + 1 - open));
    std::string suffix = close == std::string_view::npos ? std::string() : lowered(written.substr(close + 1));
    for (const std::string_view word : {" unsigned", " zerofill"})
        if (const std::size_t at = name.find(word); at != std::string::npos) {
            suffix += name.substr(at);
            name.resize(at);
        }
    if (name == "tinyint" && arguments == "(1)" && suffix.empty())
        return "boolean";
    if (suffix.find("zerofill") != std::string::npos)
        return name + arguments + suffix;
    if (name == "varchar" && arguments.empty())
        return "varchar(255)";
    if ((name == "float" || name == "double") && arguments.empty())
        return (name == "float" ? "real" : suffix.empty() ? "double precision" : "double") + suffix;
    for (const Spelling& spelling : spellings)
        if (spelling.written == name)
            return std::string(spelling.kept) + (spelling.keepsArguments ? arguments : "") + suffix;
    return name + arguments + suffix;
}

}  // namespace barch
