#include "tests/core/edits/sample.h"

#include "core/edits/drawing_edits.h"
#include "core/edits/project_edits.h"
#include "core/edits/review_edits.h"

#include <limits>

using namespace barch;
using namespace barch::test;

TEST_CASE("Boxes are placed, pinned and grouped; an arrangement keeps areas")
{
    Project project = withTable(withTable(empty(), "tickets"), "notes");
    const TableId tickets = idOf(project, "tickets");
    project = ok(addArea(project, {.name = "Support", .colour = "#336699"}));
    const AreaId area = project.areas.begin()->id;
    project = ok(setTablesArea(project, {tickets}, area));
    project = ok(placeTable(project, tickets, 10, 20, true));
    CHECK(*project.placements.find(tickets) == Placement{.id = tickets, .x = 10, .y = 20, .pinned = true, .area = area});
    project = ok(placeTables(project, {{.id = tickets, .x = 1, .y = 2}, {.id = TableId::derive("gone"), .x = 3}}));
    CHECK(*project.placements.find(tickets) == Placement{.id = tickets, .x = 1, .y = 2, .area = area});
    CHECK(project.placements.size() == 1);
    CHECK(sameAs(project, ok(placeTables(project, {{.id = tickets, .x = 1, .y = 2}}))));
    project = ok(pinTable(project, tickets, true));
    CHECK(project.placements.find(tickets)->pinned);
    CHECK_FALSE(placeTable(project, tickets, std::numeric_limits<double>::infinity(), 0));
    CHECK_FALSE(placeTable(project, TableId::derive("gone"), 0, 0));
    CHECK_FALSE(addArea(project, {.name = "Support"}));
    CHECK_FALSE(setTablesArea(project, {tickets}, AreaId::derive("gone")));
    project = ok(changeArea(project, {.id = area, .name = "Help"}));
    project = ok(removeArea(project, area));
    CHECK_FALSE(project.placements.find(tickets)->area);
}

TEST_CASE("Views of the diagram lose tables that are removed")
{
    Project project = withTable(withTable(empty(), "tickets"), "notes");
    project = ok(addDiagramView(project, {.name = "All", .tables = {idOf(project, "tickets"), idOf(project, "notes")}}));
    CHECK_FALSE(addDiagramView(project, {.name = "All"}));
    project = ok(removeTable(project, idOf(project, "notes")));
    CHECK(project.diagramViews.begin()->tables == std::vector<TableId>{idOf(project, "tickets")});
    const DiagramViewId id = project.diagramViews.begin()->id;
    project = ok(changeDiagramView(project, {.id = id, .name = "Some", .detail = DetailLevel::Keys}));
    CHECK(project.diagramViews.begin()->name == "Some");
    CHECK(ok(removeDiagramView(project, id)).diagramViews.empty());
}

TEST_CASE("A finding is accepted once, with a reason")
{
    const Project project = withTable(empty(), "tickets");
    const auto element = ElementRef::table(idOf(project, "tickets"));
    CHECK_FALSE(waiveFinding(project, "SCH012", element, " "));
    Project waived = ok(waiveFinding(project, "SCH012", element, "Never changes.", "Architect"));
    waived = ok(waiveFinding(waived, "SCH012", element, "Rows never change.", "Architect", "2030-01-01"));
    REQUIRE(waived.waivers.size() == 1);
    CHECK(waived.waivers.begin()->reason == "Rows never change.");
    CHECK(ok(removeWaiver(waived, waiverIdFor("SCH012", element))) == project);
    CHECK(waiverIdFor("SCH012", element) != waiverIdFor("SCH001", element));
    CHECK_FALSE(removeWaiver(project, waiverIdFor("SCH012", element)));
}

TEST_CASE("Comments are written, answered, resolved and removed")
{
    const Project project = withTable(empty(), "tickets");
    const CommentId id = CommentId::derive("c");
    CHECK_FALSE(addComment(project, {.text = "No id"}));
    CHECK_FALSE(addComment(project, {.id = id, .text = ""}));
    Project commented = ok(addComment(project, {.id = id, .element = ElementRef::table(idOf(project, "tickets")), .text = "Why?"}));
    CHECK_FALSE(addComment(commented, {.id = id, .text = "again"}));
    commented = ok(replyToComment(commented, id, {.author = "Reviewer", .text = "Because."}));
    commented = ok(editComment(commented, id, "Why so?"));
    commented = ok(resolveComment(commented, id));
    CHECK(commented.comments.begin()->resolved);
    CHECK(commented.comments.begin()->text == "Why so?");
    CHECK(commented.comments.begin()->replies.size() == 1);
    CHECK_FALSE(editComment(commented, id, ""));
    CHECK_FALSE(replyToComment(commented, CommentId::derive("none"), {.text = "x"}));
    CHECK(ok(removeComment(commented, id)) == project);
}

TEST_CASE("The project has a name, a description and a way to keep tenants apart")
{
    const Project project = withTable(empty(), "tickets");
    CHECK(ok(renameProject(project, "Desk")).info->name == "Desk");
    CHECK_FALSE(renameProject(project, ""));
    CHECK(sameAs(project, ok(renameProject(project, project.info->name))));
    Tenancy tenancy{.model = TenancyModel::Shared, .rootTable = idOf(project, "tickets")};
    CHECK(ok(setTenancy(project, tenancy)).tenancy->rootTable == tenancy.rootTable);
    tenancy.runtimeRole = RoleId::derive("none");
    CHECK_FALSE(setTenancy(project, tenancy));
}
