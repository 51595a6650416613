#include "exporters/sql/postgresql/change/sequence_options.h"

#include "core/text/short_name.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/sql_scan.h"
#include "exporters/sql/type_name.h"

#include <cstdlib>
#include <vector>

namespace barch::sql::postgresql {
namespace {

/// Its words, numbers with their signs and names, in lower case but for quoted names.
std::vector<std::string> piecesOf(std::string_view text)
{
    std::vector<std::string> pieces;
    std::string sign;
    for (const Token& token : scan(text, lexis())) {
        if (token.isBlank())
            continue;
        if (token.kind == TokenKind::Operator) {
            sign = token.text == "-" ? "-" : std::string();
            continue;
        }
        if (token.kind == TokenKind::Dot || (!pieces.empty() && pieces.back().ends_with('.')))
            pieces.back() += token.text;
        else
            pieces.push_back(sign + (token.kind == TokenKind::QuotedName ? std::string(token.text) : lowerCase(token.text)));
        sign.clear();
    }
    return pieces;
}

bool isNumber(const std::string& text)
{
    const std::size_t digits = text.starts_with('-') ? 1 : 0;
    return text.size() > digits && text.find_first_not_of("0123456789", digits) == std::string::npos;
}

struct Range {
    std::string_view least;
    std::string_view most;
};

Range rangeOf(std::string_view type)
{
    const auto parsed = parseType(type);
    const std::string name = parsed ? canonicalName(*parsed) : std::string();
    if (name == "smallint")
        return {"-32768", "32767"};
    if (name == "integer")
        return {"-2147483648", "2147483647"};
    return {"-9223372036854775808", "9223372036854775807"};
}

/// The server's own values count as said by nobody.
void settle(SequenceOptions& options, std::string_view type)
{
    const bool falls = options.increment.starts_with('-');
    const Range range = rangeOf(type);
    if (options.minimum == (falls ? range.least : "1"))
        options.minimum.clear();
    if (options.maximum == (falls ? "-1" : range.most))
        options.maximum.clear();
    const std::string first = falls ? (options.maximum.empty() ? "-1" : options.maximum) : (options.minimum.empty() ? "1" : options.minimum);
    if (options.start.empty())
        options.start = first;
}

}  // namespace

std::optional<SequenceOptions> sequenceOptions(std::string_view text, std::string_view type)
{
    SequenceOptions options;
    const auto pieces = piecesOf(text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto value = [&](std::string_view filler) -> std::string {
            if (i + 1 < pieces.size() && pieces[i + 1] == filler)
                ++i;
            return i + 1 < pieces.size() && isNumber(pieces[i + 1]) ? pieces[++i] : std::string();
        };
        const std::string& word = pieces[i];
        if (word == "no" && i + 1 < pieces.size()) {
            const std::string& what = pieces[++i];
            if (what != "minvalue" && what != "maxvalue" && what != "cycle")
                return std::nullopt;
        } else if (word == "increment") {
            options.increment = value("by");
        } else if (word == "start") {
            options.start = value("with");
        } else if (word == "minvalue") {
            options.minimum = value("");
        } else if (word == "maxvalue") {
            options.maximum = value("");
        } else if (word == "cache") {
            options.cache = value("");
        } else if (word == "cycle") {
            options.cycles = true;
        } else if (word == "sequence" && i + 2 < pieces.size() && pieces[i + 1] == "name") {
            options.name = pieces[i + 2];
            i += 2;
        } else {
            return std::nullopt;
        }
    }
    if (options.increment.empty() || options.cache.empty())
        return std::nullopt;
    settle(options, type);
    return options;
}

std::string allOptions(const SequenceOptions& options, std::string_view before)
{
    const std::string set(before);
    return set + "INCREMENT BY " + options.increment + " " + set + (options.minimum.empty() ? "NO MINVALUE" : "MINVALUE " + options.minimum) + " " + set +
           (options.maximum.empty() ? "NO MAXVALUE" : "MAXVALUE " + options.maximum) + " " + set + "START WITH " + options.start + " " + set + "CACHE " +
           options.cache + " " + set + (options.cycles ? "CYCLE" : "NO CYCLE");
}

bool leavesRange(const SequenceOptions& before, const SequenceOptions& after)
{
    auto number = [](const std::string& text, double standard) { return text.empty() ? standard : std::atof(text.c_str()); };
    const bool falls = after.increment.starts_with('-');
    const double start = number(before.start, 1);
    return start < number(after.minimum, falls ? -1e30 : 1) || start > number(after.maximum, falls ? -1 : 1e30);
}

std::string alteredInRange(const std::string& alter, const std::string& sequence, const SequenceOptions& after, std::string_view before)
{
    const bool falls = after.increment.starts_with('-');
    std::string outside;
    if (!after.minimum.empty() || !falls)
        outside += "stands < " + (after.minimum.empty() ? "1" : after.minimum);
    if (!after.maximum.empty() || falls)
        outside += (outside.empty() ? "" : " OR ") + std::string("stands > ") + (after.maximum.empty() ? "-1" : after.maximum);
    const std::string all = alter + allOptions(after, before);
    return "DO " + dollarQuoted("\nDECLARE\n  stands bigint;\nBEGIN\n  EXECUTE 'SELECT last_value FROM ' || " + sequence + " INTO stands;\n  IF " + outside + " THEN\n    " + all +
                                " RESTART WITH " + after.start + ";\n  ELSE\n    " + all + ";\n  END IF;\nEND ");
}

std::string implicitName(std::string_view table, std::string_view columns, std::string_view kind)
{
    std::size_t first = table.size();
    std::size_t second = columns.size();
    const std::size_t room = nameLimit - kind.size() - (columns.empty() ? 1 : 2);
    while (first + second > room)
        first > second ? --first : --second;
    return std::string(wholeCharacters(table, first)) + "_" + (columns.empty() ? "" : std::string(wholeCharacters(columns, second)) + "_") + std::string(kind);
}

}  // namespace barch::sql::postgresql
