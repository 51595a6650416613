#include "designs.h"

#include "core/test_plan/derived_tests.h"

namespace barch::test {
namespace {

RoleId roleId(const std::string& name)
{
    return RoleId::derive("role/" + name);
}

Role makeRole(const std::string& name, bool login, bool bypass, std::vector<RoleId> memberOf = {})
{
    Role role;
    role.id = roleId(name);
    role.name = name;
    role.login = login;
    role.bypassRowSecurity = bypass;
    role.memberOf = std::move(memberOf);
    return role;
}

Grant makeGrant(RoleId role, std::vector<std::string> privileges)
{
    Grant grant;
    grant.role = role;
    grant.privileges = std::move(privileges);
    return grant;
}

std::string floorText(const Table& table)
{
    return table.column(table.tenantKey)->name + " = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)";
}

void addPolicies(Table& table)
{
    table.rowSecurity = table.forceRowSecurity = true;
    Policy floor;
    floor.id = PolicyId::derive("policy/" + table.name + "/floor");
    floor.name = table.name + "_floor";
    floor.restrictive = true;
    floor.roles = {roleId("app_runtime")};
    floor.usingExpression = floorText(table);
    Policy access = floor;
    access.id = PolicyId::derive("policy/" + table.name + "/rw");
    access.name = table.name + "_rw";
    access.restrictive = false;
    access.usingExpression = "true";
    table.policies = {floor, access};
}

void addFreeze(Table& table, Dialect dialect)
{
    const std::string key = table.column(table.tenantKey)->name;
    Trigger trigger;
    trigger.id = TriggerId::derive("trigger/" + table.name + "/freeze");
    trigger.name = table.name + "_freeze_tenant";
    trigger.events = {"update"};
    trigger.updateOf = {table.tenantKey};
    trigger.dialect = dialect;
    if (dialect == Dialect::PostgreSql)
        trigger.function = FunctionId::derive("function/freeze");
    else if (dialect == Dialect::MySql)
        trigger.body = "IF NOT (NEW." + key + " <=> OLD." + key + ") THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the tenant of a row never changes'; END IF;";
    else {
        trigger.condition = "NEW." + key + " IS NOT OLD." + key;
        trigger.body = "SELECT RAISE(ABORT, 'the tenant of a row never changes');";
    }
    table.triggers.push_back(std::move(trigger));
}

View tenantView(const Table& table)
{
    View view;
    view.id = ViewId::derive("view/" + table.name);
    view.namespaceId = table.namespaceId;
    view.name = "v_" + table.name;
    std::string columns;
    for (const Column& each : table.columns)
        columns += (columns.empty() ? "" : ", ") + each.name;
    view.definition = "SELECT " + columns + " FROM " + table.name + " WHERE " + table.column(table.tenantKey)->name + " = current_tenant_id()";
    view.dialect = Dialect::MySql;
    view.checkOption = "cascaded";
    view.reads = {table.id};
    view.grants = {makeGrant(roleId("app_runtime"), {"select", "insert", "update", "delete"})};
    return view;
}

Project guarded(Project project, Table table)
{
    const bool owned = table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link;
    const Dialect dialect = project.info->dialect;
    const bool shared = project.tenancy->model == TenancyModel::Shared || project.tenancy->model == TenancyModel::Hybrid;
    if (owned && shared && table.tenantKey) {
        addFreeze(table, dialect);
        if (dialect == Dialect::PostgreSql)
            addPolicies(table);
        if (dialect == Dialect::MySql)
            project.views = project.views.with(tenantView(table));
    }
    if (table.tenancyClass == TenancyClass::Root && shared && dialect == Dialect::PostgreSql) {
        table.tenantKey = columnId(table, "id");
        addPolicies(table);
        table.tenantKey = {};
    }
    const bool throughView = dialect == Dialect::MySql && owned && shared;
    if (dialect != Dialect::Sqlite && !throughView)
        table.grants.push_back(makeGrant(roleId("app_runtime"), table.tenancyClass == TenancyClass::Global || table.tenancyClass == TenancyClass::Root
                                                                     ? std::vector<std::string>{"select"}
                                                                     : std::vector<std::string>{"select", "insert", "update", "delete"}));
    project.tables = project.tables.with(std::move(table));
    return project;
}

/// Gives the table its tenant key, leading the primary key, and the reference to the root.
void giveTenantKey(const Project& project, Table& table)
{
    if (project.tenancy->model != TenancyModel::Shared && project.tenancy->model != TenancyModel::Hybrid)
        return;
    Column key = makeColumn(table.name, "tenant_id", "uuid");
    table.tenantKey = key.id;
    table.columns.insert(table.columns.begin(), key);
    table.primaryKey->columns.insert(table.primaryKey->columns.begin(), key.id);
    refer(project, table, {"tenant_id"}, "tenants", {"id"});
}

bool hasTenantKey(const Table& table)
{
    return static_cast<bool>(table.tenantKey);
}

/// A required reference, with the tenant where both sides have one, and its index.
void referTo(const Project& project, Table& table, const std::string& name, const std::string& target)
{
    addColumn(table, name, "uuid");
    const bool both = hasTenantKey(table) && hasTenantKey(tableOf(project, target));
    if (both)
        refer(project, table, {"tenant_id", name}, target, {"tenant_id", "id"});
    else
        refer(project, table, {name}, target, {"id"});
    if (both)
        index(table, {"tenant_id", name});
    else
        index(table, {name});
}

void uniqueInTenant(Table& table, std::vector<std::string> columns)
{
    if (hasTenantKey(table))
        columns.insert(columns.begin(), "tenant_id");
    unique(table, std::move(columns));
}

Project withRoles(Project project)
{
    for (const Role& role : {makeRole("app_owner", false, false), makeRole("app_migrator", true, true, {roleId("app_owner")}),
                             makeRole("app_runtime", true, false), makeRole("app_rls_helper", false, true)})
        project.roles = project.roles.with(role);
    Tenancy tenancy = *project.tenancy;
    tenancy.keyColumn = "tenant_id";
    tenancy.setting = "app.tenant_id";
    tenancy.ownerRole = roleId("app_owner");
    tenancy.migratorRole = roleId("app_migrator");
    tenancy.runtimeRole = roleId("app_runtime");
    tenancy.helperRole = roleId("app_rls_helper");
    project.tenancy = tenancy;
    if (project.info->dialect == Dialect::PostgreSql) {
        DefaultPrivilege revoke;
        revoke.id = VerbatimId::derive("default/functions");
        revoke.forRole = roleId("app_owner");
        revoke.objects = "functions";
        revoke.revoke = true;
        revoke.grant = makeGrant({}, {"execute"});
        project.defaultPrivileges = project.defaultPrivileges.with(revoke);
        Function freeze;
        freeze.id = FunctionId::derive("function/freeze");
        freeze.namespaceId = project.namespaces.begin()->id;
        freeze.name = "freeze_tenant";
        freeze.returns = "trigger";
        freeze.language = "plpgsql";
        freeze.body = "BEGIN IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id THEN RAISE EXCEPTION 'the tenant of a row never changes'; END IF; RETURN NEW; END";
        project.functions = project.functions.with(freeze);
    }
    return project;
}

Project withPeople(Project project)
{
    Table users = makeTable(project, "users", TenancyClass::Global);
    addColumn(users, "email", "text").classification = Classification::Personal;
    addColumn(users, "name", "text").classification = Classification::Personal;
    addColumn(users, "provider_user_id", "text").nullable = true;
    unique(users, {"email"});
    unique(users, {"provider_user_id"});
    return guarded(std::move(project), std::move(users));
}

Project withTenants(Project project)
{
    Table tenants = makeTable(project, "tenants", TenancyClass::Root);
    addColumn(tenants, "name", "text");
    addColumn(tenants, "slug", "text");
    unique(tenants, {"slug"});
    tenants.livesIn = project.tenancy->model == TenancyModel::Isolated ? DatabaseSet::ControlPlane : DatabaseSet::Both;

    Tenancy tenancy = *project.tenancy;
    tenancy.rootTable = tenants.id;
    project.tenancy = tenancy;
    project = guarded(std::move(project), std::move(tenants));
    if (project.tenancy->model == TenancyModel::Shared)
        return project;
    Table catalogue = makeTable(project, "tenant_databases", TenancyClass::Global);
    catalogue.livesIn = DatabaseSet::ControlPlane;

    addColumn(catalogue, "tenant_id", "uuid");
    addColumn(catalogue, "placement", "text");
    addColumn(catalogue, "database_name", "text");
    addColumn(catalogue, "credential_reference", "text").comment = "Name of the secret in the secret store.";
    addColumn(catalogue, "schema_version", "text");
    addColumn(catalogue, "is_active", "boolean").defaultExpression = "false";
    refer(project, catalogue, {"tenant_id"}, "tenants", {"id"});
    unique(catalogue, {"tenant_id"});
    unique(catalogue, {"credential_reference"});
    return guarded(std::move(project), std::move(catalogue));
}

Project withWork(Project project)
{
    Table countries = makeTable(project, "countries", TenancyClass::Global);
    addColumn(countries, "code", "text");
    unique(countries, {"code"});
    project = guarded(std::move(project), std::move(countries));

    Table projects = makeTable(project, "projects", TenancyClass::Owned);
    giveTenantKey(project, projects);
    addColumn(projects, "name", "text");
    uniqueInTenant(projects, {"name"});
    referTo(project, projects, "country_id", "countries");
    project = guarded(std::move(project), std::move(projects));

    Table tasks = makeTable(project, "tasks", TenancyClass::Owned);
    giveTenantKey(project, tasks);
    addColumn(tasks, "title", "varchar(200)");
    addColumn(tasks, "status", "text");
    Check check;
    check.id = ConstraintId::derive("check/tasks_status");
    check.name = "tasks_status_check";
    check.expression = "status IN ('open', 'done')";
    tasks.checks.push_back(check);
    referTo(project, tasks, "project_id", "projects");
    project = guarded(std::move(project), std::move(tasks));

    Table tags = makeTable(project, "tags", TenancyClass::Owned);
    giveTenantKey(project, tags);
    addColumn(tags, "label", "text");
    uniqueInTenant(tags, {"label"});
    project = guarded(std::move(project), std::move(tags));

    Table links = makeTable(project, "task_tags", TenancyClass::Link);
    links.columns.erase(links.columns.begin());
    links.primaryKey->columns.clear();
    giveTenantKey(project, links);
    referTo(project, links, "task_id", "tasks");
    referTo(project, links, "tag_id", "tags");
    links.primaryKey->columns.push_back(columnId(links, "task_id"));
    links.primaryKey->columns.push_back(columnId(links, "tag_id"));
    links.indexes.erase(links.indexes.begin());
    return guarded(std::move(project), std::move(links));
}

Project withAudit(Project project)
{
    const Dialect dialect = project.info->dialect;
    Table audit = makeTable(project, "audit_logs", TenancyClass::Owned);
    giveTenantKey(project, audit);
    std::erase_if(audit.columns, [](const Column& each) { return each.name == "updated_at"; });
    for (const char* name : {"action", "resource", "ip_address"})
        addColumn(audit, name, "text").classification = Classification::Personal;
    addColumn(audit, "user_id", "uuid");
    project = guarded(std::move(project), audit);
    if (const View* found = project.views.find(ViewId::derive("view/audit_logs"))) {
        View view = *found;
        view.grants[0].privileges = {"select", "insert"};
        project.views = project.views.with(view);
    }
    return changed(std::move(project), "audit_logs", [dialect](Table& table) {
        for (Grant& grant : table.grants)
            grant.privileges = {"select", "insert"};
        if (dialect == Dialect::PostgreSql)
            return;
        for (const char* event : {"update", "delete"}) {
            Trigger keep;
            keep.id = TriggerId::derive(std::string("trigger/audit_logs/keep_") + event);
            keep.name = std::string("audit_logs_keep_") + event;
            keep.events = {event};
            keep.dialect = dialect;
            keep.body = dialect == Dialect::MySql ? "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is never changed';"
                                                  : "SELECT RAISE(ABORT, 'the audit log is never changed');";
            table.triggers.push_back(std::move(keep));
        }
    });
}

}  // namespace

namespace {

void addTest(Project& project, const char* id, TestCase test)
{
    test.id = TestCaseId::derive(std::string("test/") + id);
    project.testCases = project.testCases.with(std::move(test));
}

std::vector<TableId> isolated(const Project& project)
{
    std::vector<TableId> ids;
    for (const Table* table : tablesToIsolate(project))
        ids.push_back(table->id);
    return ids;
}

/// What is tried, logged and measured.
Project withOperations(Project project)
{
    addTest(project, "login", loginTest(true));
    addTest(project, "migrations", migrationTest());
    addTest(project, "payments", paymentWebhookTest());
    addTest(project, "subscription", subscriptionTest());
    addTest(project, "ai", aiTest());
    if (project.tenancy->model != TenancyModel::None)
        project = *coverIsolation(project, isolated(project));
    Observability logs;
    logs.logFields = {"timestamp", "level", "message", "request_id", "user_id", "tenant_id"};
    project.observability = logs;
    for (const char* name : {"access_denied", "cross_tenant_attempts", "http_request_duration", "http_request_errors", "http_requests"})
        project.metrics = project.metrics.with(Metric{MetricId::derive(name), name, "counter", "requests", "over 20 in 5 minutes", {}, {}});
    return project;
}

}  // namespace

Project soundDesign(Dialect dialect, TenancyModel model)
{
    Project project;
    ProjectInfo info;
    info.name = "Sound";
    info.dialect = dialect;
    project.info = info;
    Tenancy tenancy;
    tenancy.model = model;
    project.tenancy = tenancy;
    if (dialect == Dialect::PostgreSql) {
        Namespace space;
        space.id = NamespaceId::derive("namespace/public");
        space.name = "public";
        project.namespaces = project.namespaces.with(space);
    }
    if (dialect == Dialect::Sqlite && model == TenancyModel::Shared) {
        VerbatimSql pragma;
        pragma.id = VerbatimId::derive("verbatim/pragma");
        pragma.name = "foreign_keys";
        pragma.sql = "PRAGMA foreign_keys = ON;";
        pragma.dialect = Dialect::Sqlite;
        project.verbatimSql = project.verbatimSql.with(pragma);
    }
    if (dialect != Dialect::Sqlite)
        project = withRoles(std::move(project));
    if (model != TenancyModel::None)
        project = withTenants(std::move(project));
    return withOperations(withAudit(withWork(withPeople(std::move(project)))));
}

Project plusGuarded(Project project, Table table)
{
    if (table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link)
        giveTenantKey(project, table);
    project = guarded(std::move(project), std::move(table));
    return project.tenancy->model == TenancyModel::None ? project : *coverIsolation(project, isolated(project));
}

}  // namespace barch::test
