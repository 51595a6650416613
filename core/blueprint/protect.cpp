#include "core/blueprint/protect.h"

#include "core/tenancy/protection.h"

namespace barch {
namespace {

constexpr const char* refusal = "Rows of this table are never changed.";

FunctionId refuseFunction()
{
    return Draft::idOf<Function>("function/refuse_change");
}

Trigger refusing(const TableDraft& draft, std::vector<std::string> events, Dialect dialect)
{
    std::string name = draft.name + "_refuse";
    for (const std::string& event : events)
        name += "_" + event;
    Trigger trigger;
    trigger.id = TriggerId::derive("blueprint/table/" + draft.name + "/trigger/" + name);
    trigger.name = name;
    trigger.events = std::move(events);
    trigger.dialect = dialect;
    trigger.comment = refusal;
    trigger.origin = draft.origin;
    if (dialect == Dialect::PostgreSql)
        trigger.function = refuseFunction();
    else if (dialect == Dialect::MySql)
        trigger.body = std::string("SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '") + refusal + "';";
    else
        trigger.body = std::string("SELECT RAISE(ABORT, '") + refusal + "');";
    return trigger;
}

void addRefuseFunction(Project& project)
{
    Function function;
    function.namespaceId = Draft::idOf<Namespace>("namespace/public");
    function.name = "refuse_change";
    function.returns = "trigger";
    function.language = "plpgsql";
    function.body = std::string("BEGIN\n  RAISE EXCEPTION '") + refusal +
                    "' USING ERRCODE = 'integrity_constraint_violation';\nEND";
    function.searchPath = "pg_catalog, pg_temp";
    function.comment = "Refuses to change or delete rows of records.";
    function.origin = "base";
    put(project.functions, "function/refuse_change", function);
}

/// Where no role of the database stands for the running program, triggers keep records as they are.
/// (Clearing out what is past its retention then starts with dropping the trigger, on purpose.)
void refuseChanges(const Draft& draft, Project& project)
{
    const Dialect dialect = project.info->dialect;
    if (dialect == Dialect::Any)
        return;
    for (const TableDraft& from : draft.tables()) {
        if (from.privileges != std::vector<std::string>{"select", "insert"})
            continue;
        Table table = *project.table(blueprintTable(from.name));
        if (dialect == Dialect::PostgreSql) {
            addRefuseFunction(project);
            table.triggers.push_back(refusing(from, {"update", "delete"}, dialect));
        } else {
            table.triggers.push_back(refusing(from, {"update"}, dialect));
            table.triggers.push_back(refusing(from, {"delete"}, dialect));
        }
        project.tables = project.tables.with(std::move(table));
    }
}

RoleId addSupabaseRole(Project& project, const std::string& name, const std::string& comment)
{
    Role role;
    role.id = RoleId::derive("role/" + name);
    role.name = name;
    role.comment = comment;
    role.origin = fromAnswer("data.managed_service");
    role.login = role.bypassRowSecurity = role.createRole = role.createDatabase = name == "postgres";
    const RoleId id = role.id;
    project.roles = project.roles.with(std::move(role));
    return id;
}

/// Supabase: people reach the database as the roles that it has, and their token names them and their tenant.
/// Migrations run as its administrator, which also gets past policies where a helper has to.
void useSupabase(Project& project)
{
    Tenancy tenancy = *project.tenancy;
    addSupabaseRole(project, "anon", "Whoever isn't signed in, as Supabase knows them. Nothing is granted to it.");
    tenancy.runtimeRole = addSupabaseRole(project, "authenticated", project.tenancy->model == TenancyModel::None ? "Whoever is signed in, as Supabase knows them; their token says who it is."
                                                                                                                       : "Whoever is signed in, as Supabase knows them; their token says for which tenant.");
    tenancy.ownerRole = addSupabaseRole(project, "postgres", "Supabase's administrator. Runs migrations and owns the tables; no request comes in as this role.");
    tenancy.migratorRole = tenancy.helperRole = tenancy.ownerRole;
    tenancy.setting = "auth.jwt()";
    project.tenancy = tenancy;
}

/// What the running program may do, where it is not what is usual for the table's class.
void grantToRuntime(const Draft& draft, Project& project)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    for (const TableDraft& from : draft.tables()) {
        if (from.privileges.empty())
            continue;
        Table table = *project.table(blueprintTable(from.name));
        table.grants.push_back({runtime, from.privileges, {}, false});
        project.tables = project.tables.with(std::move(table));
    }
}

}  // namespace

Project protect(const Draft& draft)
{
    Project project = draft.project;
    const bool onSupabase = draft.choices.has("data.managed_service", "supabase");
    if (onSupabase)
        useSupabase(project);
    if (draft.choices.tenants() || onSupabase)
        project = withTenancyRoles(project);
    if (project.tenancy->runtimeRole)
        grantToRuntime(draft, project);
    else
        refuseChanges(draft, project);
    Result<Project> guarded = protectAll(project);
    return guarded ? std::move(guarded).value() : project;
}

}  // namespace barch
