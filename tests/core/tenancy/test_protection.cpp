#include "tests/core/edits/sample.h"

#include "core/edits/policy_edits.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/people.h"
#include "core/tenancy/tenant_view.h"

using namespace barch;
using namespace barch::test;

namespace {

const Policy* policyOf(const Table& table, std::string_view name)
{
    for (const Policy& policy : table.policies)
        if (policy.name == name)
            return &policy;
    return nullptr;
}

std::string grantsOf(const Project& project, const std::vector<Grant>& grants)
{
    std::string line;
    for (const Grant& grant : grants) {
        const Role* role = project.roles.find(grant.role);
        line += (line.empty() ? "" : "; ") + (role ? role->name : "public") + ":";
        for (const std::string& privilege : grant.privileges)
            line += " " + privilege;
    }
    return line;
}

const Function* functionNamed(const Project& project, std::string_view name)
{
    for (const Function& function : project.functions)
        if (function.name == name)
            return &function;
    return nullptr;
}

const View* viewNamed(const Project& project, std::string_view name)
{
    for (const View& view : project.views)
        if (view.name == name)
            return &view;
    return nullptr;
}

/// tickets without any tenant structure, drawn by hand before somebody chose a shared database.
Project drawnByHand(Dialect dialect = Dialect::PostgreSql)
{
    Project project = empty(dialect);
    for (const char* name : {"tenants", "tickets", "messages", "countries"})
        project = withTable(project, name);
    project = withColumn(project, "tickets", "code", "text");
    project = ok(addUnique(project, idOf(project, "tickets"), {columnOf(project, "tickets", "code")}));
    project = ok(addReference(project, idOf(project, "messages"), idOf(project, "tickets"),
                              {.nullable = true, .onDelete = ReferentialAction::SetNull}));
    project = ok(addReference(project, idOf(project, "tickets"), idOf(project, "countries")));
    Tenancy tenancy = *project.tenancy;
    tenancy.model = TenancyModel::Shared;
    project.tenancy = Shared<Tenancy>(tenancy);
    return project;
}

}  // namespace

TEST_CASE("A table drawn without tenants becomes tenant-owned with all that follows")
{
    Project project = drawnByHand();
    project = ok(setTenancyClass(project, idOf(project, "tenants"), TenancyClass::Root));
    project = ok(setTenancyClass(project, idOf(project, "countries"), TenancyClass::Global));
    project = ok(setTenancyClass(project, idOf(project, "messages"), TenancyClass::Owned));
    // The parent is not declared yet, so the reference can't stay within the tenant.
    CHECK(text(project, tableOf(project, "messages"), tableOf(project, "messages").foreignKeys[1]) == "ticket_id -> id of tickets");
    project = ok(setTenancyClass(project, idOf(project, "tickets"), TenancyClass::Owned));

    const Table& tickets = tableOf(project, "tickets");
    const Column& key = *tickets.column(tickets.tenantKey);
    CHECK(key.name == "tenant_id");
    CHECK(key.type == "uuid");
    CHECK_FALSE(key.nullable);
    CHECK(tickets.columns[1].id == key.id);
    CHECK(text(project, tickets, tickets.foreignKeys[0]) == "tenant_id -> id of tenants");
    CHECK(text(project, tickets, tickets.foreignKeys[1]) == "country_id -> id of countries");
    CHECK(columnNames(tickets, tickets.primaryKey->columns) == "tenant_id, id");
    REQUIRE(tickets.uniques.size() == 1);
    CHECK(columnNames(tickets, tickets.uniques[0].columns) == "tenant_id, code");
    CHECK(tickets.uniques[0].name == "tickets_tenant_id_code_key");
    const Table& messages = tableOf(project, "messages");
    CHECK(text(project, messages, messages.foreignKeys[1]) == "tenant_id, ticket_id -> tenant_id, id of tickets");
    CHECK(columnNames(messages, messages.foreignKeys[1].setColumns) == "ticket_id");
    REQUIRE(messages.indexes.size() == 1);
    CHECK(messages.indexes[0].name == "messages_tenant_id_ticket_id_idx");
    for (const Table& table : project.tables)
        for (const ForeignKey& reference : table.foreignKeys)
            CHECK(staysWithinTenant(project, table, reference));
}

