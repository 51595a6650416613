#include "core/tenancy/protection.h"

#include "core/access/permission_policies.h"
#include "core/edits/lookups.h"
#include "core/edits/relation_names.h"
#include "core/edits/table_edits.h"
#include "core/edits/table_summary.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/person_guards.h"
#include "core/tenancy/postgresql/helper_functions.h"
#include "core/tenancy/runtime_grants.h"
#include "core/tenancy/tenant_keys.h"
#include "core/tenancy/tenant_view.h"

#include <set>

namespace barch {
namespace {

/// The design's root where it is known only by its class; what is wrong with it.
Result<Project> withRoot(const Project& project)
{
    Project edited = project;
    if (!tenantRoot(project)) {
        for (const Table& table : project.tables)
            if (table.tenancyClass == TenancyClass::Root) {
                Tenancy tenancy = *project.tenancy;
                tenancy.rootTable = table.id;
                edited.tenancy = Shared<Tenancy>(std::move(tenancy));
                break;
            }
    }
    const Table* root = tenantRoot(edited);
    if (!root)
        return Error{"No table holds the tenants yet.", {}, "Make one table the tenant root first."};
    if (!tenantRootKey(edited))
        return Error{"The tenant root needs a primary key of one column.", qualifiedName(edited, *root),
                     "Other tables refer to it by their tenant key."};
    return edited;
}

Project guarded(const Project& project, TableId id, const People& people, const IsRelationName& isTaken)
{
    const Table& table = *project.table(id);
    switch (guardDialect(project)) {
    case Dialect::MySql: return withMySqlGuards(project, table, people, isTaken);
    case Dialect::Sqlite: return withSqliteGuards(project, table, people);
    case Dialect::Any:
    case Dialect::PostgreSql: break;
    }
    return withPostgreSqlGuards(project, table, people);
}

/// `people` of one project point into it, and each guard makes another: so it is looked up by id.
class PeopleOfProject {
public:
    explicit PeopleOfProject(const Project& project) : m_first(project), m_people(peopleOf(m_first)) {}

