#include "core/model/column_type.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace barch {
namespace {

struct Alias {
    std::string_view spelling;
    std::string_view canonical;
};

/// Sorted by spelling. Spaces within a name are single.
constexpr auto aliases = std::to_array<Alias>({
    {"bigserial", "bigint"},
    {"binary varying", "bytea"},
    {"blob", "bytea"},
    {"bool", "boolean"},
    {"bpchar", "char"},
    {"character", "char"},
    {"character large object", "text"},
    {"character varying", "varchar"},
    {"clob", "text"},
    {"datetime", "timestamp"},
    {"dec", "numeric"},
    {"decimal", "numeric"},
    {"double", "double precision"},
    {"fixed", "numeric"},
    {"float", "double precision"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"int", "integer"},
    {"int2", "smallint"},
    {"int4", "integer"},
    {"int8", "bigint"},
    {"longblob", "bytea"},
    {"longtext", "text"},
    {"mediumblob", "bytea"},
    {"mediumint", "integer"},
    {"mediumtext", "text"},
    {"national character varying", "varchar"},
    {"nvarchar", "varchar"},
    {"serial", "integer"},
    {"serial4", "integer"},
    {"serial8", "bigint"},
    {"smallserial", "smallint"},
    {"string", "text"},
    {"time with time zone", "timetz"},
    {"time without time zone", "time"},
    {"timestamp with time zone", "timestamptz"},
    {"timestamp without time zone", "timestamp"},
    {"tinyblob", "bytea"},
    {"tinyint", "smallint"},
    {"tinytext", "text"},
    {"varbit", "bit varying"},
    {"varchar2", "varchar"},
});

constexpr auto types = std::to_array<CanonicalType>({
    {"text", "Text of any length", ""},
    {"varchar", "Text up to a length", "length"},
    {"integer", "Whole number up to about 2 thousand million", ""},
    {"bigint", "Whole number, large", ""},
    {"boolean", "Yes or no", ""},
    {"uuid", "Identifier that can't be guessed", ""},
    {"timestamptz", "Point in time, the same moment everywhere", "digits of a second"},
    {"date", "Day without a time", ""},
    {"numeric", "Exact number, for money and measures", "digits, digits after the point"},
    {"jsonb", "JSON that can be searched", ""},
    {"smallint", "Whole number from -32768 to 32767", ""},
    {"double precision", "Number with a fraction, not exact", ""},
    {"real", "Number with a fraction, not exact, about 6 digits", ""},
    {"bytea", "Bytes, such as a small file or a digest", ""},
    {"timestamp", "Date and time without a time zone", "digits of a second"},
    {"time", "Time of day", "digits of a second"},
    {"timetz", "Time of day with a time zone", "digits of a second"},
    {"interval", "Length of time", ""},
    {"char", "Text of one fixed length", "length"},
    {"citext", "Text compared without regard to case (an extension of PostgreSQL)", ""},
    {"json", "JSON as it was written", ""},
    {"inet", "Address of a computer, IPv4 or IPv6", ""},
    {"cidr", "Network of addresses", ""},
    {"macaddr", "Address of a network card", ""},
    {"bit", "Bits of one fixed count", "count"},
    {"bit varying", "Bits up to a count", "count"},
    {"tsvector", "Words prepared for full-text search", ""},
    {"tsquery", "A full-text search", ""},
    {"xml", "XML", ""},
    {"money", "Amount in the currency of the server; numeric is the better choice", ""},
    {"int4range", "Range of whole numbers", ""},
    {"int8range", "Range of large whole numbers", ""},
    {"numrange", "Range of exact numbers", ""},
    {"daterange", "Range of days", ""},
    {"tsrange", "Range of dates and times without a zone", ""},
    {"tstzrange", "Range of points in time", ""},
    {"point", "Point on a plane", ""},
    {"vector", "Embedding of an AI model (extension pgvector)", "dimensions"},
    {"halfvec", "Embedding in half precision (extension pgvector)", "dimensions"},
    {"geometry", "Shape on a map (extension PostGIS)", "kind, reference system"},
    {"geography", "Shape on the globe (extension PostGIS)", "kind, reference system"},
    {"ltree", "Path in a tree (an extension of PostgreSQL)", ""},
    {"hstore", "Keys with values (an extension of PostgreSQL)", ""},
});

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

/// Single spaces, lower case outside quotes.
std::string tidied(std::string_view text)
{
    std::string tidy;
    bool quoted = false;
    for (const char c : trimmed(text)) {
        quoted = quoted != (c == '"');
        if (!quoted && isSpace(c) && (tidy.empty() || isSpace(tidy.back())))
            continue;
        tidy += quoted ? c : isSpace(c) ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return tidy;
}

bool isKnown(std::string_view name)
{
    return std::any_of(types.begin(), types.end(), [&](const CanonicalType& type) { return type.name == name; });
}

std::string canonicalName(const std::string& name)
{
    std::string_view bare = name;
    if (bare.rfind("pg_catalog.", 0) == 0)
        bare.remove_prefix(11);
    const auto found = std::lower_bound(aliases.begin(), aliases.end(), bare,
                                        [](const Alias& alias, std::string_view wanted) { return alias.spelling < wanted; });
    if (found != aliases.end() && found->spelling == bare)
        return std::string(found->canonical);
    return isKnown(bare) ? std::string(bare) : name;
}

/// Splits at commas that stand in no quotes and no inner parentheses.
std::vector<std::string> splitArguments(std::string_view text)
{
    std::vector<std::string> arguments(1);
    char quote = 0;
    int depth = 0;
    for (const char c : text) {
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && !quote && depth == 0)
            arguments.emplace_back();
        else
            arguments.back() += c;
    }
    for (std::string& argument : arguments)
        argument = trimmed(argument);
    return arguments;
}

/// The place of the ")" that ends what "(" at `open` began, or npos.
std::size_t closingParenthesis(std::string_view text, std::size_t open)
{
    char quote = 0;
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        const char c = text[i];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '(')
            ++depth;
        else if (c == ')' && --depth == 0)
            return i;
    }
    return std::string_view::npos;
}