TEST_CASE("On PostgreSQL a floor holds the runtime role to one tenant")
{
    const Project project = ok(protectAll(helpdesk()));
    const Table& tickets = tableOf(project, "tickets");
    CHECK(tickets.rowSecurity);
    CHECK(tickets.forceRowSecurity);
    REQUIRE(policyOf(tickets, "tickets_floor"));
    const Policy& floor = *policyOf(tickets, "tickets_floor");
    CHECK(floor.restrictive);
    CHECK(floor.command == PolicyCommand::All);
    CHECK(floor.roles == std::vector<RoleId>{project.tenancy->runtimeRole});
    CHECK(floor.usingExpression == "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)");
    CHECK(floor.checkExpression.empty());
    CHECK(hasTenantFloor(project, tickets));
    CHECK_FALSE(policyOf(tickets, "tickets_rw")->restrictive);
    CHECK(grantsOf(project, tickets.grants) == "app_runtime: select insert update delete");
    CHECK(freezesTenantKey(project, tickets));
    CHECK(tickets.triggers[0].name == "tickets_tenant_key");

    const Table& tenants = tableOf(project, "tenants");
    CHECK(policyOf(tenants, "tenants_floor")->usingExpression ==
          "id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)");
    CHECK(grantsOf(project, tenants.grants) == "app_runtime: select insert update");
    CHECK(tenants.triggers.empty());
    const Table& plans = tableOf(project, "plans");
    CHECK(grantsOf(project, plans.grants) == "app_runtime: select");
    CHECK_FALSE(plans.rowSecurity);
}

TEST_CASE("The roles are as isolation needs them")
{
    const Project project = ok(protectAll(helpdesk()));
    const auto role = [&](RoleId id) { return *project.roles.find(id); };
    const Tenancy& tenancy = *project.tenancy;
    CHECK_FALSE(role(tenancy.ownerRole).login);
    CHECK(role(tenancy.migratorRole).bypassRowSecurity);
    CHECK(role(tenancy.migratorRole).memberOf == std::vector<RoleId>{tenancy.ownerRole});
    CHECK(role(tenancy.runtimeRole).login);
    CHECK_FALSE(role(tenancy.runtimeRole).bypassRowSecurity);
    CHECK(role(tenancy.runtimeRole).memberOf.empty());
    CHECK_FALSE(role(tenancy.helperRole).login);
    CHECK(role(tenancy.helperRole).bypassRowSecurity);
    REQUIRE(project.defaultPrivileges.size() == 1);
    const DefaultPrivilege& privilege = *project.defaultPrivileges.begin();
    CHECK(privilege.revoke);
    CHECK(privilege.objects == "functions");
    CHECK_FALSE(privilege.namespaceId);
    CHECK_FALSE(privilege.grant.role);
}

TEST_CASE("A role of that name which is there already is taken")
{
    Project project = helpdesk();
    project.roles = project.roles.with(Role{.id = RoleId::derive("mine"), .name = "app_runtime", .login = true});
    project = ok(protectAll(project));
    CHECK(project.tenancy->runtimeRole == RoleId::derive("mine"));
    CHECK(project.roles.size() == 4);
}

