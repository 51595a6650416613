#include "exporters/sql/sqlite/roles.h"

#include "exporters/sql/dependency_order.h"

namespace barch::sql::sqlite {

void warnOfRoles(Draft& draft)
{
    const Project& project = draft.project();
    const std::string why = "Left out: SQLite has no accounts. Whoever may open the file may do everything.";
    for (const Role* role : roleOrder(project))
        draft.leftOutOften(ElementRef::of(ElementKind::Role, role->id), "Role", why);
    for (const Table* table : byName(project, project.tables))
        if (!table->grants.empty())
            draft.leftOutOften(ElementRef::table(table->id), "Grant", why);
    for (const View* view : byName(project, project.views))
        if (!view->grants.empty())
            draft.leftOutOften(ElementRef::of(ElementKind::View, view->id), "Grant", why);
    for (const Namespace* space : byName(project, project.namespaces))
        if (!space->grants.empty())
            draft.leftOutOften(ElementRef::of(ElementKind::Namespace, space->id), "Grant", why);
    for (const DefaultPrivilege& entry : project.defaultPrivileges)
        draft.leftOutOften(ElementRef::of(ElementKind::Role, entry.forRole), "Default privileges", why);
}

}  // namespace barch::sql::sqlite