/// Takes "[]", "[3]" and " array" off the end and counts them.
int takeDimensions(std::string& text)
{
    int dimensions = 0;
    while (!text.empty() && text.back() == ']') {
        const std::size_t open = text.rfind('[');
        if (open == std::string::npos)
            return -1;
        const std::string inside = text.substr(open + 1, text.size() - open - 2);
        if (!std::all_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return -1;
        text = trimmed(std::string_view(text).substr(0, open));
        ++dimensions;
    }
    const std::string_view word = " array";
    if (text.size() > word.size() && tidied(text.substr(text.size() - word.size())) == "array") {
        text = trimmed(std::string_view(text).substr(0, text.size() - word.size()));
        ++dimensions;
    }
    return dimensions;
}

}  // namespace

std::string ColumnType::text() const
{
    std::string written = name;
    if (!arguments.empty()) {
        written += '(';
        for (std::size_t i = 0; i < arguments.size(); ++i)
            written += (i == 0 ? "" : ",") + arguments[i];
        written += ')';
    }
    for (int i = 0; i < dimensions; ++i)
        written += "[]";
    return written;
}

std::optional<ColumnType> parseColumnType(std::string_view text)
{
    std::string rest = trimmed(text);
    ColumnType type;
    type.dimensions = takeDimensions(rest);
    if (type.dimensions < 0 || rest.empty() || rest.find_first_of("[];") != std::string::npos)
        return std::nullopt;
    std::string written = rest;
    std::string behind;
    const std::size_t quoteEnd = rest.front() == '"' ? rest.find('"', 1) : 0;
    const std::size_t open = rest.find('(', quoteEnd == std::string::npos ? 0 : quoteEnd);
    if (open != std::string::npos) {
        const std::size_t close = closingParenthesis(rest, open);
        if (close == std::string::npos || open == 0)
            return std::nullopt;
        type.arguments = splitArguments(std::string_view(rest).substr(open + 1, close - open - 1));
        written = rest.substr(0, open);
        behind = rest.substr(close + 1);
        for (const std::string& argument : type.arguments)
            if (argument.empty())
                return std::nullopt;
    }
    if (behind.find_first_of("()") != std::string::npos || written.find(')') != std::string::npos)
        return std::nullopt;
    std::string whole = tidied(written);
    if (const std::string after = tidied(behind); !after.empty())
        whole += (whole.empty() || whole.back() == ' ' ? "" : " ") + after;
    type.name = canonicalName(whole);
    type.known = isKnown(type.name);
    if (whole == "float" && type.arguments.size() == 1) {  // float(1..24) is real
        type.name = type.arguments[0].size() == 1 || type.arguments[0] < "25" ? "real" : "double precision";
        type.arguments.clear();
    }
    const bool width = type.name == "integer" || type.name == "bigint" || type.name == "smallint";
    if (whole == "tinyint" && type.arguments == std::vector<std::string>{"1"})
        type.name = "boolean";
    if (width || (type.name == "text" && whole != "text"))
        type.arguments.clear();  // MySQL's display width and its sizes of text say nothing about values
    return type;
}

std::string canonicalType(std::string_view text)
{
    const auto type = parseColumnType(text);
    return type ? type->text() : std::string(text);
}

const std::vector<CanonicalType>& canonicalTypes()
{
    static const std::vector<CanonicalType> list(types.begin(), types.end());
    return list;
}

bool isIntegerType(std::string_view canonicalName)
{
    return canonicalName == "integer" || canonicalName == "bigint" || canonicalName == "smallint";
}

bool isTextType(std::string_view canonicalName)
{
    return canonicalName == "text" || canonicalName == "varchar" || canonicalName == "char" || canonicalName == "citext";
}

}  // namespace barch