    People in(const Project& project) const
    {
        if (!m_people)
            return {};
        return {project.table(m_people.people->id), project.table(m_people.membership->id), m_people.person, m_people.key};
    }

private:
    Project m_first;
    People m_people;
};

Project withPeople(const Project& project, const People& people)
{
    switch (guardDialect(project)) {
    case Dialect::MySql: return withMySqlPeople(project, people);
    case Dialect::Sqlite: return project;
    case Dialect::Any:
    case Dialect::PostgreSql: break;
    }
    return withPostgreSqlPeople(project, people);
}

/// A database for each tenant: the runtime role works on the tables, and reads what is shared.
Project withIsolatedGrants(const Project& project, TableId id)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    const Table* before = project.table(id);
    if (!runtime || before->tenancyClass == TenancyClass::Undeclared)
        return project;
    Project edited = project;
    Table table = *before;
    if (guardDialect(project) == Dialect::PostgreSql)
        edited = withUsage(project, table, runtime);
    if (!table.partitionOf)
        giveRuntime(table.grants, runtime, usualPrivileges(project, table, false));
    putIn(edited.tables, std::move(table));
    return edited;
}

/// Policies, trigger and view; the grants of the view go back to the table.
Project withoutMadeGuards(const Project& project, TableId id)
{
    const Table* before = project.table(id);
    if (!before)
        return project;
    Project edited = project;
    Table table = *before;
    std::set<PolicyId> made{floorPolicyId(id), accessPolicyId(id)};
    for (const char* purpose : {"people-read", "people-change", "people-add", "people-join", "people-stay", "permission/read", "permission/add",
                                "permission/change", "permission/remove"})
        made.insert(PolicyId::derive("policy/" + id.text() + "/" + purpose));
    const bool had = std::erase_if(table.policies, [&](const Policy& policy) { return made.contains(policy.id); }) > 0;
    if ((had || guardsPersons(project)) && table.policies.empty()) {
        table.rowSecurity = false;
        table.forceRowSecurity = false;
    }
    std::erase_if(table.triggers, [&](const Trigger& trigger) { return trigger.id == freezeTriggerId(id) || trigger.id == personTriggerId(id); });
    if (const RoleId helper = project.tenancy->helperRole)
        takeFrom(table.grants, helper);
    if (const View* view = project.views.find(tenantViewId(id))) {
        std::vector<Grant> grants = view->grants;
        moveGrants(grants, table.grants, project.tenancy->runtimeRole);
        edited.views = edited.views.without(view->id);
    }
    for (const ViewId extra : {ownRowsViewId(id), newRowsViewId(id)})
        if (const View* view = project.views.find(extra)) {
            for (const Grant& grant : view->grants)
                if (grant.role == project.tenancy->runtimeRole)
                    for (const std::string& privilege : grant.privileges)
                        addPrivilege(table.grants, grant.role, privilege);
            edited.views = edited.views.without(extra);
        }
    putIn(edited.tables, std::move(table));
    return edited;
}

/// What was made for the design as a whole and nothing calls any more.
Project withoutMadeFunctions(const Project& project)
{
    Project edited = project;
    for (const FunctionId id : guardFunctionIds(project))
        edited.functions = edited.functions.without(id);
    edited.functions = edited.functions.without(permissionFunctionId());
    edited.views = edited.views.without(ViewId::derive("view/tenants_of_current_user"));
    return edited;
}

Project stripped(const Project& project)
{
    Project edited = project;
    for (const Table& table : project.tables)
        edited = withoutMadeGuards(edited, table.id);
    return withoutMadeFunctions(edited);
}

/// Without the helpers for people where nobody belongs to a tenant any more.
Project withoutStaleHelpers(const Project& project)
{
    if (peopleOf(project))
        return project;
    Project edited = project;
    for (const FunctionId id : guardFunctionIds(project))
        if (id != freezeFunctionId() && id != FunctionId::derive("function/current_tenant_id"))
            edited.functions = edited.functions.without(id);
    edited.views = edited.views.without(ViewId::derive("view/tenants_of_current_user"));
    return edited;
}

bool hasTenants(const Project& project)
{
    return sharesTables(project) || project.tenancy->model == TenancyModel::Isolated;
}

/// Guards for these tables, whose structure is there.
Project guardAll(const Project& project, const std::vector<TableId>& tables)
{
    constexpr std::size_t many = 50;
    Project edited = project;
    const PeopleOfProject people(project);
    std::optional<RelationNames> names;
    if (tables.size() > many && guardDialect(project) == Dialect::MySql)
        names.emplace(project);
    const auto isTaken = [&](NamespaceId space, std::string_view name, AnyId except) {
        return names ? names->has(space, name, except) : hasRelationNamed(edited, space, name, except);
    };
    for (const TableId id : tables) {
        edited = guarded(edited, id, people.in(edited), isTaken);
        if (names)
            for (const ViewId made : {tenantViewId(id), ownRowsViewId(id), newRowsViewId(id)})
                if (const View* view = edited.views.find(made))
                    names->put(view->namespaceId, view->name, view->id);
    }
    const People found = people.in(edited);
    return found ? withPeople(edited, found) : edited;
}

}  // namespace

Result<Project> protectTable(const Project& project, TableId id)
{
    if (!project.tables.contains(id))
        return noSuch("table", id);
    if (!hasTenants(project))
        return guardsPersons(project) ? withPersonGuards(project, id) : withoutGuards(project, id);
    if (!sharesTables(project))
        return withIsolatedGrants(withTenancyRoles(project), id);
    const auto rooted = withRoot(project);
    if (!rooted)
        return rooted;
    const Project before = withTenancyRoles(*rooted);
    const Project keyed = withTenantKeys(before, {id});
    std::vector<TableId> tables{id};
    SharedMap<Table>::forEachDifference(before.tables, keyed.tables, [&](const Table*, const Table* after) {
        if (after && after->id != id)
            tables.push_back(after->id);
    });
    if (const People people = peopleOf(keyed); people && people.membership->id == id) {
        tables.push_back(people.people->id);
        forEachTableWhere(keyed, [](const TableSummary& of) { return of.hasOutsideReference(); }, [&](const Table& table) {
            if (personColumn(people, table))
                tables.push_back(table.id);
        });
    }
    return guardAll(keyed, tables);
}

