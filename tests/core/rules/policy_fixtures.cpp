#include "designs.h"
#include "fixtures.h"

#include <algorithm>
#include <cstdlib>

namespace barch::test {
namespace {

constexpr const char* current = "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)";

const Project& shared()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    return project;
}

/// tags with one permissive policy and no floor.
Project onePolicy(const std::string& expression, const std::string& check = {})
{
    return changed(shared(), "tags", [&](Table& t) {
        t.policies.erase(t.policies.begin());
        t.policies[0].usingExpression = expression;
        t.policies[0].checkExpression = check;
    });
}

Project twoPolicies(const std::string& first, const std::string& second)
{
    return changed(onePolicy(first), "tags", [&](Table& t) {
        Policy other = t.policies[0];
        other.id = PolicyId::derive("other");
        other.name = "other";
        other.usingExpression = second;
        t.policies.push_back(other);
    });
}

Project withView(const std::function<void(View&)>& change)
{
    View view;
    view.id = ViewId::derive("view/open_tasks");
    view.namespaceId = shared().namespaces.begin()->id;
    view.name = "open_tasks";
    view.definition = "SELECT title FROM tasks WHERE status = 'open'";
    view.dialect = Dialect::PostgreSql;
    Grant grant;
    grant.role = RoleId::derive("role/app_runtime");
    grant.privileges = {"select"};
    view.grants = {grant};
    change(view);
    Project project = shared();
    project.views = project.views.with(view);
    return project;
}

Project withFunction(const std::function<void(Function&)>& change, Project project = shared())
{
    Function function;
    function.id = FunctionId::derive("function/open_count");
    function.namespaceId = project.namespaces.begin()->id;
    function.name = "open_count";
    function.returns = "bigint";
    function.language = "sql";
    function.securityDefiner = true;
    function.searchPath = "public, pg_temp";
    function.owner = RoleId::derive("role/app_rls_helper");
    function.body = "SELECT count(*) FROM tasks";
    change(function);
    project.functions = project.functions.with(function);
    return project;
}

Project withEndpoint(const std::string& method, const std::string& path)
{
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.operationId = "operation";
    endpoint.method = method;
    endpoint.path = path;
    endpoint.table = tableOf(shared(), "audit_logs").id;
    Project project = shared();
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project partitioned(bool granted)
{
    Table part = tableOf(shared(), "tasks");
    const Table parent = part;
    part.id = TableId::derive("table/tasks_2031");
    part.name = "tasks_2031";
    part.partitionOf = parent.id;
    part.partitionBounds = "FOR VALUES FROM (1) TO (2)";
    part.foreignKeys.clear();
    part.policies.clear();
    part.triggers.clear();
    part.rowSecurity = part.forceRowSecurity = false;
    part.indexes.clear();
    part.checks.clear();
    part.primaryKey.reset();
    if (!granted)
        part.grants.clear();
    return plus(shared(), part);
}

Table history(TenancyClass tenancyClass)
{
    Table table = makeTable(shared(), "tasks_history", tenancyClass);
    addColumn(table, "title", "text");
    addColumn(table, "project_id", "uuid");
    return table;
}

Project verbatim(const std::string& sql)
{
    VerbatimSql statement;
    statement.id = VerbatimId::derive("verbatim/copy");
    statement.name = "copy";
    statement.sql = sql;
    Project project = shared();
    project.verbatimSql = project.verbatimSql.with(statement);
    return project;
}

void addPolicyRules(std::vector<Fixture>& all)
{
    all.push_back({"TEN016", "row security off", changed(shared(), "tags", [](Table& t) { t.rowSecurity = t.forceRowSecurity = false; t.policies.clear(); }), soundDesign(Dialect::MySql, TenancyModel::Shared)});
    all.push_back({"TEN016", "the tenants themselves", changed(shared(), "tenants", [](Table& t) { t.rowSecurity = t.forceRowSecurity = false; t.policies.clear(); }), soundDesign(Dialect::PostgreSql, TenancyModel::Isolated)});
    Project ownerLogsIn = shared();
    Role owner = *shared().roles.find(RoleId::derive("role/app_owner"));
    owner.login = true;
    ownerLogsIn.roles = ownerLogsIn.roles.with(owner);
    auto unforced = [](const Project& project) { return changed(project, "tags", [](Table& t) { t.forceRowSecurity = false; }); };
    all.push_back({"TEN017", "an owner who logs in", unforced(ownerLogsIn), unforced(shared())});
    all.push_back({"TEN020", "policies that sleep", changed(shared(), "tags", [](Table& t) { t.rowSecurity = t.forceRowSecurity = false; }), shared()});
    all.push_back({"TEN021", "nothing is permitted", changed(shared(), "tags", [](Table& t) { t.policies.pop_back(); }), shared()});

    for (const char* expression : {"label <> 'secret'", "label = 'open' OR tenant_id = (SELECT current_tenant())", "tenant_id IS NOT NULL",
                                   "EXISTS (SELECT 1 FROM projects p WHERE p.tenant_id = tenant_id)"})
        all.push_back({"TEN022", expression, onePolicy(expression), onePolicy(current)});
    all.push_back({"TEN022", "anything goes above a floor", onePolicy("label <> 'secret'"), changed(shared(), "tags", [](Table& t) { t.policies[1].usingExpression = "label <> 'secret'"; })});
    for (const char* expression : {"true", "1 = 1", "tenant_id = (SELECT current_tenant()) OR true", "tenant_id = (SELECT current_tenant()) OR tenant_id IS NULL"})
        all.push_back({"TEN023", expression, onePolicy(expression), shared()});
    all.push_back({"TEN023", "a floor with a hole", changed(shared(), "tags", [](Table& t) { t.policies[0].usingExpression += " OR tenant_id IS NULL"; }), shared()});
    all.push_back({"TEN024", "writes are open", onePolicy(current, "true"), onePolicy(current, current)});
    all.push_back({"TEN024", "the floor checks less", changed(shared(), "tags", [](Table& t) { t.policies[0].checkExpression = "label <> ''"; }), changed(shared(), "tags", [](Table& t) { t.policies[1].checkExpression = "true"; })});
    all.push_back({"TEN025", "a wider policy beside a strict one", twoPolicies(current, "label = 'public'"), twoPolicies(current, std::string(current) + " AND label = 'mine'")});
    all.push_back({"TEN027", "PUBLIC", changed(shared(), "tags", [](Table& t) { t.policies[1].roles.clear(); }), shared()});
    all.push_back({"TEN030", "a fixed tenant", onePolicy("tenant_id = '6f1c0000-0000-0000-0000-000000000001'::uuid AND label <> ''"), onePolicy(std::string(current) + " AND label = 'x'")});
    all.push_back({"TEN030", "a pattern", onePolicy("tenant_id::text LIKE '6f1c%'"), onePolicy(std::string(current) + " AND label LIKE 'x%'")});
    all.push_back({"TEN032", "no missing_ok", onePolicy("tenant_id = (SELECT NULLIF(current_setting('app.tenant_id'), '')::uuid)"), onePolicy(current)});
    all.push_back({"TEN032", "no NULLIF", onePolicy("tenant_id = (SELECT current_setting('app.tenant_id', true)::uuid)"), onePolicy("tenant_id::text = (SELECT current_setting('app.tenant_id', true))")});
    all.push_back({"TEN032", "in a function", withFunction([](Function& f) { f.body = "SELECT current_setting('tenant_id')::uuid"; }), withFunction([](Function& f) { f.body = "SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid"; })});
    auto readsProjects = "EXISTS (SELECT 1 FROM projects p WHERE p.tenant_id = tags.tenant_id)";
    all.push_back({"TEN035", "two tables in a circle", changed(onePolicy(readsProjects), "projects", [](Table& t) { t.policies[1].usingExpression = "EXISTS (SELECT 1 FROM tags WHERE tags.tenant_id = projects.tenant_id)"; }), onePolicy(readsProjects)});
    all.push_back({"TEN035", "a policy on its own table", onePolicy("tenant_id IN (SELECT t.tenant_id FROM public.tags t)"), shared()});
    all.push_back({"TEN047", "a call for each row", onePolicy("tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid"), onePolicy(current)});
    all.push_back({"TEN047", "no index leads with the tenant", changed(shared(), "tags", [](Table& t) {
                       std::reverse(t.primaryKey->columns.begin(), t.primaryKey->columns.end());
                       std::reverse(t.uniques[0].columns.begin(), t.uniques[0].columns.end());
                   }), shared()});
}

void addObjectRules(std::vector<Fixture>& all)
{
    all.push_back({"TEN026", "the audit log can't be deleted from", withEndpoint("DELETE", "/api/v1/audit_logs/{id}"), withEndpoint("GET", "/api/v1/audit_logs")});
    all.push_back({"TEN037", "a view as its owner", withView([](View&) {}), withView([](View& v) { v.securityInvoker = true; })});
    all.push_back({"TEN037", "only shared tables are read", withView([](View&) {}), withView([](View& v) { v.definition = "SELECT code FROM countries"; })});
    all.push_back({"TEN038", "a copy that is granted", withView([](View& v) { v.materialized = true; }), withView([](View& v) { v.materialized = true; v.grants.clear(); })});
    all.push_back({"TEN039", "reads all tenants", withFunction([](Function& f) { f.owner = {}; }), withFunction([](Function&) {})});
    Project noDefaults = shared();
    noDefaults.defaultPrivileges = {};
    all.push_back({"TEN039", "PUBLIC may call it", withFunction([](Function&) {}, noDefaults), withFunction([](Function& f) { f.returns = "trigger"; }, noDefaults)});
    all.push_back({"TEN040", "no search path", withFunction([](Function& f) { f.searchPath.clear(); }), withFunction([](Function& f) { f.securityDefiner = false; f.searchPath.clear(); })});
    all.push_back({"TEN040", "pg_temp first", withFunction([](Function& f) { f.searchPath = "pg_temp, public"; }), withFunction([](Function& f) { f.searchPath = "''"; })});
    all.push_back({"TEN041", "a partition with grants", partitioned(true), partitioned(false)});
    all.push_back({"TEN043", "a history that all tenants share", plus(shared(), history(TenancyClass::Global)), plusGuarded(shared(), history(TenancyClass::Owned))});
    all.push_back({"TEN043", "a copy by SQL", verbatim("CREATE TABLE tasks_2030 AS SELECT * FROM tasks"), verbatim("CREATE TABLE codes AS SELECT code FROM countries")});
}

}  // namespace

std::vector<Fixture> policyFixtures()
{
    std::vector<Fixture> all;
    addPolicyRules(all);
    addObjectRules(all);
    return all;
}

}  // namespace barch::test