TEST_CASE("People are seen by their tenant and by themselves")
{
    const Project project = ok(protectAll(helpdesk()));
    const People people = peopleOf(project);
    REQUIRE(people);
    CHECK(people.people->name == "users");
    CHECK(people.membership->name == "memberships");
    const Table& users = tableOf(project, "users");
    CHECK(users.forceRowSecurity);
    CHECK(policyOf(users, "users_members_read")->usingExpression ==
          "id = ANY (ARRAY(SELECT public.current_tenant_members())) OR id = (SELECT NULLIF(current_setting('app.user_id', true), '')::uuid)");
    CHECK(policyOf(users, "users_self_change")->command == PolicyCommand::Update);
    CHECK(policyOf(users, "users_self_change")->usingExpression == policyOf(users, "users_sign_up")->checkExpression);
    const Table& memberships = tableOf(project, "memberships");
    CHECK(policyOf(memberships, "memberships_join")->restrictive);
    CHECK(policyOf(memberships, "memberships_join")->checkExpression ==
          "user_id = (SELECT NULLIF(current_setting('app.user_id', true), '')::uuid)");
    CHECK(policyOf(memberships, "memberships_stay")->command == PolicyCommand::Update);
    CHECK(policyOf(users, "users_sign_up")->checkExpression ==
          "id = (SELECT NULLIF(current_setting('app.user_id', true), '')::uuid)");
    CHECK(grantsOf(project, users.grants) == "app_runtime: select insert update; app_rls_helper: select");
    for (const char* name : {"current_tenant_members", "tenants_of_current_user", "user_by_email"}) {
        INFO(name);
        const Function* function = functionNamed(project, name);
        REQUIRE(function);
        CHECK(function->securityDefiner);
        CHECK(function->owner == project.tenancy->helperRole);
        CHECK(function->searchPath == "pg_catalog, pg_temp");
        CHECK(grantsOf(project, function->grants) == "app_runtime: execute");
    }
    CHECK(functionNamed(project, "user_by_email")->body == "SELECT t.id FROM public.users AS t WHERE t.email = $1");
}

TEST_CASE("What belongs to one person is seen by that person, and found by its token")
{
    Project project = withTable(helpdesk(), "sessions", TenancyClass::Global);
    project = ok(addReference(project, idOf(project, "sessions"), idOf(project, "users")));
    project = ok(addColumn(project, idOf(project, "sessions"), {.name = "token_hash", .type = "varchar(64)", .protection = Protection::Hashed}));
    project = ok(addUnique(project, idOf(project, "sessions"), {columnOf(project, "sessions", "token_hash")}));
    const Project all = ok(protectAll(project));
    const Table& sessions = tableOf(all, "sessions");
    CHECK(policyOf(sessions, "sessions_floor")->usingExpression ==
          "user_id = (SELECT NULLIF(current_setting('app.user_id', true), '')::uuid)");
    CHECK(functionNamed(all, "session_user_by_token_hash")->body ==
          "SELECT t.user_id FROM public.sessions AS t WHERE t.token_hash = $1");
    CHECK(functionNamed(all, "session_user_by_token_hash")->arguments == "wanted varchar(64)");
}

TEST_CASE("Protecting again changes nothing, table by table or all at once, on every engine")
{
    for (const Dialect dialect : {Dialect::Any, Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite})
        for (const TenancyModel model : {TenancyModel::None, TenancyModel::Shared, TenancyModel::Isolated, TenancyModel::Hybrid})
            for (const char* ids : {"uuid", "bigint"}) {
                INFO(nameOf(dialect) << " " << nameOf(model) << " " << ids);
                const Project start = helpdesk(dialect, model, ids);
                const Project once = ok(protectAll(start));
                CHECK(sameAs(ok(protectAll(once)), once));
                Project single = start;
                for (const TenancyClass tenancyClass : {TenancyClass::Root, TenancyClass::Owned, TenancyClass::Global})
                    for (const Table& table : start.tables)
                        if (table.tenancyClass == tenancyClass)
                            single = ok(protectTable(single, table.id));
                for (const Table& table : once.tables)
                    CHECK(sameAs(ok(protectTable(once, table.id)), once));
                CHECK(ok(protectAll(single)) == once);
            }
}

