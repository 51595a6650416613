#include "core/tenancy/mysql/tenant_views.h"

#include "core/edits/names.h"
#include "core/model/sql_tokens.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/tenant_view.h"

namespace barch {
namespace {

std::string identifier(std::string_view name)
{
    return sqlIdentifier(name, Dialect::MySql);
}

std::string freeViewName(const Project& project, const Table& table)
{
    const std::string base = derivedName("v", table.name);
    std::string name = base;
    for (int i = 2; hasRelationNamed(project, table.namespaceId, name, tenantViewId(table.id)); ++i)
        name = base + "_" + std::to_string(i);
    return name;
}

/// The query before its condition: every column by name, so that the view follows the table. MySQL has no
/// namespaces inside a database, so tables go by their names alone.
std::string selection(const Table& table)
{
    std::string columns;
    for (const Column& column : table.columns)
        columns += (columns.empty() ? "" : ", ") + identifier(column.name);
    return "SELECT " + columns + " FROM " + identifier(table.name) + " WHERE ";
}

}  // namespace

View tenantView(const Project& project, const Table& table, const std::string& condition)
{
    const View* there = project.views.find(tenantViewId(table.id));
    View view = there ? *there : View{.id = tenantViewId(table.id), .namespaceId = table.namespaceId};
    if (!there || there->name.rfind("v_", 0) == 0)  // a name that the architect gave stays
        view.name = freeViewName(project, table);
    view.namespaceId = table.namespaceId;
    view.definition = selection(table) + condition;
    view.dialect = Dialect::MySql;
    view.checkOption = "cascaded";
    if (std::find(view.reads.begin(), view.reads.end(), table.id) == view.reads.end())
        view.reads.push_back(table.id);
    return view;
}

std::string tenantViewCondition(const Project& project, const Table& table, const People& people)
{
    if (const Column* key = table.column(tenantColumn(project, table)))
        return identifier(key->name) + " = current_tenant_id()";
    if (const Column* person = table.column(personColumn(people, table)))
        return identifier(person->name) + " = current_user_id()";
    if (!people || people.people->id != table.id)
        return {};
    const Table& membership = *people.membership;
    const std::string key = identifier(table.column(people.key)->name);
    return key + " IN (SELECT m." + identifier(membership.column(people.person)->name) + " FROM " +
           identifier(membership.name) + " AS m WHERE m." + identifier(membership.column(membership.tenantKey)->name) +
           " = current_tenant_id()) OR " + key + " = current_user_id()";
}

ViewId tenantViewOf(const Project& project, TableId table)
{
    const ViewId id = tenantViewId(table);
    return project.views.contains(id) ? id : ViewId();
}

Project withFreshTenantView(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table || !tenantViewOf(project, id))
        return project;
    const std::string condition = tenantViewCondition(project, *table, peopleOf(project));
    if (condition.empty())
        return project;
    Project edited = project;
    putIn(edited.views, tenantView(project, *table, condition));
    return edited;
}

}  // namespace barch
