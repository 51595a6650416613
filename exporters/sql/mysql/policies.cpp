#include "exporters/sql/mysql/policies.h"

#include "exporters/sql/dependency_order.h"

#include <algorithm>

namespace barch::sql::mysql {

void warnOfPolicies(Draft& draft)
{
    const Project& project = draft.project();
    for (const Table* table : byName(project, project.tables)) {
        if (!table->rowSecurity && table->policies.empty())
            continue;
        const bool hasView = std::any_of(project.views.begin(), project.views.end(), [&](const View& view) {
            const bool reads = std::find(view.reads.begin(), view.reads.end(), table->id) != view.reads.end();
            return reads && view.dialect == Dialect::MySql;
        });
        if (hasView)
            draft.replacedOften(ElementRef::table(table->id), "Row-level security", "Kept by a view: MySQL has no policies.");
        else
            draft.leftOut(ElementRef::table(table->id), "Row-level security",
                          "Left out: MySQL has no policies. Grant the application a view of its tenant's rows instead of the table.");
    }
}

}  // namespace barch::sql::mysql