Result<Project> protectAll(const Project& project)
{
    if (!hasTenants(project)) {
        Project edited = withoutMadeFunctions(project);
        for (const Table& table : project.tables)
            edited = guardsPersons(project) ? withPersonGuards(edited, table.id) : withoutGuards(edited, table.id);
        return edited;
    }
    std::vector<TableId> all;
    all.reserve(project.tables.size());
    for (const Table& table : project.tables)
        all.push_back(table.id);
    if (!sharesTables(project)) {
        Project edited = withTenancyRoles(project);
        for (const TableId id : all)
            edited = withIsolatedGrants(edited, id);
        return edited;
    }
    const auto rooted = withRoot(project);
    if (!rooted)
        return rooted;
    return guardAll(withAllTenantKeys(withTenancyRoles(*rooted)), all);
}

Result<Project> addProtectedTable(const Project& project, Table table)
{
    const auto fresh = [&](TableId id) { return project.tables.contains(id); };
    if (!table.id)
        table.id = freshId<TableId>("table/" + table.namespaceId.text() + "/" + table.name, fresh);
    const TableId id = table.id;
    const bool declared = table.tenancyClass != TenancyClass::Undeclared;
    const auto added = addTable(project, std::move(table));
    return added && ((declared && hasTenants(project)) || guardsPersons(project)) ? protectTable(*added, id) : added;
}

Result<Project> setTenancyClass(const Project& project, TableId id, TenancyClass tenancyClass)
{
    const Table* before = project.table(id);
    if (!before)
        return noSuch("table", id);
    const Table* root = tenantRoot(project);
    if (tenancyClass == TenancyClass::Root && root && root->id != id)
        return Error{"The tenants are in " + qualifiedName(project, *root) + " already.", qualifiedName(project, *before),
                     "A design has one tenant root. Give that table another class first."};
    const bool wasRoot = project.tenancy->rootTable == id && tenancyClass != TenancyClass::Root;
    if (wasRoot)
        for (const Table& table : project.tables)
            if (isTenantOwned(table) && table.tenantKey)
                return Error{qualifiedName(project, table) + " has tenant keys that refer to this table.",
                             qualifiedName(project, *before), "Give the tenant-owned tables another class first."};
    Project edited = project;
    if (before->tenancyClass != tenancyClass) {
        edited = withoutGuards(project, id);
        Table table = *edited.table(id);
        table.tenancyClass = tenancyClass;
        if (!isTenantOwned(table))
            table.tenantKey = {};
        edited.tables = edited.tables.with(std::move(table));
    }
    Tenancy tenancy = *edited.tenancy;
    tenancy.rootTable = tenancyClass == TenancyClass::Root ? id : wasRoot ? TableId() : tenancy.rootTable;
    if (!(tenancy == *edited.tenancy))
        edited.tenancy = Shared<Tenancy>(std::move(tenancy));
    edited = withoutStaleHelpers(edited);
    if (guardsPersons(edited))
        return withPersonGuards(edited, id);
    if (tenancyClass == TenancyClass::Undeclared || !hasTenants(edited) || wasRoot)
        return edited;
    return protectTable(edited, id);
}

Result<Project> setTenancyModel(const Project& project, TenancyModel model)
{
    if (project.tenancy->model == model)
        return project;
    Project edited = stripped(project);
    Tenancy tenancy = *project.tenancy;
    tenancy.model = model;
    edited.tenancy = Shared<Tenancy>(std::move(tenancy));
    if (sharesTables(edited) && !withRoot(edited))
        return edited;  // nothing to guard by yet
    return protectAll(edited);
}

Result<Project> setDialect(const Project& project, Dialect dialect)
{
    if (project.info->dialect == dialect)
        return project;
    Project edited = project;
    ProjectInfo info = *project.info;
    info.dialect = dialect;
    if (guardDialect(project) != (dialect == Dialect::Any ? Dialect::PostgreSql : dialect))
        edited = stripped(project);
    edited.info = Shared<ProjectInfo>(std::move(info));
    if ((!hasTenants(edited) && !guardsPersons(edited)) || (sharesTables(edited) && !withRoot(edited)))
        return edited;
    return protectAll(edited);
}

Project withoutGuards(const Project& project, TableId id)
{
    Project edited = withoutMadeGuards(project, id);
    const Table* before = edited.table(id);
    const RoleId runtime = project.tenancy->runtimeRole;
    if (!before || !runtime || !holdsGrant(before->grants, runtime))
        return edited;
    Table table = *before;
    takeFrom(table.grants, runtime);
    edited.tables = edited.tables.with(std::move(table));
    return edited;
}

}  // namespace barch