TEST_CASE("What was narrowed or replaced by hand stays, what no runtime role may have goes")
{
    Project project = ok(protectAll(helpdesk()));
    const RoleId runtime = project.tenancy->runtimeRole;
    Table tickets = tableOf(project, "tickets");
    tickets.grants = {{.role = runtime, .privileges = {"select", "truncate"}}};
    for (Policy& policy : tickets.policies)
        if (policy.name == "tickets_rw")
            policy = {.id = PolicyId::derive("mine"), .name = "agents", .roles = {runtime}, .usingExpression = "assignee_id IS NOT NULL"};
    project.tables = project.tables.with(tickets);
    project = ok(protectAll(project));
    CHECK(grantsOf(project, tableOf(project, "tickets").grants) == "app_runtime: select");
    CHECK(tableOf(project, "tickets").policies.size() == 2);
    CHECK(policyOf(tableOf(project, "tickets"), "agents"));

    Table messages = tableOf(project, "messages");
    messages.grants = {{.role = runtime, .privileges = {"all"}}};
    messages.policies[0].usingExpression = "true";
    messages.forceRowSecurity = false;
    messages.triggers.clear();
    project.tables = project.tables.with(messages);
    CHECK_FALSE(hasTenantFloor(project, messages));
    project = ok(protectTable(project, messages.id));
    CHECK(hasTenantFloor(project, tableOf(project, "messages")));
    CHECK(freezesTenantKey(project, tableOf(project, "messages")));
    CHECK(tableOf(project, "messages").forceRowSecurity);
    CHECK(grantsOf(project, tableOf(project, "messages").grants) == "app_runtime: select insert update delete");
}

TEST_CASE("A floor of one's own is as good")
{
    Project project = ok(protectAll(helpdesk()));
    Table tickets = tableOf(project, "tickets");
    for (Policy& policy : tickets.policies)
        if (policy.restrictive)
            policy = {.id = PolicyId::derive("mine"), .name = "own", .restrictive = true, .roles = {project.tenancy->runtimeRole},
                      .usingExpression = "tenant_id=(select nullif(CURRENT_SETTING('app.tenant_id',true),'')::uuid)"};
    project.tables = project.tables.with(tickets);
    CHECK(hasTenantFloor(project, tickets));
    CHECK(sameAs(ok(protectAll(project)), project));
}

TEST_CASE("A table that becomes global loses its guards and keeps its columns")
{
    Project project = ok(protectAll(helpdesk()));
    project = ok(setTenancyClass(project, idOf(project, "labels"), TenancyClass::Global));
    const Table& labels = tableOf(project, "labels");
    CHECK(labels.policies.empty());
    CHECK_FALSE(labels.rowSecurity);
    CHECK(labels.triggers.empty());
    CHECK_FALSE(labels.tenantKey);
    CHECK(labels.columnNamed("tenant_id"));
    CHECK(grantsOf(project, labels.grants) == "app_runtime: select");
    const Project back = ok(setTenancyClass(project, idOf(project, "labels"), TenancyClass::Owned));
    CHECK(hasTenantFloor(back, tableOf(back, "labels")));
    const Project undeclared = ok(setTenancyClass(project, idOf(project, "labels"), TenancyClass::Undeclared));
    CHECK(tableOf(undeclared, "labels").grants.empty());
}

TEST_CASE("There is one tenant root, and it stays while tables refer to it")
{
    const Project project = ok(protectAll(helpdesk()));
    CHECK(setTenancyClass(project, idOf(project, "tickets"), TenancyClass::Root).error().what ==
          "The tenants are in public.tenants already.");
    CHECK_FALSE(setTenancyClass(project, idOf(project, "tenants"), TenancyClass::Global));
    Project none = drawnByHand();
    CHECK(protectAll(none).error().what == "No table holds the tenants yet.");
    none = ok(removePrimaryKey(none, idOf(none, "tenants")));
    CHECK(setTenancyClass(none, idOf(none, "tenants"), TenancyClass::Root).error().what ==
          "The tenant root needs a primary key of one column.");
}

