#include "exporters/sql/verbatim.h"

#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql {
namespace {

/// CREATE OPERATOR, CREATE CAST and their like.
bool isMadeOfFunctions(const VerbatimSql& verbatim)
{
    std::vector<std::string> words;
    for (const Token& token : scan(verbatim.sql, anyLexis)) {
        if (token.kind == TokenKind::Word)
            words.push_back(lowerCase(token.text));
        if (words.size() == 2)
            break;
    }
    static const std::vector<std::string> kinds = {"operator", "cast", "conversion", "transform", "access", "language"};
    return words.size() == 2 && words[0] == "create" && std::find(kinds.begin(), kinds.end(), words[1]) != kinds.end();
}

bool isThere(const VerbatimSql& verbatim, VerbatimPlace place)
{
    switch (place) {
    case VerbatimPlace::BeforeTables: return verbatim.position < 0;
    case VerbatimPlace::BeforeFunctions: return verbatim.position < 0 && !isMadeOfFunctions(verbatim);
    case VerbatimPlace::MadeOfFunctions: return verbatim.position < 0 && isMadeOfFunctions(verbatim);
    case VerbatimPlace::AfterAll: return verbatim.position >= 0;
    }
    return false;
}

}  // namespace

void writeVerbatim(Draft& draft, Dialect dialect, VerbatimPlace place)
{
    std::vector<const VerbatimSql*> list;
    for (const VerbatimSql& verbatim : draft.project().verbatimSql)
        if (isThere(verbatim, place))
            list.push_back(&verbatim);
    std::stable_sort(list.begin(), list.end(), [](auto* a, auto* b) { return a->position < b->position; });
    for (const VerbatimSql* verbatim : list) {
        const auto element = ElementRef::of(ElementKind::Verbatim, verbatim->id);
        if (verbatim->dialect != dialect && verbatim->dialect != Dialect::Any) {
            draft.leftOut(element, "SQL kept word for word", "Left out: it is written for another engine.");
            continue;
        }
        if (verbatim->downSql.empty())
            draft.leftOut(element, "Reverse of SQL kept word for word", "The down migration doesn't take it back: nobody has said how.");
        draft.add({.statement = std::string(trimmed(verbatim->sql)),
                   .reverse = std::string(trimmed(verbatim->downSql)),
                   .comment = "Kept word for word: " + verbatim->name,
                   .element = element});
    }
}

}  // namespace barch::sql
