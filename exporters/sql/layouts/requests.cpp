#include "exporters/sql/layouts/requests.h"

#include "exporters/sql/sql_scan.h"

#include <algorithm>

namespace barch::sql {
namespace {

bool standsAlone(const ScriptPart& part, Dialect dialect)
{
    if (dialect != Dialect::PostgreSql || part.isTransaction)
        return false;
    const auto tokens = scan(part.text, postgresqlLexis);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::Word && lowerCase(token.text) == "concurrently"; });
}

std::string withoutSpaces(std::string_view line)
{
    std::string text;
    for (const char c : lowerCase(line))
        if (c != ' ' && c != '\t' && c != '\r')
            text += c;
    return text;
}

}  // namespace

std::vector<std::vector<ScriptPart>> inRequests(std::vector<ScriptPart> parts, Dialect dialect)
{
    std::vector<std::vector<ScriptPart>> requests;
    bool mayJoin = false;
    for (ScriptPart& part : parts) {
        const bool alone = standsAlone(part, dialect);
        if (!mayJoin || alone)
            requests.emplace_back();
        requests.back().push_back(std::move(part));
        mayJoin = !alone;
    }
    return requests;
}

std::vector<MigrationScripts> asRequests(const MigrationScripts& scripts)
{
    const auto requests = inRequests(partsOf(scripts.up, scripts.dialect), scripts.dialect);
    std::vector<MigrationScripts> all;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        MigrationScripts one = scripts;
        one.number += static_cast<int>(i);
        one.name += i == 0 ? "" : "_" + std::to_string(i + 1);
        one.up = joinedParts(requests[i]);
        one.down = i == 0 ? joinedParts(partsOf(scripts.down, scripts.dialect))
                          : "-- " + fourDigits(scripts.number) + "_" + scripts.name + " takes this back with all the rest.\nSELECT 1;\n";
        all.push_back(std::move(one));
    }
    return all;
}

std::string withoutLines(std::string_view text, std::initializer_list<std::string_view> beginnings)
{
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        if (std::none_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) { return line.starts_with(beginning); }))
            out += line;
        text.remove_prefix(end);
    }
    return out;
}

std::optional<Error> misread(const MigrationScripts& scripts, const std::vector<std::string_view>& marks, std::string_view tool)
{
    for (const std::string* script : {&scripts.up, &scripts.down})
        for (std::size_t begin = 0; begin < script->size();) {
            const auto end = std::min(script->find('\n', begin), script->size());
            const std::string line = withoutSpaces(std::string_view(*script).substr(begin, end - begin));
            for (const std::string_view mark : marks)
                if (line.starts_with(mark))
                    return Error{std::string(tool) + " would take this line for an instruction of its own.", script->substr(begin, std::min<std::size_t>(end - begin, 80)),
                                 "Change the comment or the body that holds it, or choose another layout."};
            begin = end + 1;
        }
    return std::nullopt;
}

}  // namespace barch::sql
