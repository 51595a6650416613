#include "access_design.h"

#include "core/access/permission_policies.h"
#include "core/edits/policy_edits.h"

using namespace barch;
using namespace barch::test;

namespace {

/// Apply, undo, equal; apply again, the same.
Project applied(const Project& before, const Edit& edit)
{
    History history(before);
    const auto done = history.apply({"edit", edit, {}});
    if (!done)
        FAIL(done.error().text());
    const Project after = history.current();
    CHECK_FALSE(after == before);
    history.undo();
    CHECK(history.current() == before);
    history.redo();
    CHECK(history.current() == after);
    return after;
}

const Function& asking(const Project& project)
{
    const Function* function = project.functions.find(permissionFunctionId());
    if (!function)
        FAIL("no function");
    return *function;
}

}  // namespace

TEST_CASE("granting and revoking reach the function that policies ask")
{
    const Project project = ok(writeAllPermissionPolicies(accessDesign()));
    const PermissionId billing = permission(project, "manage:billing");
    CHECK(asking(project).body.find("('viewer', 'manage:billing')") == std::string::npos);
    const Project granted = applied(project, [&](const Project& p) { return grantPermission(p, role(p, "viewer"), billing); });
    CHECK(asking(granted).body.find("('viewer', 'manage:billing')") != std::string::npos);
    CHECK(tableOf(granted, "tickets") == tableOf(project, "tickets"));
    const Project revoked = applied(granted, [&](const Project& p) { return revokePermission(p, role(p, "viewer"), billing); });
    CHECK(revoked == project);
    CHECK(ok(grantPermission(granted, role(granted, "viewer"), billing)) == granted);
    CHECK_FALSE(grantPermission(project, role(project, "viewer"), PermissionId::derive("nothing")));
}

TEST_CASE("a cell goes to own, all and none, and makes the permission that it lacks")
{
    const Project project = accessDesign();
    const AccessRoleId viewer = role(project, "viewer");
    const auto reachOf = [&](const Project& p, const char* base) {
        const AccessMatrix matrix(p);
        for (const PermissionRow& row : matrix.rows())
            if (row.base == base)
                return matrix.cell(viewer, row).reach;
        return Reach::None;
    };
    const Project own = applied(project, [&](const Project& p) { return setReach(p, viewer, "write", {}, Reach::Own); });
    CHECK(reachOf(own, "write") == Reach::Own);
    const Project all = applied(own, [&](const Project& p) { return setReach(p, viewer, "write", {}, Reach::All); });
    CHECK(reachOf(all, "write") == Reach::All);
    CHECK(all.accessRoles.find(viewer)->permissions.size() == 4);
    const Project none = applied(all, [&](const Project& p) { return setReach(p, viewer, "write", {}, Reach::None); });
    CHECK(none.accessRoles == project.accessRoles);

    const TableId tickets = idOf(project, "tickets");
    const Project narrow = ok(addPermission(project, {.name = "tickets:read", .table = tickets}));
    const Project made = applied(narrow, [&](const Project& p) { return setReach(p, viewer, "tickets:read", tickets, Reach::Own); });
    CHECK(made.permissions.find(permission(made, "tickets:read:own"))->table == tickets);
    CHECK_FALSE(setReach(project, viewer, "dance", {}, Reach::All));
}

TEST_CASE("a role's new name follows into the enum, its default and the function")
{
    const Project project = ok(writeAllPermissionPolicies(accessDesign()));
    const Project renamed = applied(project, [](const Project& p) { return renameAccessRole(p, role(p, "viewer"), "guest's eye"); });
    CHECK(renamed.types.begin()->values[2].name == "guest's eye");
    CHECK(tableOf(renamed, "memberships").columnNamed("role")->defaultExpression == "'guest''s eye'");
    CHECK(asking(renamed).body.find("('guest''s eye', 'read:all')") != std::string::npos);
    CHECK(asking(renamed).body.find("viewer") == std::string::npos);
    CHECK_FALSE(renameAccessRole(project, role(project, "viewer"), "OWNER"));
    CHECK_FALSE(renameAccessRole(project, role(project, "viewer"), ""));
}

TEST_CASE("a permission's new name follows into policies, hand-written ones too")
{
    Project project = ok(writeAllPermissionPolicies(accessDesign()));
    const TableId labels = idOf(project, "labels");
    project = ok(addPolicy(project, labels, {.name = "by_hand", .command = PolicyCommand::Select,
                                             .usingExpression = "(SELECT public.current_user_may('read:all')) AND name <> 'read:all'"}));
    const Project renamed = applied(project, [](const Project& p) { return renamePermission(p, permission(p, "read:all"), "see:all"); });
    const Table& after = tableOf(renamed, "labels");
    CHECK(after.policies.back().usingExpression == "(SELECT public.current_user_may('see:all')) AND name <> 'read:all'");
    for (const Policy& policy : tableOf(renamed, "tickets").policies)
        CHECK(policy.usingExpression.find("'read:all'") == std::string::npos);
    CHECK(asking(renamed).body.find("'see:all'") != std::string::npos);
}

TEST_CASE("roles and permissions are added, changed and removed, with all that refers to them")
{
    const Project project = accessDesign();
    const Project more = applied(project, [](const Project& p) { return addAccessRole(p, {.name = "lead", .includes = {role(p, "user")}}); });
    CHECK_FALSE(addAccessRole(more, {.name = "Lead"}));
    const Project less = applied(more, [](const Project& p) { return removeAccessRole(p, role(p, "user")); });
    CHECK(less.accessRoles.find(role(less, "lead"))->includes.empty());
    const Project without = applied(project, [](const Project& p) { return removePermission(p, permission(p, "read:all")); });
    CHECK(without.accessRoles.find(role(without, "viewer"))->permissions.size() == 1);
    AccessRole strict = *project.accessRoles.find(role(project, "owner"));
    strict.requiresMfa = true;
    strict.name = "head";
    const Project changed = applied(project, [&](const Project& p) { return changeAccessRole(p, strict); });
    CHECK(changed.accessRoles.find(strict.id)->name == "head");
    CHECK(changed.types.begin()->values[0].name == "head");
    CHECK_FALSE(addPermission(project, {.name = "READ:all"}));
    CHECK_FALSE(addPermission(project, {.name = "x", .table = TableId::derive("nothing")}));
}

TEST_CASE("roles never include each other in a circle")
{
    const Project project = accessDesign();
    const Project once = applied(project, [](const Project& p) { return includeRole(p, role(p, "owner"), role(p, "user")); });
    CHECK(ok(includeRole(once, role(once, "owner"), role(once, "user"))) == once);
    CHECK_FALSE(includeRole(once, role(once, "user"), role(once, "owner")));
    CHECK_FALSE(includeRole(once, role(once, "user"), role(once, "user")));
    CHECK(applied(once, [](const Project& p) { return excludeRole(p, role(p, "owner"), role(p, "user")); }) == project);
}

TEST_CASE("endpoints get the least permission that their call needs")
{
    Project project = accessDesign();
    Endpoint list{.id = EndpointId::derive("list"), .method = "GET", .path = "/tickets", .table = idOf(project, "tickets")};
    Endpoint open = list;
    open.id = EndpointId::derive("open");
    open.isPublic = true;
    project.endpoints = project.endpoints.with(list).with(open);
    const Project with = applied(project, putPermissionsOnEndpoints);
    CHECK(with.endpoints.find(list.id)->permission == permission(with, "read:own"));
    CHECK_FALSE(with.endpoints.find(open.id)->permission);
    CHECK(ok(putPermissionsOnEndpoints(with)) == with);
}