TEST_CASE("A root known by its class alone is found")
{
    Project project = drawnByHand();
    Table tenants = tableOf(project, "tenants");
    tenants.tenancyClass = TenancyClass::Root;
    project.tables = project.tables.with(tenants);
    CHECK(ok(protectAll(project)).tenancy->rootTable == tenants.id);
}

TEST_CASE("Numbers as ids: the setting is read as a number")
{
    const Project project = ok(protectAll(helpdesk(Dialect::PostgreSql, TenancyModel::Shared, "bigint")));
    CHECK(policyOf(tableOf(project, "tickets"), "tickets_floor")->usingExpression ==
          "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::bigint)");
    CHECK(tableOf(project, "tickets").columnNamed("tenant_id")->identity == Identity::None);
    CHECK(functionNamed(project, "current_tenant_members")->returns == "SETOF bigint");
}

TEST_CASE("On MySQL the runtime role reaches views and no tables")
{
    const Project project = ok(protectAll(helpdesk(Dialect::MySql)));
    const RoleId runtime = project.tenancy->runtimeRole;
    const Table& tickets = tableOf(project, "tickets");
    CHECK(tickets.grants.empty());
    CHECK(tickets.policies.empty());
    CHECK_FALSE(tickets.rowSecurity);
    const View* view = viewNamed(project, "v_tickets");
    REQUIRE(view);
    CHECK(view->definition == "SELECT `id`, `tenant_id`, `assignee_id`, `parent_id`, `created_at`, `updated_at`, `subject` FROM tickets WHERE "
                              "tenant_id = current_tenant_id()");
    CHECK(view->checkOption == "cascaded");
    CHECK(grantsOf(project, view->grants) == "app_runtime: select insert update delete");
    CHECK(viewNamed(project, "v_tenants")->definition.ends_with("WHERE id = current_tenant_id()"));
    CHECK(viewNamed(project, "v_users")->definition.ends_with(
        "WHERE id IN (SELECT m.user_id FROM memberships AS m WHERE m.tenant_id = current_tenant_id()) OR id = current_user_id()"));
    CHECK(grantsOf(project, tableOf(project, "users").grants).empty());
    CHECK(grantsOf(project, tableOf(project, "plans").grants) == "app_runtime: select");
    CHECK(functionNamed(project, "current_tenant_id")->body == "RETURN @app_tenant_id");
    CHECK(functionNamed(project, "current_tenant_id")->returns == "char(36) CHARACTER SET ascii");
    CHECK(freezesTenantKey(project, tickets));
    for (const Table& table : project.tables)
        if (isTenantOwned(table))
            for (const Grant& grant : table.grants)
                CHECK(grant.role != runtime);
    CHECK(project.roles.size() == 2);
}

