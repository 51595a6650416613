#include "core/access/permission_words.h"

#include <catch2/catch.hpp>

using namespace barch;

TEST_CASE("the name of a permission says what is done, to what and how far")
{
    const PermissionMeaning read = meaningOf("read:own");
    CHECK(read.base == "read");
    CHECK(read.reach == Reach::Own);
    CHECK(read.operations == bitOf(RowOperation::Read));
    CHECK(read.subject.empty());

    const PermissionMeaning change = meaningOf("tickets.change.all");
    CHECK(change.base == "tickets.change");
    CHECK(change.subject == "tickets");
    CHECK(change.saysReach);
    CHECK(change.operations == bitOf(RowOperation::Change));

    CHECK(meaningOf("write:all").operations == (everyOperation & ~bitOf(RowOperation::Read)));
    CHECK(meaningOf("manage:members").operations == everyOperation);
    CHECK(meaningOf("manage:members").reach == Reach::All);
    CHECK_FALSE(meaningOf("manage:members").saysReach);
    CHECK(meaningOf("Tickets:Read:OWN").reach == Reach::Own);
    CHECK(meaningOf("read:scoped").reach == Reach::Scoped);
}

TEST_CASE("an action that isn't about rows stays an action")
{
    const PermissionMeaning action = meaningOf("reports:export");
    CHECK(action.operations == 0);
    CHECK(action.verb == "export");
    CHECK(action.subject == "reports");
    CHECK(titleOf({}, action, {}) == "Export reports");
    CHECK(meaningOf("own").verb == "own");
    CHECK(meaningOf("").operations == 0);
    CHECK(meaningOf(":::").operations == 0);
}

TEST_CASE("base and reach give the name back")
{
    for (const char* name : {"read:own", "write:all", "tickets.change.own", "read:scoped"}) {
        const PermissionMeaning meaning = meaningOf(name);
        CHECK(permissionName(meaning.base, meaning.reach) == name);
    }
}
