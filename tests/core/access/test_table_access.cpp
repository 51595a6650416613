#include "access_design.h"

#include "core/access/access_cases.h"
#include "core/access/permission_policies.h"

using namespace barch;
using namespace barch::test;

namespace {

Reach reach(const Project& project, const char* name, const char* table, RowOperation operation)
{
    return TableAccess(project).reach(role(project, name), tableOf(project, table), operation);
}

}  // namespace

TEST_CASE("a row is one's own by the column that names the person, or as a part of such a row")
{
    const Project project = accessDesign();
    const TableAccess access(project);
    REQUIRE(access.keeper());
    CHECK(access.keeper()->table == idOf(project, "memberships"));
    CHECK(access.ownerOf(tableOf(project, "tickets")).column == columnOf(project, "tickets", "assignee_id"));
    CHECK(access.ownerOf(tableOf(project, "messages")).parent == idOf(project, "tickets"));
    CHECK_FALSE(access.ownerOf(tableOf(project, "labels")));
    CHECK(ownerInWords(project, *access.keeper(), tableOf(project, "messages")) ==
          "the row of tickets that it belongs to (tickets.assignee_id)");
}

TEST_CASE("own gives own rows, and nothing where no row belongs to anybody")
{
    const Project project = accessDesign();
    CHECK(reach(project, "user", "tickets", RowOperation::Change) == Reach::Own);
    CHECK(reach(project, "user", "labels", RowOperation::Read) == Reach::None);
    CHECK(reach(project, "viewer", "labels", RowOperation::Read) == Reach::All);
    CHECK(reach(project, "viewer", "tickets", RowOperation::Remove) == Reach::None);
}

TEST_CASE("permissions for an area take its tables out of the general ones")
{
    const Project project = accessDesign();
    const Project writer = ok(grantPermission(project, role(project, "viewer"), permission(project, "write:all")));
    CHECK(reach(writer, "viewer", "tickets", RowOperation::Change) == Reach::All);
    CHECK(reach(writer, "viewer", "memberships", RowOperation::Change) == Reach::None);
    CHECK(reach(writer, "viewer", "memberships", RowOperation::Read) == Reach::All);
    CHECK(reach(writer, "viewer", "subscriptions", RowOperation::Read) == Reach::None);
    CHECK(reach(writer, "owner", "subscriptions", RowOperation::Read) == Reach::All);
}

TEST_CASE("a permission for one table takes that operation out of the general ones")
{
    Project project = accessDesign();
    project = ok(addPermission(project, {.name = "tickets:delete", .table = idOf(project, "tickets")}));
    CHECK(reach(project, "owner", "tickets", RowOperation::Remove) == Reach::None);
    CHECK(reach(project, "owner", "tickets", RowOperation::Change) == Reach::All);
    project = ok(setReach(project, role(project, "owner"), "tickets:delete", idOf(project, "tickets"), Reach::All));
    CHECK(reach(project, "owner", "tickets", RowOperation::Remove) == Reach::All);
}

TEST_CASE("the cases cover each role, operation and kind of row, and are the same every time")
{
    const Project project = accessDesign();
    const TableAccess access(project);
    const std::vector<AccessCase> cases = accessCases(project, access);
    CHECK(cases == accessCases(project, TableAccess(project)));
    const auto allowed = [&](const char* name, const char* table, RowOperation operation, RowOf row) {
        for (const AccessCase& each : cases)
            if (each.role == role(project, name) && each.table == idOf(project, table) && each.operation == operation && each.row == row)
                return each.allowed;
        FAIL("no such case: " << name << " " << table);
        return false;
    };
    CHECK(allowed("user", "tickets", RowOperation::Change, RowOf::Self));
    CHECK_FALSE(allowed("user", "tickets", RowOperation::Change, RowOf::Colleague));
    CHECK(allowed("owner", "tickets", RowOperation::Change, RowOf::Colleague));
    for (const AccessCase& each : cases)
        CHECK_FALSE((each.row == RowOf::OtherTenant && each.allowed));
}

TEST_CASE("the cases become tests of the project, once, and go when their table goes")
{
    const Project project = accessDesign();
    const Project with = ok(writeAccessTests(project));
    CHECK(with.testCases.size() == accessTests(project).size());
    CHECK(ok(writeAccessTests(with)) == with);
    const Project less = ok(writeAccessTests(ok(removeTable(with, idOf(with, "labels")))));
    CHECK(less.testCases.size() + 1 == with.testCases.size());
    CHECK_FALSE(writeAccessTests(Project()));
}

TEST_CASE("what a table's permissions mean is said in sentences")
{
    const Project project = accessDesign();
    const TableAccess access(project);
    const std::string words = policyInWords(project, access, tableOf(project, "tickets"));
    CHECK(words.find("Seeing: owner and viewer; user only their own.") != std::string::npos);
    CHECK(words.find("tickets.assignee_id") != std::string::npos);
    CHECK(words.find("until policies are written") != std::string::npos);
    const std::vector<RoleView> views = whoSeesWhat(project, access, tableOf(project, "tickets"));
    REQUIRE(views.size() == 3);
    CHECK(views[0].rows == "Sees, adds, changes and deletes every row.");
    CHECK(views[1].rows == "Sees, adds, changes and deletes own rows only.");
    CHECK(views[2].rows == "Sees every row.");
    const auto rows = exampleRows(project, access, tableOf(project, "tickets"), role(project, "user"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].reached[0]);
    CHECK_FALSE(rows[1].reached[0]);
    CHECK_FALSE(rows[2].reached[0]);
}

TEST_CASE("without tenants, and on other engines, roles decide too, and the API checks")
{
    const Project project = accessDesign(Dialect::MySql, TenancyModel::Isolated);
    CHECK(reach(project, "user", "tickets", RowOperation::Change) == Reach::Own);
    CHECK(policyInWords(project, TableAccess(project), tableOf(project, "tickets")).find("The API checks this") != std::string::npos);
    CHECK_FALSE(canWritePolicies(project, idOf(project, "tickets")));
}
