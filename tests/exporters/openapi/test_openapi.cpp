#include "exporters/openapi/openapi.h"

#include "exporters/openapi/column_schema.h"
#include "exporters/openapi/examples.h"
#include "exporters/openapi/request_schema.h"
#include "tests/core/api/small_api.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace barch;
using namespace barch::openapi;
using namespace barch::test;

namespace {

/// The member at "paths//tickets/get/summary", names between slashes that are no part of them.
const Document& at(const Document& document, const std::vector<std::string>& path)
{
    const Document* found = &document;
    for (const std::string& name : path) {
        INFO(name);
        found = found->find(name);
        REQUIRE(found);
    }
    return *found;
}

std::string textAt(const Document& document, const std::vector<std::string>& path)
{
    const Document& found = at(document, path);
    REQUIRE(found.asText());
    return *found.asText();
}

Contract contract(const Project& project)
{
    Result<Contract> made = contractOf(project);
    if (!made)
        FAIL(made.error().text());
    return std::move(made).value();
}

Project withTickets() { return offered(offered(smallDesign(), "customers"), "tickets"); }

Project changedEndpoint(Project project, Operation operation, const std::function<void(Endpoint&)>& change)
{
    Endpoint endpoint = *api::endpointOf(project, tableIn(project, "tickets").id, operation);
    change(endpoint);
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

}  // namespace

TEST_CASE("Answers lie in the envelope, or errors are problem details")
{
    const Contract usual = contract(withTickets());
    CHECK(usual.warnings.empty());
    CHECK(at(usual.document, {"components", "schemas", "TicketAnswer", "properties"}).members()->size() == 3);
    CHECK(at(usual.document, {"components", "responses", "NotFound", "content"}).find("application/json"));
    Project project = withTickets();
    ApiSettings settings = *project.api;
    settings.errorFormat = "problem";
    project.api = settings;
    const Contract problem = contract(project);
    CHECK_FALSE(at(problem.document, {"components", "schemas"}).find("TicketAnswer"));
    CHECK(at(problem.document, {"components", "responses", "NotFound", "content"}).find("application/problem+json"));
    CHECK(textAt(problem.document, {"paths", "/tickets/{id}", "get", "responses", "200", "content", "application/json", "schema", "$ref"}) == "#/components/schemas/Ticket");
}

TEST_CASE("Types, lengths, checks and nulls become schemas; the tenant stays out")
{
    const Contract made = contract(withTickets());
    const Document& ticket = at(made.document, {"components", "schemas", "Ticket", "properties"});
    CHECK_FALSE(ticket.find("tenant_id"));
    CHECK(*at(ticket, {"subject", "maxLength"}).asInteger() == 200);
    CHECK(at(ticket, {"priority", "enum"}).items()->size() == 3);
    CHECK(at(ticket, {"body", "type"}) == Document::strings({"string", "null"}));
    CHECK(textAt(ticket, {"created_at", "format"}) == "date-time");
    const Document& request = at(made.document, {"components", "schemas", "CreateTicketRequest"});
    CHECK(at(request, {"required"}) == Document::strings({"subject", "customer_id"}));
    CHECK(textAt(request, {"properties", "priority", "default"}) == "normal");
    CHECK(*at(request, {"additionalProperties"}).asBool() == false);
    CHECK(*at(made.document, {"components", "schemas", "UpdateTicketRequest", "minProperties"}).asInteger() == 1);
}

TEST_CASE("What would break the contract is refused with the call named")
{
    const Project twice = changedEndpoint(withTickets(), Operation::List, [](Endpoint& e) { e.path = "/Customers"; });
    const Result<Contract> refused = contractOf(twice);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where.find("/api/v1/") != std::string::npos);
    CHECK_FALSE(contractOf(changedEndpoint(withTickets(), Operation::List, [](Endpoint& e) { e.path = "tickets"; })));
    CHECK_FALSE(contractOf(changedEndpoint(withTickets(), Operation::List, [](Endpoint& e) { e.operationId = "GETTICKET"; })));
    CHECK_FALSE(contractOf(changedEndpoint(withTickets(), Operation::Update, [](Endpoint& e) { e.path = "/tickets/{number}"; })));
    CHECK_FALSE(contractOf(smallDesign()));
}

TEST_CASE("Secrets and tenant keys are left out with a warning, whatever an endpoint says")
{
    Project project = withTickets();
    const ColumnId tenant = tableIn(project, "tickets").tenantKey;
    const Contract made = contract(changedEndpoint(project, Operation::Create, [&](Endpoint& e) { e.columns.push_back({.column = tenant, .writable = true}); }));
    REQUIRE(made.warnings.size() == 2);
    CHECK(made.warnings[0].feature == "Showing tenant_id");
    CHECK(made.warnings[1].feature == "Taking tenant_id");
    CHECK_FALSE(at(made.document, {"components", "schemas", "CreateTicketRequest", "properties"}).find("tenant_id"));
}

