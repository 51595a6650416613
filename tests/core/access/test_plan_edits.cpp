#include "core/edits/history.h"
#include "core/edits/plan_edits.h"

#include <catch2/catch.hpp>

using namespace barch;

namespace {

Project applied(const Project& before, const Edit& edit)
{
    History history(before);
    const auto done = history.apply({"edit", edit, {}});
    INFO((done ? std::string() : done.error().text()));
    REQUIRE(done);
    const Project after = history.current();
    history.undo();
    CHECK(history.current() == before);
    history.redo();
    CHECK(history.current() == after);
    return after;
}

const PlanId team = PlanId::derive("team");
const FlagId sso = FlagId::derive("sso");

Project design()
{
    Project project = applied({}, [](const Project& p) { return addPlan(p, {.id = team, .name = "Team", .price = "2900", .currency = "EUR", .interval = "month"}); });
    return applied(project, [](const Project& p) { return addFlag(p, {.id = sso, .name = "sso"}); });
}

}  // namespace

TEST_CASE("plans and flags are added, changed and removed")
{
    const Project project = design();
    CHECK_FALSE(addPlan(project, {.name = "team"}));
    CHECK_FALSE(addPlan(project, {.name = ""}));
    CHECK_FALSE(addPlan(project, {.name = "Free", .price = "-1"}));
    CHECK_FALSE(addPlan(project, {.name = "Free", .price = "9.99"}));
    CHECK_FALSE(addFlag(project, {.name = "SSO"}));
    const Project with = applied(project, [](const Project& p) { return setPlanFlag(p, team, sso, true); });
    CHECK(with.plans.find(team)->flags == std::vector<FlagId>{sso});
    const Project again = setPlanFlag(with, team, sso, true).value();
    CHECK(again == with);
    const Project gone = applied(with, [](const Project& p) { return removeFlag(p, sso); });
    CHECK(gone.plans.find(team)->flags.empty());
    CHECK(applied(with, [](const Project& p) { return setPlanFlag(p, team, sso, false); }) == project);
    CHECK(applied(project, [](const Project& p) { return removePlan(p, team); }).plans.empty());
}

TEST_CASE("limits are whole numbers or unlimited")
{
    const Project project = design();
    const Project limited = applied(project, [](const Project& p) { return setPlanLimit(p, team, "people", "25", "people"); });
    CHECK(limited.plans.find(team)->limits.front().amount == "25");
    const Project unlimited = applied(limited, [](const Project& p) { return setPlanLimit(p, team, "people", ""); });
    CHECK(unlimited.plans.find(team)->limits.front().unit == "people");
    for (const char* amount : {"-1", "1.5", "many", "1e9", "9999999999999999999999", " 1"})
        CHECK_FALSE(setPlanLimit(project, team, "people", amount));
    CHECK_FALSE(setPlanLimit(project, team, "", "1"));
    const Project renamed = applied(limited, [](const Project& p) { return renameLimit(p, "people", "seats"); });
    CHECK(renamed.plans.find(team)->limits.front().name == "seats");
    CHECK(applied(limited, [](const Project& p) { return removePlanLimit(p, team, "people"); }) == project);
    CHECK_FALSE(removePlanLimit(project, team, "people"));
}
