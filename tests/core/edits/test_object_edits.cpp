#include "tests/core/edits/sample.h"

#include "core/edits/element_edits.h"
#include "core/edits/function_edits.h"
#include "core/edits/grant_edits.h"
#include "core/edits/policy_edits.h"
#include "core/edits/role_edits.h"
#include "core/edits/trigger_edits.h"
#include "core/edits/type_edits.h"
#include "core/edits/view_edits.h"

using namespace barch;
using namespace barch::test;

namespace {

template <class Map>
auto idNamed(const Map& map, std::string_view name)
{
    for (const auto& element : map)
        if (element.name == name)
            return element.id;
    FAIL("nothing called " << name);
    return map.begin()->id;
}

}  // namespace

TEST_CASE("Enums: values are added, renamed with the defaults that use them, moved and removed")
{
    Project project = withTable(empty(), "tickets");
    project = ok(addType(project, {.name = "status", .values = {{.name = "open"}, {.name = "done"}}}));
    const UserTypeId type = idNamed(project.types, "status");
    const TableId tickets = idOf(project, "tickets");
    project = ok(addColumn(project, tickets, {.name = "status", .userType = type, .defaultExpression = "'open'::status"}));
    const EnumValueId open = project.types.begin()->values[0].id;
    const EnumValueId done = project.types.begin()->values[1].id;
    project = ok(renameEnumValue(project, type, open, "it's new"));
    CHECK(tableOf(project, "tickets").columnNamed("status")->defaultExpression == "'it''s new'::status");
    project = ok(addEnumValue(project, type, "waiting", 1));
    project = ok(moveEnumValue(project, type, done, 0));
    std::string order;
    for (const EnumValue& value : project.types.begin()->values)
        order += value.name + ";";
    CHECK(order == "done;it's new;waiting;");
    CHECK(addEnumValue(project, type, "done").error().what == "The value \"done\" stands twice in status.");
    CHECK_FALSE(addEnumValue(project, type, ""));
    CHECK(removeEnumValue(project, type, open).error().what ==
          "The value \"it's new\" is the default of public.tickets.status.");
    project = ok(removeEnumValue(project, type, done));
    CHECK(removeType(project, type).error().what == "The type status is used by public.tickets.status.");
    project = ok(setColumnType(project, tickets, columnOf(project, "tickets", "status"), "text"));
    CHECK(ok(removeType(project, type)).types.empty());
    CHECK_FALSE(addType(project, {.name = "status"}));
    CHECK_FALSE(addType(project, {.name = "amount", .kind = UserTypeKind::Domain}));
    CHECK(ok(renameType(project, type, "state")).types.begin()->name == "state");
}

TEST_CASE("Namespaces hold what lies in them")
{
    Project project = withTable(empty(), "tickets");
    const NamespaceId space = project.namespaces.begin()->id;
    CHECK(removeNamespace(project, space).error().what == "The namespace public is not empty: tickets lies in it.");
    CHECK_FALSE(addNamespace(project, {.name = "public"}));
    project = ok(addNamespace(project, {.name = "billing"}));
    const NamespaceId billing = idNamed(project.namespaces, "billing");
    project = ok(moveTableToNamespace(project, idOf(project, "tickets"), billing));
    CHECK(pathOf(project, ElementRef::table(idOf(project, "tickets"))) == "billing.tickets");
    project = ok(removeNamespace(project, space));
    project = ok(renameNamespace(project, billing, "money"));
    CHECK(pathOf(project, ElementRef::table(idOf(project, "tickets"))) == "money.tickets");
}

TEST_CASE("Roles have names of their own and are no members of themselves")
{
    Project project = ok(addRole(ok(addRole(empty(), {.name = "a"})), {.name = "b"}));
    const RoleId a = idNamed(project.roles, "a");
    const RoleId b = idNamed(project.roles, "b");
    CHECK_FALSE(addRole(project, {.name = "a"}));
    CHECK_FALSE(renameRole(project, a, "b"));
    Role role = *project.roles.find(a);
    role.memberOf = {b};
    project = ok(changeRole(project, role));
    role = *project.roles.find(b);
    role.memberOf = {a};
    CHECK(changeRole(project, role).error().what == "The role b would be a member of itself.");
}

