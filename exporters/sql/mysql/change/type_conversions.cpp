#include "exporters/sql/mysql/change/type_conversions.h"

#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/sql_scan.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch::sql::mysql {
namespace {

using Names = std::set<std::string>;

/// "decimal(10,2) unsigned": the word, what is in the brackets, and what follows.
struct Written {
    std::string word;
    std::string arguments;
    std::string rest;
    std::vector<int> numbers;

    int number(std::size_t i, int otherwise) const { return i < numbers.size() ? numbers[i] : otherwise; }
};

std::size_t closing(const std::string& text, std::size_t open)
{
    bool inString = false;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '\'')
            inString = !inString;
        else if (text[i] == ')' && !inString)
            return i;
    }
    return text.size();
}

Written taken(const std::string& type)
{
    Written written;
    const auto end = type.find_first_of(" (");
    written.word = lowerCase(type.substr(0, end));
    if (end == std::string::npos)
        return written;
    if (type[end] == '(') {
        const auto close = closing(type, end);
        written.arguments = type.substr(end + 1, close - end - 1);
        written.rest = close + 1 < type.size() ? type.substr(close + 1) : "";
        for (const std::string& argument : splitArguments(written.arguments, lexis()))
            written.numbers.push_back(std::atoi(argument.c_str()));
    } else {
        written.rest = type.substr(end);
    }
    if (written.word == "integer")
        written.word = "int";
    if (written.word == "boolean" || written.word == "bool")
        written.word = "tinyint";
    if (written.word == "numeric")
        written.word = "decimal";
    return written;
}

const std::map<std::string, int> integers = {{"tinyint", 1}, {"smallint", 2}, {"mediumint", 3}, {"int", 4}, {"bigint", 8}};
/// How many bytes each text type holds.
const std::map<std::string, double> texts = {{"char", 0}, {"varchar", 0}, {"tinytext", 255}, {"text", 65535}, {"mediumtext", 16777215}, {"longtext", 4e9}};
const std::map<std::string, double> bytes = {{"binary", 0}, {"varbinary", 0}, {"tinyblob", 255}, {"blob", 65535}, {"mediumblob", 16777215}, {"longblob", 4e9}};
const Names fractions = {"decimal", "float", "double"};
const Names moments = {"date", "datetime", "timestamp"};

bool isUnsigned(const Written& type)
{
    return type.rest.find("unsigned") != std::string::npos;
}

double room(const Written& type, const std::map<std::string, double>& kinds)
{
    const double fixed = kinds.at(type.word);
    return fixed > 0 ? fixed : type.number(0, 1) * 4.0;
}

Conversion betweenTexts(const Written& from, const Written& to)
{
    const bool widens = room(from, texts) <= room(to, texts) && !(from.word == "varchar" && to.word == "char");
    const bool sameCharacters = from.rest == to.rest;
    // A longer varchar is only told to the dictionary, as long as its length is kept in as many bytes.
    const bool sameLengthBytes = (from.number(0, 1) * 4 > 255) == (to.number(0, 1) * 4 > 255);
    return {false, !widens || (!sameCharacters && from.rest.find("ascii") == std::string::npos),
            widens && sameCharacters && from.word == "varchar" && to.word == "varchar" && sameLengthBytes};
}

Conversion betweenNumbers(const Written& from, const Written& to)
{
    const auto a = integers.find(from.word);
    const auto b = integers.find(to.word);
    if (a != integers.end() && b != integers.end()) {
        const bool fits = a->second < b->second ? isUnsigned(from) || !isUnsigned(to) : a->second == b->second && isUnsigned(from) == isUnsigned(to);
        return {false, !fits, false};
    }
    if (a != integers.end()) {
        const bool exact = to.word == "decimal" || to.word == "double" ? !(a->second == 8 && to.word == "double") : a->second <= 2;
        return {!exact, to.word == "decimal", false};
    }
    if (b != integers.end())
        return {true, true, false};
    if (from.word == "decimal" && to.word == "decimal") {
        const int scale = from.number(1, 0), later = to.number(1, 0);
        return {later < scale, to.number(0, 10) - later < from.number(0, 10) - scale, false};
    }
    return {!(from.word == "float" && to.word == "double"), to.word == "decimal", false};
}

Conversion betweenMoments(const Written& from, const Written& to)
{
    const bool loses = (to.word == "date" && from.word != "date") || (from.word != "date" && to.number(0, 0) < from.number(0, 0));
    return {loses, to.word == "timestamp" && from.word != "timestamp", false};
}

}  // namespace

Conversion conversion(const std::string& before, const std::string& after)
{
    const Written from = taken(before);
    const Written to = taken(after);
    const auto isNumber = [](const Written& type) { return integers.contains(type.word) || fractions.contains(type.word); };
    if (texts.contains(from.word) && texts.contains(to.word))
        return betweenTexts(from, to);
    if (bytes.contains(from.word) && bytes.contains(to.word))
        return {false, room(from, bytes) > room(to, bytes) || to.word == "binary", false};
    if (isNumber(from) && isNumber(to))
        return betweenNumbers(from, to);
    if (moments.contains(from.word) && moments.contains(to.word))
        return betweenMoments(from, to);
    if (from.word == "enum" && to.word == "enum") {
        const auto had = enumValues(before);
        const auto has = enumValues(after);
        const bool onlyMore = had.size() <= has.size() && std::equal(had.begin(), had.end(), has.begin());
        const bool keepsAll = std::all_of(had.begin(), had.end(), [&](const std::string& value) { return std::find(has.begin(), has.end(), value) != has.end(); });
        return {false, !keepsAll, onlyMore && from.rest == to.rest && (had.size() < 256) == (has.size() < 256)};
    }
    if (from.word == to.word)
        return {from.arguments != to.arguments && from.word == "time" && to.number(0, 0) < from.number(0, 0), from.arguments != to.arguments, false};
    if (texts.contains(to.word))
        return {bytes.contains(from.word), to.word == "char" || to.word == "varchar" || bytes.contains(from.word), false};
    if (texts.contains(from.word))
        return {isNumber(to), true, false};
    return {true, true, false};
}

std::vector<std::string> enumValues(const std::string& type)
{
    const Written written = taken(type);
    std::vector<std::string> values;
    if (written.word == "enum")
        for (const std::string& value : splitArguments(written.arguments, lexis()))
            values.push_back(unquoted(trimmed(value)));
    return values;
}

std::string withEnumValues(const std::string& type, const std::vector<std::string>& values)
{
    std::string list;
    for (const std::string& value : values)
        list += (list.empty() ? "" : ", ") + literal(value);
    return "enum(" + list + ")" + taken(type).rest;
}

std::string placeholder(const std::string& type)
{
    const Written written = taken(type);
    if (integers.contains(written.word) || fractions.contains(written.word) || written.word == "bit" || written.word == "year")
        return written.word == "year" ? "1970" : "0";
    if (written.word == "date")
        return "'1970-01-01'";
    if (moments.contains(written.word))
        return "'1970-01-02 00:00:00'";
    if (written.word == "time")
        return "'00:00:00'";
    if (written.word == "enum" && !enumValues(type).empty())
        return literal(enumValues(type).front());
    if (written.word == "json")
        return "('{}')";
    if (written.word == "char" || written.word == "varchar" || written.word == "binary" || written.word == "varbinary")
        return "''";
    return texts.contains(written.word) || bytes.contains(written.word) ? "('')" : std::string();
}

}  // namespace barch::sql::mysql
