#include "exporters/sql/sqlite/policies.h"

#include "exporters/sql/dependency_order.h"

namespace barch::sql::sqlite {

void warnOfPolicies(Draft& draft)
{
    const Project& project = draft.project();
    for (const Table* table : byName(project, project.tables))
        if (table->rowSecurity || !table->policies.empty())
            draft.leftOutOften(ElementRef::table(table->id), "Row-level security",
                               "Left out: SQLite has none. The application itself has to filter every query by tenant, or keep a file for each tenant.");
}

}  // namespace barch::sql::sqlite
