#include "core/tenancy/mysql/tenant_views.h"

#include "core/edits/names.h"
#include "core/model/sql_tokens.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/runtime_grants.h"
#include "core/tenancy/tenant_view.h"

namespace barch {
namespace {

const std::string cascaded = "cascaded";

std::string identifier(std::string_view name)
{
    return sqlIdentifier(name, Dialect::MySql);
}

std::string freeViewName(const IsRelationName& isTaken, const Table& table, ViewId id, const std::string& prefix)
{
    const std::string base = derivedName(prefix, table.name);
    std::string name = base;
    for (int i = 2; isTaken(table.namespaceId, name, id); ++i)
        name = derivedName(base, std::to_string(i));
    return name;
}

std::string quoted(std::string_view name)
{
    std::string text = "`";
    for (const char c : name)
        text += c == '`' ? std::string("``") : std::string(1, c);
    return text + "`";
}

/// The query before its condition: every column by name, so that the view follows the table. Quoted all
/// of them, since each release of MySQL reserves more words. MySQL has no namespaces inside a database,
/// so tables go by their names alone.
std::string selection(const Table& table)
{
    std::string columns;
    for (const Column& column : table.columns)
        columns += (columns.empty() ? "" : ", ") + quoted(column.name);
    return "SELECT " + columns + " FROM " + identifier(table.name) + " WHERE ";
}

/// What views are made for, and the names that they can't have.
struct ViewPlace {
    const Project& project;
    const IsRelationName& isTaken;
};

View viewOf(const ViewPlace& place, const Table& table, ViewId id, const std::string& prefix, const std::string& condition)
{
    const View* there = place.project.views.find(id);
    View view = there ? *there : View{.id = id, .namespaceId = table.namespaceId};
    if (!there || there->name.rfind(prefix + "_", 0) == 0)  // a name that the architect gave stays
        view.name = freeViewName(place.isTaken, table, id, prefix);
    view.namespaceId = table.namespaceId;
    view.definition = selection(table) + condition;
    view.dialect = Dialect::MySql;
    view.checkOption = cascaded;
    if (std::find(view.reads.begin(), view.reads.end(), table.id) == view.reads.end())
        view.reads.push_back(table.id);
    return view;
}

/// "tenant_id = current_tenant_id()" for tenant-owned tables and the root, what belongs to the signed-in
/// person, or people of the current tenant; empty for tables without a view.
std::string readCondition(const Project& project, const Table& table, const People& people)
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

std::vector<RuntimeView> peopleViews(const ViewPlace& place, const Table& table, const People& people)
{
    const Column& key = *table.column(people.key);
    const bool counted = key.identity != Identity::None;
    const std::vector<std::string> writing = counted ? std::vector<std::string>{"select", "update"}
                                                     : std::vector<std::string>{"select", "insert", "update"};
    std::vector<RuntimeView> views{
        {viewOf(place, table, ownRowsViewId(table.id), "v_own", identifier(key.name) + " = current_user_id()"), writing, writing}};
    if (counted) {
        RuntimeView added{viewOf(place, table, newRowsViewId(table.id), "v_new", "FALSE"), {"insert"}, {"insert"}};
        added.view.checkOption.clear();  // nothing would ever satisfy it
        views.push_back(std::move(added));
    }
    return views;
}

}  // namespace

std::vector<RuntimeView> runtimeViews(const Project& project, const Table& table, const People& people, const IsRelationName& isTaken)
{
    const ViewPlace place{project, isTaken};
    const std::string condition = readCondition(project, table, people);
    if (condition.empty())
        return {};
    const std::vector<std::string> all{"select", "insert", "update", "delete"};
    const bool isPeople = people && people.people->id == table.id;
    const bool isMembership = people && people.membership->id == table.id;
    RuntimeView main{viewOf(place, table, tenantViewId(table.id), "v", condition),
                     usualPrivileges(project, table, !isTenantOwned(table)), all};
    if (isPeople)
        main.usual = main.most = {"select"};
    if (isMembership) {
        std::erase(main.usual, "insert");
        std::erase(main.most, "insert");
    }
    std::vector<RuntimeView> views{std::move(main)};
    if (isPeople)
        for (RuntimeView& view : peopleViews(place, table, people))
            views.push_back(std::move(view));
    if (isMembership)
        views.push_back({viewOf(place, table, ownRowsViewId(table.id), "v_own",
                                condition + " AND " + identifier(table.column(people.person)->name) + " = current_user_id()"),
                         {"select", "insert"}, {"select", "insert"}});
    return views;
}

ViewId ownRowsViewId(TableId table) { return ViewId::derive("view/" + table.text() + "/own-rows"); }
ViewId newRowsViewId(TableId table) { return ViewId::derive("view/" + table.text() + "/new-rows"); }
TriggerId personTriggerId(TableId table) { return TriggerId::derive("trigger/" + table.text() + "/person"); }

bool isTenantView(TableId table, ViewId view)
{
    return view == tenantViewId(table) || view == ownRowsViewId(table) || view == newRowsViewId(table);
}

Project withFreshTenantView(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table || !project.views.contains(tenantViewId(id)))
        return project;
    Project edited = project;
    const auto isTaken = [&](NamespaceId space, std::string_view name, AnyId except) { return hasRelationNamed(project, space, name, except); };
    for (RuntimeView& made : runtimeViews(project, *table, peopleOf(project), isTaken))
        if (project.views.contains(made.view.id))
            putIn(edited.views, std::move(made.view));
    return edited;
}

}  // namespace barch
