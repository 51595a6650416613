#include "core/import/postgresql/nesting.h"

#include "core/text/sql_scanner.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace barch::pg {
namespace {

constexpr std::size_t deepest = 3000;
/// So many signs need at least so much text.
constexpr std::size_t shortest = 2 * deepest;

bool nests(const SqlPiece& piece)
{
    static constexpr std::array<std::string_view, 10> words{"case", "cross", "except", "intersect", "join", "like", "not", "over", "union", "within"};
    if (piece.kind == SqlPieceKind::Operator)
        return true;
    if (piece.kind != SqlPieceKind::Word || piece.text.size() > 9)
        return false;
    std::string lower(piece.text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(words.begin(), words.end(), lower) != words.end();
}

}  // namespace

std::optional<std::size_t> nestedTooDeepAt(std::string_view sql)
{
    if (sql.size() < shortest)
        return std::nullopt;
    std::vector<std::size_t> levels{0};  // what nests in each open parenthesis since its last comma
    std::size_t depth = 0;
    std::size_t at = 0;
    SqlScanner scanner(sql, postgresqlLexis);
    for (SqlPiece piece; scanner.next(piece); at += piece.text.size()) {
        const bool opens = piece.kind == SqlPieceKind::Open || piece.kind == SqlPieceKind::OpenSquare;
        const bool closes = piece.kind == SqlPieceKind::Close || piece.kind == SqlPieceKind::CloseSquare;
        if (opens || nests(piece)) {
            ++levels.back();
            ++depth;
        }
        if (opens)
            levels.push_back(0);
        if (closes && levels.size() > 1) {
            depth -= levels.back() + 1;
            levels.pop_back();
            --levels.back();
        } else if (piece.kind == SqlPieceKind::Comma || piece.kind == SqlPieceKind::Semicolon) {
            depth -= levels.back();
            levels.back() = 0;
        }
        if (depth > deepest)
            return at;
    }
    return std::nullopt;
}

}  // namespace barch::pg
