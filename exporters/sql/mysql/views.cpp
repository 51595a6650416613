#include "exporters/sql/mysql/views.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/flat_names.h"
#include "exporters/sql/mysql/expressions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/roles.h"
#include "exporters/sql/names.h"

namespace barch::sql::mysql {
namespace {

void writeView(Draft& draft, const View& view)
{
    const auto element = ElementRef::of(ElementKind::View, view.id);
    const std::string name = quoted(flatName(draft.project(), view.namespaceId, view.name));
    std::string text = view.securityInvoker ? "CREATE SQL SECURITY INVOKER VIEW " : "CREATE SQL SECURITY DEFINER VIEW ";
    if (!view.options.empty() && view.dialect == Dialect::MySql)
        text.insert(7, draft.expression(view.options, element, "What it is made with") + " ");
    text += name;
    if (!view.columnNames.empty())
        text += " (" + quotedList(view.columnNames) + ")";
    const std::string query = (view.dialect == Dialect::MySql ? draft.query(view.definition, element, "Its definition")
                                                : renamedQuotes(draft, view.definition, element, "Its definition"));
    text += " AS\n" + withFlatNames(query, lexis(), draft.project(), quoted);
    if (view.checkOption == "local" || view.checkOption == "cascaded")
        text += view.checkOption == "local" ? "\nWITH LOCAL CHECK OPTION" : "\nWITH CASCADED CHECK OPTION";
    draft.add({.statement = text, .reverse = "DROP VIEW " + name, .comment = "View " + view.name, .element = element});
    if (view.materialized)
        draft.replaced(element, "Materialized view", "Written as a plain view, which is computed at each query.");
    writeGrants(draft, view.grants, name, nullptr, element, {"select", "insert", "update", "delete"});
}

}  // namespace

void writeViews(Draft& draft)
{
    for (const View* view : viewOrder(draft.project())) {
        if (view->dialect == Dialect::MySql || view->dialect == Dialect::Any)
            writeView(draft, *view);
        else
            draft.leftOut(ElementRef::of(ElementKind::View, view->id), "View", "Left out: its query is written for another engine.");
    }
}

}  // namespace barch::sql::mysql