TEST_CASE("Deprecated calls say so, in the contract and in their headers")
{
    const Contract made = contract(changedEndpoint(withTickets(), Operation::List, [](Endpoint& e) {
        e.deprecatedSince = "2026-01-01";
        e.removedAfter = "2026-12-31";
    }));
    const Document& list = at(made.document, {"paths", "/tickets", "get"});
    CHECK(*at(list, {"deprecated"}).asBool());
    CHECK(textAt(list, {"x-sunset"}) == "2026-12-31");
    CHECK(at(list, {"responses", "200", "headers"}).find("Sunset"));
    CHECK(at(list, {"responses", "200", "headers"}).find("Deprecation"));
}

TEST_CASE("Uploads: small files in the request, large ones by a signed address")
{
    const auto upload = [](const char* size) {
        return changedEndpoint(withTickets(), Operation::Create, [&](Endpoint& e) {
            e.operation = Operation::Upload;
            e.maximumSize = size;
            e.contentTypes = {"image/png"};
            for (EndpointField& field : e.columns)
                field.writable = false;
        });
    };
    const Contract small = contract(upload("10 MB"));
    const Document& body = at(small.document, {"paths", "/tickets", "post", "requestBody", "content", "multipart/form-data"});
    CHECK(textAt(body, {"encoding", "file", "contentType"}) == "image/png");
    CHECK(*at(body, {"schema", "properties", "file", "maxLength"}).asInteger() == 10 * 1024 * 1024);
    const Contract large = contract(upload("2 GB"));
    CHECK(*at(large.document, {"components", "schemas", "CreateTicketRequest", "properties", "byte_size", "maximum"}).asInteger() == 2LL * 1024 * 1024 * 1024);
    CHECK_FALSE(bytesOf("much"));
    CHECK_FALSE(bytesOf("99999999999 GB"));
}

TEST_CASE("Actions: a request schema in JSON, a job that answers 202")
{
    Project project = withTickets();
    Endpoint action;
    action.id = EndpointId::derive("action");
    action.operation = Operation::Action;
    action.operationId = "mergeTicket";
    action.method = "POST";
    action.path = "/tickets/{id}/merge";
    action.requestSchema = R"({"type":"object","required":["into"],"properties":{"into":{"type":"string"}}})";
    action.job = JobId::derive("job");
    project.endpoints = project.endpoints.with(action);
    const Contract made = contract(project);
    const Document& request = at(made.document, {"components", "schemas", "MergeTicketRequest"});
    CHECK(*at(request, {"properties", "into", "maxLength"}).asInteger() == 1000);
    CHECK(*at(request, {"additionalProperties"}).asBool() == false);
    CHECK(at(made.document, {"paths", "/tickets/{id}/merge", "post", "responses"}).find("202"));
    action.requestSchema = "not JSON";
    project.endpoints = project.endpoints.with(action);
    CHECK(contract(project).warnings.size() == 1);
}

TEST_CASE("Actions answer with the row that they change, jobs with how far they are")
{
    Project project = withTickets();
    Endpoint action;
    action.id = EndpointId::derive("action");
    action.operation = Operation::Action;
    action.operationId = "closeTicket";
    action.method = "POST";
    action.path = "/tickets/{id}/close";
    action.table = tableIn(project, "tickets").id;
    project.endpoints = project.endpoints.with(action);
    const std::vector<std::string> answers = {"paths", "/tickets/{id}/close", "post", "responses"};
    const Contract made = contract(project);
    CHECK(textAt(at(made.document, answers), {"200", "content", "application/json", "schema", "$ref"}) == "#/components/schemas/TicketAnswer");
    action.job = JobId::derive("job");
    project.endpoints = project.endpoints.with(action);
    const Contract later = contract(project);
    CHECK(textAt(at(later.document, answers), {"202", "content", "application/json", "schema", "$ref"}) == "#/components/schemas/StartedJobAnswer");
    CHECK(at(later.document, {"components", "schemas", "StartedJob", "properties", "state", "enum"}).items()->size() == 4);
}

