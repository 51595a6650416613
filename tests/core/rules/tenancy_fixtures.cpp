#include "designs.h"
#include "fixtures.h"

#include "core/tenancy/protection.h"

#include <algorithm>
#include <cstdlib>

namespace barch::test {
namespace {

const Project& shared()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    return project;
}

ForeignKey& keyTo(const Project& project, Table& table, const std::string& target)
{
    const TableId id = tableOf(project, target).id;
    for (ForeignKey& key : table.foreignKeys)
        if (key.target == id)
            return key;
    std::abort();
}

/// tasks refer to projects by id alone; projects have a key on the id, and on the tenant and the id.
Project looseReference(ReferentialAction onDelete = ReferentialAction::NoAction)
{
    Project project = changed(shared(), "projects", [](Table& t) { unique(t, {"id"}); });
    return changed(project, "tasks", [&](Table& t) {
        ForeignKey& key = keyTo(project, t, "projects");
        key.columns = {columnId(t, "project_id")};
        key.targetColumns = {columnId(tableOf(project, "projects"), "id")};
        key.onDelete = onDelete;
    });
}

/// A reference of tenant and two optional columns.
Project twoPartReference(bool bothOptional)
{
    Project project = changed(shared(), "projects", [](Table& t) {
        addColumn(t, "version", "integer");
        unique(t, {"tenant_id", "id", "version"});
    });
    return changed(project, "tasks", [&](Table& t) {
        addColumn(t, "project_version", "integer").nullable = true;
        column(t, "project_id").nullable = bothOptional;
        refer(project, t, {"tenant_id", "project_id", "project_version"}, "projects", {"tenant_id", "id", "version"});
    });
}

Table catalogueWithout(const Project& project, const std::string& missing)
{
    Table catalogue = tableOf(project, "tenant_databases");
    std::erase_if(catalogue.uniques, [&](const UniqueConstraint& each) {
        return each.columns.front() == columnId(catalogue, missing);
    });
    std::erase_if(catalogue.columns, [&](const Column& each) { return each.name == missing; });
    return catalogue;
}

Project without(Project project, const std::string& table)
{
    project.tables = project.tables.without(tableOf(project, table).id);
    return project;
}

Project withRoles(Project project, const std::function<void(Tenancy&)>& change)
{
    Tenancy tenancy = *project.tenancy;
    change(tenancy);
    project.tenancy = tenancy;
    return project;
}

Project withRole(Project project, const std::string& name, const std::function<void(Role&)>& change)
{
    for (const Role& each : project.roles)
        if (each.name == name) {
            Role role = each;
            change(role);
            project.roles = project.roles.with(role);
            return project;
        }
    std::abort();
}

void addKeyRules(std::vector<Fixture>& all)
{
    const Project single = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    all.push_back({"TEN001", "a table of nobody", plus(shared(), makeTable(shared(), "notes", TenancyClass::Undeclared)), plus(single, makeTable(single, "notes", TenancyClass::Undeclared))});
    all.push_back({"TEN002", "an owned table without its key", plus(shared(), makeTable(shared(), "notes", TenancyClass::Owned)), plusGuarded(shared(), makeTable(shared(), "notes", TenancyClass::Owned))});
    all.push_back({"TEN003", "an optional tenant key", changed(shared(), "tags", [](Table& t) { column(t, "tenant_id").nullable = true; }), shared()});
    all.push_back({"TEN004", "a tenant key of text", changed(shared(), "tags", [](Table& t) { column(t, "tenant_id").type = "text"; }), shared()});
    all.push_back({"TEN005", "a tenant key that refers to nothing", changed(shared(), "tags", [](Table& t) { t.foreignKeys.clear(); }), shared()});
    all.push_back({"TEN006", "an owned table without floor or trigger", changed(shared(), "tags", [](Table& t) {
                       t.triggers.clear();
                       t.policies.erase(t.policies.begin());
                       t.policies[0].usingExpression = "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)";
                   }), changed(shared(), "tags", [](Table& t) { t.triggers.clear(); })});
    const Project mySql = soundDesign(Dialect::MySql, TenancyModel::Shared);
    all.push_back({"TEN006", "MySQL without the trigger", changed(mySql, "tags", [](Table& t) { t.triggers.clear(); }), mySql});
    all.push_back({"TEN007", "a parent with a key of the id only", changed(shared(), "projects", [](Table& t) {
                       t.primaryKey->columns.erase(t.primaryKey->columns.begin());
                       index(t, {"tenant_id"});
                   }), changed(shared(), "projects", [](Table& t) {
                       t.primaryKey->columns.erase(t.primaryKey->columns.begin());
                       unique(t, {"tenant_id", "id"});
                   })});
    all.push_back({"TEN008", "a reference by id alone", looseReference(), shared()});
    all.push_back({"TEN009", "half of a reference", twoPartReference(false), changed(shared(), "tasks", [](Table& t) { column(t, "project_id").nullable = true; })});
    all.push_back({"TEN009", "two optional columns", twoPartReference(true), changed(twoPartReference(true), "tasks", [](Table& t) {
                       Check check;
                       check.id = ConstraintId::derive("together");
                       check.name = "together";
                       check.expression = "num_nulls(project_id, project_version) IN (0, 2)";
                       t.checks.push_back(check);
                   })});
    auto setNull = [](bool named) {
        return changed(shared(), "tasks", [named](Table& t) {
            column(t, "project_id").nullable = true;
            ForeignKey& key = keyTo(shared(), t, "projects");
            key.onDelete = ReferentialAction::SetNull;
            if (named)
                key.setColumns = {columnId(t, "project_id")};
        });
    };
    all.push_back({"TEN010", "set null with the tenant key", setNull(false), setNull(true)});
    all.push_back({"TEN011", "a cascade by id alone", looseReference(ReferentialAction::Cascade), changed(shared(), "tasks", [](Table& t) { keyTo(shared(), t, "projects").onDelete = ReferentialAction::Cascade; })});
    auto cascadeFromCountries = [](const Project& project) {
        return changed(project, "projects", [&](Table& t) { keyTo(project, t, "countries").onDelete = ReferentialAction::Cascade; });
    };
    all.push_back({"TEN011", "a shared row that the application may delete", cascadeFromCountries(changed(shared(), "countries", [](Table& t) { t.grants[0].privileges.push_back("delete"); })), cascadeFromCountries(shared())});
    const Project loose = changed(shared(), "projects", [](Table& t) { unique(t, {"id"}); });
    all.push_back({"TEN012", "countries that name a project", changed(loose, "countries", [&](Table& t) {
                       addColumn(t, "project_id", "uuid");
                       refer(loose, t, {"project_id"}, "projects", {"id"});
                       index(t, {"project_id"});
                   }), loose});
    all.push_back({"TEN013", "a link with a loose side", [&] {
                       const Project keyed = changed(shared(), "tags", [](Table& t) { unique(t, {"id"}); });
                       return changed(keyed, "task_tags", [&](Table& t) {
                           ForeignKey& key = keyTo(keyed, t, "tags");
                           key.columns = {columnId(t, "tag_id")};
                           key.targetColumns = {columnId(tableOf(keyed, "tags"), "id")};
                       });
                   }(), shared()});
    all.push_back({"TEN014", "labels unique among all tenants", changed(shared(), "tags", [](Table& t) { t.uniques[0].columns.erase(t.uniques[0].columns.begin()); }), changed(shared(), "tags", [](Table& t) {
                       addColumn(t, "token_hash", "text");
                       unique(t, {"token_hash"});
                   })});
    all.push_back({"TEN014", "a unique index on an expression", changed(shared(), "tags", [](Table& t) {
                       index(t, {"label"});
                       t.indexes[0].unique = true;
                       t.indexes[0].keys[0].column = {};
                       t.indexes[0].keys[0].expression = "lower(label)";
                   }), shared()});
}

void addRoleRules(std::vector<Fixture>& all)
{
    all.push_back({"TEN018", "a runtime role that bypasses", withRole(shared(), "app_runtime", [](Role& r) { r.bypassRowSecurity = true; }), shared()});
    all.push_back({"TEN018", "a runtime role that may become one that bypasses", withRole(shared(), "app_runtime", [](Role& r) { r.memberOf = {RoleId::derive("role/app_rls_helper")}; }),
                   withRole(shared(), "app_migrator", [](Role& r) { r.superuser = true; })});
    all.push_back({"TEN019", "one role for all", withRoles(shared(), [](Tenancy& t) { t.migratorRole = t.runtimeRole; }), shared()});
    all.push_back({"TEN019", "the owner serves requests", withRoles(shared(), [](Tenancy& t) { t.runtimeRole = t.ownerRole; }), shared()});
    all.push_back({"TEN042", "ALL granted", changed(shared(), "tags", [](Table& t) { t.grants[0].privileges = {"all"}; }), shared()});
    all.push_back({"TEN042", "TRUNCATE for everybody", changed(shared(), "tags", [](Table& t) {
                       Grant grant;
                       grant.privileges = {"truncate"};
                       t.grants.push_back(grant);
                   }), shared()});
    Project open = shared();
    DefaultPrivilege privilege;
    privilege.id = VerbatimId::derive("default/tables");
    privilege.forRole = RoleId::derive("role/app_owner");
    privilege.objects = "tables";
    privilege.grant.role = RoleId::derive("role/app_runtime");
    privilege.grant.privileges = {"select"};
    open.defaultPrivileges = open.defaultPrivileges.with(privilege);
    privilege.revoke = true;
    Project closed = shared();
    closed.defaultPrivileges = closed.defaultPrivileges.with(privilege);
    all.push_back({"TEN049", "SELECT on future tables", open, closed});
}

void addOtherEngines(std::vector<Fixture>& all)
{
    const Project hybrid = soundDesign(Dialect::PostgreSql, TenancyModel::Hybrid);
    const Project isolated = soundDesign(Dialect::MySql, TenancyModel::Isolated);
    all.push_back({"TEN051", "hybrid without a catalogue", without(hybrid, "tenant_databases"), hybrid});
    all.push_back({"TEN051", "a catalogue that opens by default", changed(hybrid, "tenant_databases", [](Table& t) { column(t, "is_active").defaultExpression = "true"; }), isolated});
    all.push_back({"TEN051", "a catalogue without a state", plus(hybrid, catalogueWithout(hybrid, "is_active")), hybrid});
    all.push_back({"TEN052", "isolated without a catalogue", without(isolated, "tenant_databases"), isolated});
    all.push_back({"TEN052", "a catalogue without versions", plus(isolated, catalogueWithout(isolated, "schema_version")), isolated});
    all.push_back({"TEN052", "one login for all", plus(hybrid, catalogueWithout(hybrid, "credential_reference")), hybrid});

    const Project mySql = soundDesign(Dialect::MySql, TenancyModel::Shared);
    all.push_back({"TEN054", "a table granted", changed(mySql, "tags", [](Table& t) {
                       Grant grant;
                       grant.role = RoleId::derive("role/app_runtime");
                       grant.privileges = {"select"};
                       t.grants.push_back(grant);
                   }), mySql});
    Project unchecked = mySql;
    View view = *mySql.views.find(ViewId::derive("view/tags"));
    view.checkOption.clear();
    unchecked.views = unchecked.views.with(view);
    all.push_back({"TEN054", "a view that doesn't check", unchecked, mySql});

    const Project sqlite = soundDesign(Dialect::Sqlite, TenancyModel::Shared);
    all.push_back({"TEN055", "no trigger keeps the tenant", changed(sqlite, "tags", [](Table& t) { t.triggers.clear(); }), sqlite});
    Project off = sqlite;
    VerbatimSql pragma = *sqlite.verbatimSql.begin();
    pragma.sql = "pragma foreign_keys=OFF";
    off.verbatimSql = off.verbatimSql.with(pragma);
    all.push_back({"TEN055", "references are not checked", off, sqlite});
}

/// The sound design on Supabase, without tenants: people come in by their tokens.
Project onSupabase()
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    Role role{.id = RoleId::derive("role/authenticated"), .name = "authenticated"};
    Tenancy tenancy = *project.tenancy;
    tenancy.runtimeRole = role.id;
    tenancy.setting = "auth.jwt()";
    project.roles = project.roles.with(std::move(role));
    project.tenancy = tenancy;
    return protectAll(project).value();
}

void addSupabaseRules(std::vector<Fixture>& all)
{
    const Project closed = onSupabase();
    all.push_back({"TEN056", "row-level security is off", changed(closed, "tags", [](Table& t) { t.rowSecurity = false; }), closed});
    const Project decided = changed(closed, "countries", [](Table& t) {
        t.policies.push_back({.id = PolicyId::derive("all"), .name = "countries_read_by_all", .command = PolicyCommand::Select, .usingExpression = "true"});
    });
    all.push_back({"TEN057", "nobody reaches a shared table", changed(closed, "countries", [](Table& t) { t.policies.clear(); }), [&] {
                       Project each = decided;
                       for (const Table& table : decided.tables)
                           if (table.policies.empty())
                               each = changed(each, table.name, [&](Table& t) { t.policies.push_back({.id = PolicyId::derive("all"), .name = t.name + "_read_by_all", .command = PolicyCommand::Select, .usingExpression = "true"}); });
                       return each;
                   }()});
}

}  // namespace

std::vector<Fixture> tenancyFixtures()
{
    std::vector<Fixture> all;
    addSupabaseRules(all);
    addKeyRules(all);
    addRoleRules(all);
    addOtherEngines(all);
    return all;
}

}  // namespace barch::test