TEST_CASE("On MySQL a tenant sees its people and each of them writes only themselves")
{
    const Project project = ok(protectAll(helpdesk(Dialect::MySql)));
    const auto granted = [](const Project& p, const char* name) { return grantsOf(p, viewNamed(p, name)->grants); };
    CHECK(granted(project, "v_users") == "app_runtime: select");
    CHECK(granted(project, "v_own_users") == "app_runtime: select insert update");
    CHECK(viewNamed(project, "v_own_users")->definition.ends_with("FROM users WHERE id = current_user_id()"));
    CHECK(viewNamed(project, "v_own_users")->checkOption == "cascaded");
    CHECK_FALSE(viewNamed(project, "v_new_users"));
    CHECK(granted(project, "v_memberships") == "app_runtime: select update delete");
    CHECK(granted(project, "v_own_memberships") == "app_runtime: select insert");
    CHECK(viewNamed(project, "v_own_memberships")->definition.ends_with("WHERE tenant_id = current_tenant_id() AND user_id = current_user_id()"));
    const Table& memberships = tableOf(project, "memberships");
    CHECK(std::any_of(memberships.triggers.begin(), memberships.triggers.end(), [&](const Trigger& trigger) {
        return trigger.id == personTriggerId(memberships.id) && trigger.body.find("NEW.user_id <=> OLD.user_id") != std::string::npos;
    }));

    const Project counted = ok(protectAll(helpdesk(Dialect::MySql, TenancyModel::Shared, "bigint")));
    CHECK(granted(counted, "v_own_users") == "app_runtime: select update");
    CHECK(granted(counted, "v_new_users") == "app_runtime: insert");
    CHECK(viewNamed(counted, "v_new_users")->definition.ends_with("FROM users WHERE FALSE"));

    const Project renamed = ok(renameTable(project, idOf(project, "users"), "people"));
    CHECK(viewNamed(renamed, "v_own_people")->definition.ends_with("FROM people WHERE id = current_user_id()"));
    for (const Project& elsewhere : {ok(setDialect(project, Dialect::PostgreSql)), ok(setDialect(counted, Dialect::PostgreSql))}) {
        CHECK(elsewhere.views.empty());
        CHECK(grantsOf(elsewhere, tableOf(elsewhere, "users").grants).starts_with("app_runtime: select "));
        CHECK(grantsOf(elsewhere, tableOf(elsewhere, "users").grants).find("insert") != std::string::npos);
        CHECK(grantsOf(elsewhere, tableOf(elsewhere, "memberships").grants).find("insert") != std::string::npos);
        CHECK(tableOf(elsewhere, "memberships").triggers.size() == 1);
    }
}

TEST_CASE("What MySQL let a tenant write of other people is taken back when a design is protected again")
{
    Project project = ok(protectAll(helpdesk(Dialect::MySql)));
    View open = *viewNamed(project, "v_users");
    open.grants = {{.role = project.tenancy->runtimeRole, .privileges = {"select", "insert", "update"}}};
    project.views = project.views.with(open);
    CHECK(grantsOf(ok(protectAll(project)), viewNamed(ok(protectAll(project)), "v_users")->grants) == "app_runtime: select");
}

TEST_CASE("The views follow every change of their table's columns")
{
    Project project = ok(protectAll(helpdesk(Dialect::MySql)));
    const TableId tickets = idOf(project, "tickets");
    const auto definition = [&] { return viewNamed(project, "v_tickets")->definition; };
    project = ok(addColumn(project, tickets, {.name = "order", .type = "integer"}));
    CHECK(definition().find("`subject`, `order` FROM tickets") != std::string::npos);
    project = ok(removeColumn(project, tickets, columnOf(project, "tickets", "subject")));
    CHECK(definition().find("subject") == std::string::npos);
    project = ok(renameColumn(project, tickets, columnOf(project, "tickets", "tenant_id"), "customer_id"));
    CHECK(definition().ends_with("FROM tickets WHERE customer_id = current_tenant_id()"));
    project = ok(renameTable(project, tickets, "requests"));
    CHECK(viewNamed(project, "v_requests")->definition.find("FROM requests WHERE") != std::string::npos);
    project = ok(addReference(project, tickets, idOf(project, "labels"), {.nullable = true}));
    CHECK(viewNamed(project, "v_requests")->definition.find("label_id") != std::string::npos);
    project = ok(renameColumn(project, idOf(project, "memberships"), columnOf(project, "memberships", "user_id"), "person_id"));
    CHECK(viewNamed(project, "v_users")->definition.find("SELECT m.person_id FROM") != std::string::npos);
    CHECK(sameAs(ok(protectAll(project)), project));
    project = ok(removeTable(project, tickets));
    CHECK_FALSE(viewNamed(project, "v_requests"));
}

