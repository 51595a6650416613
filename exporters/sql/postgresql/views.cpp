#include "exporters/sql/postgresql/views.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/comments.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/indexes.h"
#include "exporters/sql/postgresql/roles.h"

namespace barch::sql::postgresql {
namespace {

void writeView(Draft& draft, const View& view)
{
    const auto element = ElementRef::of(ElementKind::View, view.id);
    const std::string name = qualified(draft.project(), view.namespaceId, view.name);
    const std::string kind = view.materialized ? "MATERIALIZED VIEW " : "VIEW ";
    std::string text = "CREATE " + kind + name;
    if (!view.columnNames.empty())
        text += " (" + quotedList(view.columnNames) + ")";
    std::string options = view.options.empty() ? std::string() : draft.expression(view.options, element, "What it is made with");
    if (view.securityInvoker && !view.materialized)
        options += std::string(options.empty() ? "" : ", ") + "security_invoker = true";
    if (!options.empty())
        text += " WITH (" + options + ")";
    text += " AS\n" + draft.query(view.definition, element, "Its definition");
    if (view.materialized)
        text += view.withData ? "\nWITH DATA" : "\nWITH NO DATA";
    else if (view.checkOption == "local" || view.checkOption == "cascaded")
        text += view.checkOption == "local" ? "\nWITH LOCAL CHECK OPTION" : "\nWITH CASCADED CHECK OPTION";
    draft.add({.statement = text, .reverse = "DROP " + kind + name, .comment = "View " + view.name, .element = element});
    for (const Index& index : view.indexes)
        writeIndex(draft, nullptr, index, view.namespaceId, name, view.name, element);
    if (!view.comment.empty())
        draft.add(commentStep(element, kind + name, view.comment));
    writeGrants(draft, view.grants, "TABLE " + name, nullptr, element, false);
}

}  // namespace

void writeViews(Draft& draft)
{
    for (const View* view : viewOrder(draft.project())) {
        if (view->dialect == Dialect::PostgreSql || view->dialect == Dialect::Any)
            writeView(draft, *view);
        else
            draft.leftOut(ElementRef::of(ElementKind::View, view->id), "View",
                          "Left out: its query is written for another engine.");
    }
}

}  // namespace barch::sql::postgresql