TEST_CASE("A role goes with its grants, but never leaves a policy to everybody")
{
    Project project = ok(addRole(withTable(empty(), "tickets"), {.name = "reader"}));
    const RoleId reader = idNamed(project.roles, "reader");
    const TableId tickets = idOf(project, "tickets");
    project = ok(grantOnTable(project, tickets, reader, {"select"}));
    const Project held = ok(addPolicy(project, tickets, {.name = "p", .roles = {reader}, .usingExpression = "true"}));
    CHECK(removeRole(held, reader).error().what ==
          "The policy p of public.tickets is for this role alone; without it, it would be for everybody.");
    CHECK(tableOf(ok(removeRole(project, reader)), "tickets").grants.empty());
    const Project tenants = ok(protectAll(helpdesk()));
    CHECK_FALSE(removeRole(tenants, tenants.tenancy->runtimeRole));
}

TEST_CASE("Grants add up and are taken away one by one")
{
    Project project = ok(addRole(withTable(empty(), "tickets"), {.name = "reader"}));
    const RoleId reader = idNamed(project.roles, "reader");
    const TableId tickets = idOf(project, "tickets");
    project = ok(grantOnTable(project, tickets, reader, {"select"}));
    project = ok(grantOnTable(project, tickets, reader, {"insert", "select"}));
    REQUIRE(tableOf(project, "tickets").grants.size() == 1);
    CHECK(tableOf(project, "tickets").grants[0].privileges == std::vector<std::string>{"select", "insert"});
    project = ok(revokeOnTable(project, tickets, reader, {"select"}));
    CHECK(tableOf(project, "tickets").grants[0].privileges == std::vector<std::string>{"insert"});
    CHECK(tableOf(ok(revokeOnTable(project, tickets, reader)), "tickets").grants.empty());
    CHECK_FALSE(grantOnTable(project, tickets, RoleId::derive("none"), {"select"}));
    CHECK_FALSE(grantOnTable(project, tickets, reader, {}));
    CHECK_FALSE(setTableGrants(project, tickets, {{.role = reader, .privileges = {"select"}, .columns = {ColumnId::derive("none")}}}));
}

TEST_CASE("Policies say what PostgreSQL can hold")
{
    Project project = withTable(empty(), "tickets");
    const TableId tickets = idOf(project, "tickets");
    CHECK_FALSE(setRowSecurity(project, tickets, false, true));
    project = ok(setRowSecurity(project, tickets, true, true));
    CHECK(tableOf(project, "tickets").forceRowSecurity);
    project = ok(addPolicy(project, tickets, {.name = "p", .usingExpression = "true"}));
    const PolicyId id = tableOf(project, "tickets").policies[0].id;
    CHECK_FALSE(addPolicy(project, tickets, {.name = "p", .usingExpression = "true"}));
    CHECK_FALSE(addPolicy(project, tickets, {.name = "q", .command = PolicyCommand::Insert, .usingExpression = "true"}));
    CHECK_FALSE(addPolicy(project, tickets, {.name = "q", .command = PolicyCommand::Select, .checkExpression = "true"}));
    CHECK_FALSE(addPolicy(project, tickets, {.name = "q", .roles = {RoleId::derive("none")}}));
    project = ok(renamePolicy(project, tickets, id, "all_rows"));
    CHECK(tableOf(project, "tickets").policies[0].name == "all_rows");
    CHECK(tableOf(ok(removePolicy(project, tickets, id)), "tickets").policies.empty());
}

TEST_CASE("Triggers call a function or have a body")
{
    Project project = withTable(empty(), "tickets");
    const TableId tickets = idOf(project, "tickets");
    CHECK_FALSE(addTrigger(project, tickets, {.name = "t", .events = {"update"}}));
    CHECK_FALSE(addTrigger(project, tickets, {.name = "t", .events = {"look"}, .body = "x"}));
    CHECK_FALSE(addTrigger(project, tickets, {.name = "t", .body = "x"}));
    project = ok(addFunction(project, {.name = "f", .returns = "trigger", .body = "x"}));
    const FunctionId f = project.functions.begin()->id;
    project = ok(addTrigger(project, tickets, {.name = "t", .events = {"update"}, .function = f}));
    CHECK(removeFunction(project, f).error().what == "The trigger t of public.tickets calls it.");
    CHECK_FALSE(addFunction(project, {.name = "f", .body = "y"}));
    CHECK(addFunction(project, {.name = "f", .arguments = "a text", .body = "y"}));
    const TriggerId t = tableOf(project, "tickets").triggers[0].id;
    CHECK(ok(removeFunction(ok(removeTrigger(project, tickets, t)), f)).functions.empty());
}