TEST_CASE("Checks of several columns stand in the request, as conditions where JSON Schema has them")
{
    Project project = smallDesign();
    Table meetings = table("meetings", {"id uuid", "starts_on date", "ends_on date", "phone varchar(20) null", "country varchar(2) null", "seats integer", "tables integer", "closed_at timestamptz null"});
    primaryKey(meetings, {"id"});
    check(meetings, "starts_on <= ends_on");
    check(meetings, "(phone IS NULL) = (country IS NULL)");
    check(meetings, "phone IS NULL OR country IS NULL");
    check(meetings, "my_function(seats, tables)");
    check(meetings, "closed_at IS NULL OR phone IS NULL");
    project.tables = project.tables.with(meetings);
    project = offered(project, "meetings");
    const Contract made = contract(project);
    const Document& request = at(made.document, {"components", "schemas", "CreateMeetingRequest"});
    const std::string words = textAt(request, {"description"});
    CHECK(words.find(" is not after ") != std::string::npos);
    CHECK(words.find("phone and country are given together or not at all") != std::string::npos);
    CHECK(words.find("closed") == std::string::npos);  // callers don't send it
    CHECK(at(request, {"x-checks"}).items()->size() == 4);
    // Only what the example keeps, which gives every member, becomes a condition.
    CHECK(at(request, {"allOf"}).items()->size() == 1);
    CHECK(at(made.document, {"components", "schemas", "UpdateMeetingRequest"}).find("x-checks"));
    CHECK_FALSE(at(made.document, {"components", "schemas", "UpdateMeetingRequest"}).find("allOf"));
}

TEST_CASE("Columns whose names come out alike are filtered and sorted each by its own parameter")
{
    Project project = smallDesign();
    Table sizes = table("sizes", {"id uuid"});
    primaryKey(sizes, {"id"});
    for (const char* name : {"width cm", "width_cm", "Width-cm"}) {
        Column column;
        column.id = ColumnId::derive(name);
        column.name = name;
        column.type = "integer";
        sizes.columns.push_back(column);
    }
    project.tables = project.tables.with(sizes);
    project = offered(project, "sizes");
    Endpoint list = *api::endpointOf(project, tableIn(project, "sizes").id, Operation::List);
    for (EndpointField& field : list.columns)
        field.filterable = field.sortable = true;
    project.endpoints = project.endpoints.with(list);
    const Contract made = contract(project);
    std::vector<std::string> names;
    for (const Document& parameter : *at(made.document, {"paths", "/sizes", "get", "parameters"}).items())
        if (const Document* name = parameter.find("name"); name && name->asText()->starts_with("width"))
            names.push_back(*name->asText());
    CHECK(names == std::vector<std::string>{"width_cm", "width_cm_2", "width_cm_3"});
}

TEST_CASE("Webhooks: those that come are paths, those that go have their own section")
{
    Project project = withTickets();
    project.webhooks = project.webhooks.with(Webhook{.id = WebhookId::derive("in"), .name = "stripe events", .provider = "stripe", .path = "/api/v1/webhooks/stripe", .verifiesSignature = true, .events = {"invoice.paid"}});
    project.webhooks = project.webhooks.with(Webhook{.id = WebhookId::derive("out"), .name = "Events", .incoming = false, .events = {"ticket.created", "ticket.deleted"}});
    const Contract made = contract(project);
    CHECK(at(made.document, {"paths", "/webhooks/stripe", "post", "security"}).items()->size() == 1);
    CHECK(textAt(made.document, {"components", "schemas", "TicketCreatedEvent", "properties", "data", "$ref"}) == "#/components/schemas/Ticket");
    CHECK(at(made.document, {"webhooks"}).members()->size() == 2);
}

TEST_CASE("GraphQL operations and channels are told to be left out")
{
    Project project = withTickets();
    project.endpoints = project.endpoints.with(Endpoint{.id = EndpointId::derive("q"), .operation = Operation::List, .method = "QUERY", .path = "tags"});
    project.channels = project.channels.with(Channel{.id = ChannelId::derive("c"), .name = "tickets.{ticket_id}"});
    const Contract made = contract(project);
    REQUIRE(made.warnings.size() == 2);
    CHECK(made.warnings[0].path == "tags");
    CHECK(made.warnings[1].path == "tickets.{ticket_id}");
}

TEST_CASE("Examples keep to patterns and sizes, or there is none")
{
    const std::map<std::string, Document> none;
    Examples examples(none);
    CHECK(*examples.of(textSchema(200), "email")->asText() == "alex@example.com");
    CHECK(*examples.of(patternSchema("^[a-z]{3}$", 3, 3), "anything")->asText() == "exa");
    CHECK_FALSE(examples.of(patternSchema("^zzz[0-9]{5}zzz$", 0, 20)));
    CHECK(examples.of(textSchema(3), "name")->asText()->size() == 3);
    Document object = Document::object().set("type", "object").set("required", Document::strings({"x"})).set("properties", Document::object().set("x", patternSchema("^zzz[0-9]{5}zzz$", 0, 20)));
    CHECK_FALSE(examples.of(object));
}

TEST_CASE("The same design always gives the same bytes")
{
    const Project project = withTickets();
    CHECK(exportYaml(project, {})->files == exportYaml(project, {})->files);
    CHECK(exportJson(project, {})->files[0].path == "openapi.json");
}
