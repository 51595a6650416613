#include "access_design.h"

using namespace barch;
using namespace barch::test;

namespace {

const PermissionRow& rowOf(const AccessMatrix& matrix, std::string_view base)
{
    for (const PermissionRow& row : matrix.rows())
        if (row.base == base)
            return row;
    FAIL("no line " << base);
    return matrix.rows().front();
}

}  // namespace

TEST_CASE("permissions that differ in reach only are one line, and its cells say how far")
{
    const Project project = accessDesign();
    const AccessMatrix matrix(project);
    REQUIRE(matrix.rows().size() == 4);
    CHECK(matrix.rows()[0].base == "read");
    CHECK(matrix.rows()[0].group == "All tables");
    CHECK(matrix.cell(role(project, "viewer"), rowOf(matrix, "read")).reach == Reach::All);
    CHECK(matrix.cell(role(project, "user"), rowOf(matrix, "read")).reach == Reach::Own);
    CHECK(matrix.cell(role(project, "user"), rowOf(matrix, "manage:members")).reach == Reach::None);
    CHECK(rowOf(matrix, "read").hasReach);
    CHECK_FALSE(rowOf(matrix, "manage:members").hasReach);
}

TEST_CASE("roles stand by their names, so that granting moves no column")
{
    const Project project = accessDesign();
    const std::vector<AccessRoleId> order = AccessMatrix(project).roles();
    CHECK(order == std::vector<AccessRoleId>{role(project, "owner"), role(project, "user"), role(project, "viewer")});
    const Project more = ok(grantPermission(project, role(project, "viewer"), permission(project, "manage:billing")));
    CHECK(AccessMatrix(more).roles() == order);
}

TEST_CASE("an included role gives what it has, over any number of steps")
{
    Project project = accessDesign();
    project = ok(addAccessRole(project, {.name = "lead", .includes = {role(project, "user")}}));
    project = ok(addAccessRole(project, {.name = "chief", .includes = {role(project, "lead")}}));
    const AccessMatrix matrix(project);
    const MatrixCell cell = matrix.cell(role(project, "chief"), rowOf(matrix, "write"));
    CHECK(cell.reach == Reach::Own);
    CHECK(cell.inherited);
    CHECK(cell.from == role(project, "user"));
    CHECK(matrix.holds(role(project, "chief"), permission(project, "read:own")));
    CHECK_FALSE(matrix.cell(role(project, "user"), rowOf(matrix, "write")).inherited);
}

TEST_CASE("circles of inclusion are found once each, and end")
{
    Project project = accessDesign();
    const auto include = [&](const char* from, const char* to) {  // past the edit, which refuses it: as a file may have it
        AccessRole changed = *project.accessRoles.find(role(project, from));
        changed.includes.push_back(role(project, to));
        project.accessRoles = project.accessRoles.with(std::move(changed));
    };
    CHECK(inclusionCircles(project).empty());
    include("user", "viewer");
    CHECK(inclusionCircles(project).empty());
    include("viewer", "user");
    REQUIRE(inclusionCircles(project).size() == 1);
    CHECK(inclusionCircles(project)[0].size() == 2);
    include("owner", "owner");
    CHECK(inclusionCircles(project).size() == 2);
    CHECK(AccessMatrix(project).holds(role(project, "viewer"), permission(project, "write:own")));
}

TEST_CASE("a thousand roles in a chain of inclusion take no time to speak of")
{
    Project project = accessDesign();
    AccessRoleId before = role(project, "user");
    for (int i = 0; i < 1000; ++i) {
        AccessRole each;
        each.name = "role " + std::to_string(i);
        each.id = AccessRoleId::derive(each.name);
        each.includes = {before};
        before = each.id;
        project.accessRoles = project.accessRoles.with(std::move(each));
    }
    const AccessMatrix matrix(project);
    CHECK(matrix.roles().size() == 1003);
    CHECK(matrix.holds(before, permission(project, "write:own")));
}