TEST_CASE("Where the engine numbers rows, keys are what it can do")
{
    const Project sqlite = ok(protectAll(helpdesk(Dialect::Sqlite, TenancyModel::Shared, "bigint")));
    const Table& tickets = tableOf(sqlite, "tickets");
    CHECK(columnNames(tickets, tickets.primaryKey->columns) == "id");
    REQUIRE(tickets.uniques.size() == 1);
    CHECK(columnNames(tickets, tickets.uniques[0].columns) == "tenant_id, id");
    CHECK(text(sqlite, tableOf(sqlite, "messages"), tableOf(sqlite, "messages").foreignKeys[1]) ==
          "tenant_id, ticket_id -> tenant_id, id of tickets");
    CHECK(tickets.triggers[0].body == "SELECT RAISE(ABORT, 'The tenant of a row never changes.');");
    CHECK(freezesTenantKey(sqlite, tickets));
    CHECK(sqlite.roles.empty());

    const Project mysql = ok(protectAll(helpdesk(Dialect::MySql, TenancyModel::Shared, "bigint")));
    CHECK(columnNames(tableOf(mysql, "tickets"), tableOf(mysql, "tickets").primaryKey->columns) == "tenant_id, id");
    CHECK(std::any_of(tableOf(mysql, "tickets").indexes.begin(), tableOf(mysql, "tickets").indexes.end(),
                      [](const Index& index) { return index.name == "tickets_id_idx"; }));
}

TEST_CASE("Another engine gets its own guards, and rights given by hand move along")
{
    Project project = ok(protectAll(helpdesk()));
    Table labels = tableOf(project, "labels");
    labels.grants = {{.role = project.tenancy->runtimeRole, .privileges = {"select"}}};
    project.tables = project.tables.with(labels);

    const Project mysql = ok(setDialect(project, Dialect::MySql));
    CHECK(tableOf(mysql, "tickets").policies.empty());
    CHECK_FALSE(tableOf(mysql, "tickets").rowSecurity);
    CHECK_FALSE(functionNamed(mysql, "freeze_tenant_key"));
    CHECK(grantsOf(mysql, viewNamed(mysql, "v_labels")->grants) == "app_runtime: select");
    CHECK(tableOf(mysql, "tickets").triggers.size() == 1);
    CHECK(viewNamed(mysql, "v_tickets")->definition.find(" FROM tickets WHERE ") != std::string::npos);

    const Project back = ok(setDialect(mysql, Dialect::PostgreSql));
    CHECK(back.views.empty());
    CHECK(grantsOf(back, tableOf(back, "labels").grants) == "app_runtime: select");
    CHECK(hasTenantFloor(back, tableOf(back, "tickets")));
    CHECK(sameAs(ok(setDialect(back, Dialect::PostgreSql)), back));
    CHECK(ok(setDialect(back, Dialect::Any)).info->dialect == Dialect::Any);
    CHECK(hasTenantFloor(ok(setDialect(back, Dialect::Any)), tableOf(back, "tickets")));
}

TEST_CASE("Another way to keep tenants apart takes the old guards away")
{
    const Project shared = ok(protectAll(helpdesk()));
    const Project none = ok(setTenancyModel(shared, TenancyModel::None));
    for (const Table& table : none.tables) {
        CHECK(table.policies.empty());
        CHECK(table.triggers.empty());
        CHECK(table.grants.empty());
    }
    CHECK(none.functions.empty());
    CHECK(tableOf(none, "tickets").columnNamed("tenant_id"));
    const Project isolated = ok(setTenancyModel(shared, TenancyModel::Isolated));
    CHECK(tableOf(isolated, "tickets").policies.empty());
    CHECK(grantsOf(isolated, tableOf(isolated, "tickets").grants) == "app_runtime: select insert update delete");
    const Project again = ok(setTenancyModel(isolated, TenancyModel::Hybrid));
    CHECK(hasTenantFloor(again, tableOf(again, "tickets")));
}

TEST_CASE("A new table comes with the guards of its class")
{
    Project project = ok(protectAll(helpdesk()));
    project = ok(addProtectedTable(project, newTable(project, "notes", TenancyClass::Owned)));
    CHECK(hasTenantFloor(project, tableOf(project, "notes")));
    CHECK(freezesTenantKey(project, tableOf(project, "notes")));
    CHECK(sameAs(ok(protectAll(project)), project));
    project = ok(addProtectedTable(project, newTable(project, "unsaid")));
    CHECK(tableOf(project, "unsaid").grants.empty());
}

