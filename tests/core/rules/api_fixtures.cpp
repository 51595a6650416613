#include "designs.h"
#include "fixtures.h"

#include "core/api/resources.h"

namespace barch::test {
namespace {

using Change = std::function<void(Endpoint&)>;
void asItIs(Endpoint&) {}

/// The shared design with an API that has no endpoint yet.
const Project& base()
{
    static const Project project = [] {
        Project made = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
        for (const char* name : {"read:own", "read:all", "write:own", "write:all", "manage:members"}) {
            Permission permission;
            permission.id = PermissionId::derive(std::string("permission/") + name);
            permission.name = name;
            made.permissions = made.permissions.with(permission);
        }
        ApiSettings settings;
        settings.style = "rest";
        settings.basePath = "/api/v1";
        settings.errorFormat = "envelope";
        settings.rateLimit = "120 requests a minute for each person";
        made.api = settings;
        return made;
    }();
    return project;
}

Project offering(const std::string& table, Operation operation, const Change& change = asItIs, Project project = base())
{
    Endpoint endpoint = api::endpointFor(project, tableOf(project, table), operation);
    change(endpoint);
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project withSettings(const std::function<void(ApiSettings&)>& change, Project project = offering("tasks", Operation::List))
{
    ApiSettings settings = *project.api;
    change(settings);
    project.api = settings;
    return project;
}

void setField(const std::string& table, const std::string& column, Endpoint& endpoint, const std::function<void(EndpointField&)>& change)
{
    const ColumnId id = columnId(tableOf(base(), table), column);
    for (EndpointField& field : endpoint.columns)
        if (field.column == id)
            return change(field);
    EndpointField field;
    field.column = id;
    change(field);
    endpoint.columns.push_back(field);
}

/// A table of invitations with a role and a hashed token.
Project withInvitations(Operation operation, const Change& change)
{
    Table table = makeTable(base(), "invitations", TenancyClass::Owned);
    addColumn(table, "email", "text").classification = Classification::Personal;
    addColumn(table, "role", "varchar(20)");
    addColumn(table, "invited_by_id", "uuid");
    refer(base(), table, {"invited_by_id"}, "users", {"id"});
    index(table, {"invited_by_id"});
    Column& token = addColumn(table, "token_hash", "varchar(64)");
    token.classification = Classification::Secret;
    token.protection = Protection::Hashed;
    token.protectionMethod = "sha256";
    return offering("invitations", operation, change, plusGuarded(base(), table));
}

Project withCountedRows(const Change& change)
{
    Table table = makeTable(base(), "articles", TenancyClass::Global);
    column(table, "id").type = "bigint";
    addColumn(table, "title", "varchar(100)");
    return offering("articles", Operation::Read, change, plus(base(), table));
}

Project twoPeople(const Change& change)
{
    Project project = offering("tasks", Operation::List);
    Endpoint other = api::endpointFor(project, tableOf(project, "tags"), Operation::List);
    other.path = "/Tasks";
    change(other);
    project.endpoints = project.endpoints.with(other);
    return project;
}

void addAccessRules(std::vector<Fixture>& all)
{
    const auto open = [](Endpoint& e) { e.permission = {}; };
    all.push_back({"API002", "a list without a permission", offering("tasks", Operation::List, open), offering("tasks", Operation::List)});
    all.push_back({"API002", "anybody creates", offering("tasks", Operation::Create, [](Endpoint& e) { e.isPublic = true; }), offering("countries", Operation::List, [](Endpoint& e) { e.isPublic = true; e.permission = {}; })});
    all.push_back({"API003", "a row without a permission", offering("tasks", Operation::Read, open), offering("tasks", Operation::Read)});
    all.push_back({"API003", "anybody deletes", offering("tasks", Operation::Delete, [](Endpoint& e) { e.isPublic = true; e.permission = {}; }), offering("tasks", Operation::Delete)});
    all.push_back({"API004", "the tenant from the request", offering("tasks", Operation::Create, [](Endpoint& e) { setField("tasks", "tenant_id", e, [](EndpointField& f) { f.readable = false; f.writable = true; }); }), offering("tasks", Operation::Create)});
    all.push_back({"API004", "a role from the request", withInvitations(Operation::Create, [](Endpoint& e) { e.permission = PermissionId::derive("permission/write:own"); }), withInvitations(Operation::Create, [](Endpoint& e) { e.permission = PermissionId::derive("permission/manage:members"); })});
    all.push_back({"API005", "ids that count up, without a login", withCountedRows([](Endpoint& e) { e.isPublic = true; }), withCountedRows(asItIs)});
    all.push_back({"SEC005", "a hash in the answer", withInvitations(Operation::Read, [](Endpoint& e) { e.columns.push_back({.column = ColumnId::derive("column/invitations/token_hash")}); }), withInvitations(Operation::Read, asItIs)});
}

Project calling(const std::function<void(ExternalCall&)>& change)
{
    Project project = base();
    ExternalCall call;
    call.id = ExternalCallId::derive("call/previews");
    call.provider = "hooks.partner.example";
    call.purpose = "link previews";
    call.timeout = "5 seconds";
    call.maximumAttempts = 3;
    call.onFailure = "The link is shown without a picture.";
    change(call);
    project.externalCalls = project.externalCalls.with(call);
    return project;
}

/// Tasks with a text of any length, taken when one is made.
Project withNotes(const std::string& check)
{
    const Project project = changed(base(), "tasks", [&](Table& table) {
        addColumn(table, "notes", "text");
        if (!check.empty())
            table.checks.push_back({.id = ConstraintId::derive("notes"), .name = "tasks_notes_size", .expression = check});
    });
    return offering("tasks", Operation::Create, asItIs, project);
}

void addLimitRules(std::vector<Fixture>& all)
{
    all.push_back({"API007", "notes of any length", withNotes({}), withNotes("length(notes) <= 4000")});
    all.push_back({"API012", "any address", calling([](ExternalCall& c) { c.addressFromUser = true; }), calling([](ExternalCall& c) { c.addressFromUser = true; c.allowedHosts = {"hooks.partner.example"}; })});
    all.push_back({"API012", "a list that allows everything", calling([](ExternalCall& c) { c.addressFromUser = true; c.allowedHosts = {"*"}; }), calling([](ExternalCall&) {})});
    const auto ends = [](std::string since, std::string end) {
        return offering("tasks", Operation::List, [&](Endpoint& e) { e.deprecatedSince = since; e.removedAfter = end; });
    };
    all.push_back({"API014", "gone without a word", ends({}, "2027-06-30"), ends("2026-11-22", "2027-06-30")});
    all.push_back({"API014", "gone in a month", ends("2026-11-22", "2026-12-22"), ends("2026-11-22", "2027-05-21")});
    all.push_back({"API014", "deprecated for ever", ends("2026-11-22", {}), ends({}, {})});
    all.push_back({"API014", "no such day", ends("2026-02-30", "2027-06-30"), ends("2026-02-28", "2027-06-30")});
}

void addFormRules(std::vector<Fixture>& all)
{
    all.push_back({"API001", "no name", offering("tasks", Operation::List, [](Endpoint& e) { e.operationId.clear(); }), offering("tasks", Operation::List)});
    all.push_back({"API001", "a name twice", offering("tags", Operation::List, [](Endpoint& e) { e.operationId = "LISTTASKS"; }, offering("tasks", Operation::List)), offering("tags", Operation::List, asItIs, offering("tasks", Operation::List))});
    all.push_back({"API006", "all rows at once", offering("tasks", Operation::List, [](Endpoint& e) { e.operation = Operation::Unset; }), offering("tasks", Operation::List)});
    all.push_back({"API008", "no form for errors", withSettings([](ApiSettings& s) { s.errorFormat.clear(); }), withSettings([](ApiSettings& s) { s.errorFormat = "problem"; })});
    all.push_back({"API009", "no limit at all", withSettings([](ApiSettings& s) { s.rateLimit.clear(); }, offering("tasks", Operation::List, [](Endpoint& e) { e.rateLimit.clear(); })), withSettings([](ApiSettings& s) { s.rateLimit.clear(); })});
    all.push_back({"API010", "made twice", offering("tasks", Operation::Create, [](Endpoint& e) { e.idempotencyKey = false; }), offering("tasks", Operation::Create)});
    const Project unversioned = changed(base(), "tags", [](Table& table) { std::erase_if(table.columns, [](const Column& each) { return each.name == "updated_at"; }); });
    all.push_back({"API011", "the later change wins", offering("tags", Operation::Update, asItIs, unversioned), offering("tags", Operation::Update)});
    all.push_back({"API013", "any page", withSettings([](ApiSettings& s) { s.allowedOrigins = {"*", "https://app.example.net"}; }), withSettings([](ApiSettings& s) { s.allowedOrigins = {"https://app.example.net"}; })});
    all.push_back({"API015", "nothing named", offering("tasks", Operation::Create, [](Endpoint& e) { e.columns.clear(); }), offering("tasks", Operation::Create)});
    all.push_back({"API016", "no errors", offering("tasks", Operation::List, [](Endpoint& e) { e.errorStatuses.clear(); }), offering("tasks", Operation::List)});
    all.push_back({"API017", "no version", withSettings([](ApiSettings& s) { s.basePath = "/api"; }), withSettings([](ApiSettings& s) { s.basePath = "/v2"; })});
    all.push_back({"API018", "one address for two tables", twoPeople(asItIs), twoPeople([](Endpoint& e) { e.path = "/labels"; })});
    all.push_back({"API019", "sorted without an index", offering("tasks", Operation::List, [](Endpoint& e) { setField("tasks", "title", e, [](EndpointField& f) { f.sortable = true; }); }),
                   offering("tasks", Operation::List, [](Endpoint& e) { setField("tasks", "project_id", e, [](EndpointField& f) { f.filterable = true; }); })});
}

}  // namespace

std::vector<Fixture> apiFixtures()
{
    std::vector<Fixture> all;
    addAccessRules(all);
    addFormRules(all);
    addLimitRules(all);
    return all;
}

}  // namespace barch::test
