#include "tests/support/full_catalogue.h"

#include "core/text/sql_scanner.h"

#include <algorithm>

namespace barch::test {

std::map<std::string, KindCount> countKinds(const Catalogue& expected, const Catalogue& found)
{
    std::map<std::string, KindCount> kinds;
    auto kindOf = [](const std::string& line) { return line.substr(0, line.find(' ')); };
    for (const auto& line : expected) {
        ++kinds[kindOf(line)].in;
        kinds[kindOf(line)].back += found.contains(line) ? 1 : 0;
    }
    for (const auto& line : found)
        kinds[kindOf(line)].added += expected.contains(line) ? 0 : 1;
    return kinds;
}

std::string kindsText(const std::map<std::string, KindCount>& kinds)
{
    std::string text;
    for (const auto& [kind, count] : kinds)
        text += (text.empty() ? "" : ", ") + kind + " " + std::to_string(count.back) + " of " + std::to_string(count.in) +
                (count.added ? " (+" + std::to_string(count.added) + ")" : "");
    return text;
}

std::string plainSql(const std::string& sql)
{
    std::string text;
    SqlScanner scanner(sql, SqlLexis{.backslashEscapes = true, .backticks = true, .squareNames = true});
    for (SqlPiece piece; scanner.next(piece);) {
        if (piece.isBlank())
            continue;
        std::string part = piece.kind == SqlPieceKind::QuotedName ? unquotedSql(piece.text) : std::string(piece.text);
        if (piece.kind != SqlPieceKind::String)
            std::transform(part.begin(), part.end(), part.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        text += (text.empty() ? "" : " ") + part;
    }
    return text;
}

}  // namespace barch::test