TEST_CASE("A function's callers use its new name, tables of that name don't")
{
    Project project = withTable(empty(), "total");
    project = ok(addFunction(project, {.name = "total", .body = "SELECT 1"}));
    project = ok(addView(project, {.name = "v", .definition = "SELECT total(a), 'total(x)' FROM total"}));
    project = ok(renameFunction(project, project.functions.begin()->id, "sum_of"));
    CHECK(project.views.begin()->definition == "SELECT sum_of(a), 'total(x)' FROM total");
}

TEST_CASE("Views know what they read, and what reads them follows their name")
{
    Project project = withTable(withTable(empty(), "tickets"), "notes");
    CHECK_FALSE(addView(project, {.name = "v", .definition = " "}));
    CHECK_FALSE(addView(project, {.namespaceId = project.namespaces.begin()->id, .name = "notes", .definition = "SELECT 1"}));
    project = ok(addView(project, {.name = "v", .definition = "SELECT * FROM public.tickets"}));
    CHECK(project.views.begin()->reads == std::vector<TableId>{idOf(project, "tickets")});
    project = ok(addView(project, {.name = "w", .definition = "SELECT v.id FROM v JOIN notes ON notes.id = v.id"}));
    const ViewId v = idNamed(project.views, "v");
    const ViewId w = idNamed(project.views, "w");
    project = ok(renameView(project, v, "all_tickets"));
    CHECK(project.views.find(w)->definition == "SELECT all_tickets.id FROM all_tickets JOIN notes ON notes.id = all_tickets.id");
    View view = *project.views.find(v);
    view.definition = "SELECT id FROM notes";
    project = ok(changeView(project, view));
    CHECK(project.views.find(v)->reads == std::vector<TableId>{idOf(project, "notes")});
    CHECK_FALSE(ok(removeView(project, v)).views.contains(v));
}

TEST_CASE("Whole elements are put and removed, and forgotten by what refers to them")
{
    Project project = withTable(empty(), "tickets");
    const FeatureId login = FeatureId::derive("login");
    const FeatureId report = FeatureId::derive("report");
    project = ok(putElement(project, Feature{.id = login, .name = "Log in"}));
    project = ok(putElement(project, Feature{.id = report, .name = "Report", .dependsOn = {login},
                                             .delivers = {ElementRef::table(idOf(project, "tickets"))}}));
    project = ok(putElement(project, FeatureFlag{.id = FlagId::derive("f"), .name = "f", .feature = login}));
    project.comments = project.comments.with(Comment{.id = CommentId::derive("c"), .element = ElementRef::of(ElementKind::Feature, login)});
    CHECK(sameAs(project, ok(putElement(project, *project.features.find(login)))));
    CHECK_FALSE(putElement(project, Feature{.id = login}));
    CHECK_FALSE(putElement(project, Feature{.name = "No id"}));
    CHECK_FALSE(putElement(project, Requirement{.id = RequirementId::derive("r")}));
    const Project without = ok(removeElement(project, login));
    CHECK(without.features.find(report)->dependsOn.empty());
    CHECK(without.features.find(report)->delivers.size() == 1);
    CHECK_FALSE(without.flags.begin()->feature);
    CHECK(without.comments.empty());
    CHECK_FALSE(removeElement(without, login));
    CHECK(sameAs(without, setPart(without, ApiSettings{})));
    CHECK(setPart(without, ApiSettings{.style = "rest"}).api->style == "rest");
}

TEST_CASE("A removed column or table leaves the endpoints and services that used it")
{
    Project project = withColumn(withTable(empty(), "tickets"), "tickets", "subject", "text");
    const TableId tickets = idOf(project, "tickets");
    const ColumnId subject = columnOf(project, "tickets", "subject");
    project = ok(putElement(project, Endpoint{.id = EndpointId::derive("e"), .method = "GET", .path = "/tickets", .table = tickets,
                                              .columns = {{.column = subject}, {.column = columnOf(project, "tickets", "id")}}}));
    project = ok(putElement(project, Service{.id = ServiceId::derive("s"), .name = "Tickets", .tables = {tickets}}));
    CHECK(consequencesOfRemovingColumn(project, tickets, subject) ==
          std::vector<std::string>{"The endpoint GET /tickets loses the field."});
    CHECK(ok(removeColumn(project, tickets, subject)).endpoints.begin()->columns.size() == 1);
    const Project without = ok(removeTable(project, tickets));
    CHECK_FALSE(without.endpoints.begin()->table);
    CHECK(without.endpoints.begin()->columns.empty());
    CHECK(without.services.begin()->tables.empty());
}
