#include "exporters/sql/sqlite/views.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/flat_names.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/identifiers.h"

namespace barch::sql::sqlite {

void writeViews(Draft& draft)
{
    for (const View* view : viewOrder(draft.project())) {
        const auto element = ElementRef::of(ElementKind::View, view->id);
        if (view->dialect != Dialect::Sqlite && view->dialect != Dialect::Any) {
            draft.leftOut(element, "View", "Left out: its query is written for another engine.");
            continue;
        }
        const std::string name = quoted(flatName(draft.project(), view->namespaceId, view->name));
        std::string text = "CREATE VIEW " + name;
        if (!view->columnNames.empty())
            text += " (" + quotedList(view->columnNames) + ")";
        draft.add({.statement = text + " AS\n" + withFlatNames(draft.query(view->definition, element, "Its definition"), lexis(), draft.project(), quoted) + "\n",
                   .reverse = "DROP VIEW " + name, .comment = "View " + view->name, .element = element});
        if (view->materialized)
            draft.replaced(element, "Materialized view", "Written as a plain view, which is computed at each query.");
        if (!view->checkOption.empty())
            draft.leftOut(element, "Check option of a view", "Left out: nothing can be written through a view of SQLite.");
    }
}

}  // namespace barch::sql::sqlite
