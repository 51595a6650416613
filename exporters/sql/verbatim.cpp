#include "exporters/sql/verbatim.h"

#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql {

void writeVerbatim(Draft& draft, Dialect dialect, VerbatimPlace place)
{
    std::vector<const VerbatimSql*> list;
    for (const VerbatimSql& verbatim : draft.project().verbatimSql)
        if ((verbatim.position < 0) == (place == VerbatimPlace::BeforeTables))
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
