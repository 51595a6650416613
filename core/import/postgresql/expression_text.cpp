#include "core/import/postgresql/expression_text.h"

#include <algorithm>
#include <array>

namespace barch::pg {
namespace {

bool isAny(const StatementText& words, std::size_t token, std::initializer_list<std::string_view> list)
{
    return std::any_of(list.begin(), list.end(), [&](std::string_view word) { return words.is(token, word); });
}

/// After an operator and IS the next word belongs to the expression, whatever it is.
bool wantsMore(const StatementText& words, std::size_t token)
{
    return words[token].kind == SqlPieceKind::Operator || words[token].kind == SqlPieceKind::Dot || words.is(token, "is") ||
           (words.is(token, "not") && token > 0 && words.is(token - 1, "is"));
}

}  // namespace

std::string defaultText(const StatementText& words, std::size_t first)
{
    std::size_t end = first;
    for (; end < words.size(); ++end) {
        const SqlPieceKind kind = words[end].kind;
        if (kind == SqlPieceKind::Comma || kind == SqlPieceKind::Close)
            break;
        const bool isFree = end > first && !wantsMore(words, end - 1);
        if (isFree && isAny(words, end, {"constraint", "not", "null", "unique", "primary", "check", "default", "generated", "references", "deferrable", "initially", "collate"}))
            break;
        if (kind == SqlPieceKind::Open || kind == SqlPieceKind::OpenSquare)
            end = words.closing(end);
    }
    return words.text(first, end);
}

std::string parenthesised(const StatementText& words, std::string_view word, std::size_t from)
{
    for (std::size_t at = words.find(word, from); at < words.size(); at = words.find(word, at + 1))
        if (at + 1 < words.size() && words[at + 1].kind == SqlPieceKind::Open)
            return words.inside(at + 1);
    return {};
}

std::string keyExpression(const StatementText& words, std::size_t first, std::size_t last)
{
    if (first < last && words[first].kind == SqlPieceKind::Open)
        return words.inside(first);
    for (std::size_t i = first; i < last; ++i)
        if (words[i].kind == SqlPieceKind::Open)
            return words.text(first, words.closing(i) + 1);
    return words.text(first, first + 1);
}

}  // namespace barch::pg
