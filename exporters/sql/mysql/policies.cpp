#include "exporters/sql/mysql/policies.h"

#include "exporters/sql/dependency_order.h"

#include <unordered_set>

namespace barch::sql::mysql {

void warnOfPolicies(Draft& draft)
{
    const Project& project = draft.project();
    std::unordered_set<TableId> seenThroughViews;
    for (const View& view : project.views)
        if (view.dialect == Dialect::MySql)
            seenThroughViews.insert(view.reads.begin(), view.reads.end());
    for (const Table* table : byName(project, project.tables)) {
        if (!table->rowSecurity && table->policies.empty())
            continue;
        if (seenThroughViews.contains(table->id))
            draft.replacedOften(ElementRef::table(table->id), "Row-level security", "Kept by a view: MySQL has no policies.");
        else
            draft.leftOut(ElementRef::table(table->id), "Row-level security",
                          "Left out: MySQL has no policies. Grant the application a view of its tenant's rows instead of the table.");
    }
}

}  // namespace barch::sql::mysql