TEST_CASE("A link table gets the key of both its sides")
{
    Project project = helpdesk();
    Table link = newTable(project, "ticket_labels");
    link.primaryKey.reset();
    std::erase_if(link.columns, [](const Column& column) { return column.name == "id"; });
    project = ok(addTable(project, link));
    project = ok(addReference(project, link.id, idOf(project, "tickets"), {.onDelete = ReferentialAction::Cascade}));
    project = ok(addReference(project, link.id, idOf(project, "labels"), {.onDelete = ReferentialAction::Cascade}));
    project = ok(setTenancyClass(project, link.id, TenancyClass::Link));
    const Table& table = tableOf(project, "ticket_labels");
    CHECK(columnNames(table, table.primaryKey->columns) == "tenant_id, ticket_id, label_id");
    for (const ForeignKey& key : table.foreignKeys)
        CHECK(staysWithinTenant(project, table, key));
}

TEST_CASE("A partition is read through its parent only")
{
    Project project = ok(protectAll(helpdesk()));
    Table part{.id = TableId::derive("part"), .namespaceId = defaultNamespace(project), .name = "tickets_2030",
               .tenancyClass = TenancyClass::Owned, .tenantKey = tableOf(project, "tickets").tenantKey,
               .columns = tableOf(project, "tickets").columns,
               .grants = {{.role = project.tenancy->runtimeRole, .privileges = {"select"}}},
               .partitionOf = idOf(project, "tickets")};
    project.tables = project.tables.with(part);
    project = ok(protectAll(project));
    CHECK(tableOf(project, "tickets_2030").forceRowSecurity);
    CHECK(tableOf(project, "tickets_2030").policies.empty());
    CHECK(tableOf(project, "tickets_2030").grants.empty());
}

TEST_CASE("A global table that refers to a tenant's row keeps something to refer to")
{
    Project project = drawnByHand();
    project = withTable(project, "pins", TenancyClass::Global);
    project = ok(addReference(project, idOf(project, "pins"), idOf(project, "tickets")));
    project = ok(setTenancyClass(project, idOf(project, "tenants"), TenancyClass::Root));
    project = ok(setTenancyClass(project, idOf(project, "tickets"), TenancyClass::Owned));
    const Table& tickets = tableOf(project, "tickets");
    CHECK(std::any_of(tickets.uniques.begin(), tickets.uniques.end(),
                      [&](const UniqueConstraint& unique) { return columnNames(tickets, unique.columns) == "id"; }));
}

TEST_CASE("MySQL: the views of many tables made at once are called as those of few, and keep clear of what is there")
{
    Project project = drawnByHand(Dialect::PostgreSql);
    for (int i = 0; i < 80; ++i)
        project = withTable(project, "notes_" + std::to_string(i));
    project = withTable(project, "v_notes_7");
    project = ok(setTenancyClass(project, idOf(project, "tenants"), TenancyClass::Root));
    for (const Table& table : Project(project).tables)
        if (table.name.rfind("notes_", 0) == 0)
            project = ok(setTenancyClass(project, table.id, TenancyClass::Owned));
    Project one = project;
    ProjectInfo info = *project.info;
    info.dialect = Dialect::MySql;
    one.info = Shared<ProjectInfo>(std::move(info));
    const Project all = ok(protectAll(one));
    for (const Table& table : Project(one).tables)
        if (table.tenancyClass != TenancyClass::Undeclared)
            one = ok(protectTable(one, table.id));
    REQUIRE(all.views.size() >= 80);
    for (const View& view : all.views) {
        const View* same = one.views.find(view.id);
        REQUIRE(same);
        CHECK(same->name == view.name);
    }
    CHECK(viewNamed(all, "v_notes_8"));
    CHECK(viewNamed(all, "v_notes_7_2"));
    CHECK_FALSE(viewNamed(all, "v_notes_7"));
}
