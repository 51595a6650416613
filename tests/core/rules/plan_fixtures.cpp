#include "designs.h"
#include "fixtures.h"

#include "core/test_plan/derived_tests.h"

#include <algorithm>

namespace barch::test {
namespace {

Project shared()
{
    return soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
}

Project withTests(Project project, std::vector<TestCase> tests)
{
    project.testCases = {};
    for (TestCase& test : tests) {
        test.id = TestCaseId::derive(test.name);
        project.testCases = project.testCases.with(test);
    }
    return project;
}

Project uncovered(Project project, const std::string& table)
{
    const ElementRef element = ElementRef::table(tableOf(project, table).id);
    const SharedMap<TestCase> before = project.testCases;
    for (TestCase test : before) {
        std::erase(test.covers, element);
        project.testCases = project.testCases.with(test);
    }
    return project;
}

Project without(Project project, bool (*which)(const TestCase&))
{
    const SharedMap<TestCase> before = project.testCases;
    for (const TestCase& test : before)
        if (which(test))
            project.testCases = project.testCases.without(test.id);
    return project;
}

Project rewritten(Project project, const std::string& scenario)
{
    const SharedMap<TestCase> before = project.testCases;
    for (TestCase test : before)
        if (provesGuards(test)) {
            test.scenario = scenario;
            project.testCases = project.testCases.with(test);
        }
    return project;
}

Project testedAs(Project project, bool superuser, bool bypass)
{
    Role role;
    role.id = RoleId::derive("role/tester");
    role.name = "tester";
    role.login = true;
    role.superuser = superuser;
    role.bypassRowSecurity = bypass;
    project.roles = project.roles.with(role);
    Tenancy tenancy = *project.tenancy;
    tenancy.testRole = role.id;
    project.tenancy = tenancy;
    return project;
}

Project migratedBySuperuser(Project project)
{
    Role role = *project.roles.find(project.tenancy->migratorRole);
    role.superuser = true;
    project.roles = project.roles.with(role);
    return project;
}

Project withModel(Project project)
{
    AiModel model;
    model.id = AiModelId::derive("writer");
    model.name = "writer";
    project.aiModels = project.aiModels.with(model);
    return project;
}

}  // namespace

std::vector<Fixture> planFixtures()
{
    const Project sound = shared();
    const auto aboutAi = [](const TestCase& test) { return tries(Project(), test, Scenario::AiFeatures); };
    const auto aboutLogin = [](const TestCase& test) { return tries(Project(), test, Scenario::AuthFlows); };
    std::vector<Fixture> all;
    all.push_back({"TST001", "a table was forgotten", uncovered(sound, "tasks"), sound});
    all.push_back({"TST001", "no isolation test", withTests(sound, {migrationTest()}), withTests(sound, {})});
    all.push_back({"TST001", "covered by another test", withTests(sound, {testOf(sound, ElementRef::of(ElementKind::Job, JobId::derive("x")))}), soundDesign(Dialect::PostgreSql, TenancyModel::None)});
    all.push_back({"TST002", "tests above all guards", testedAs(sound, true, false), testedAs(sound, false, false)});
    all.push_back({"TST002", "tests past the policies", testedAs(sound, false, true), testedAs(soundDesign(Dialect::PostgreSql, TenancyModel::None), false, true)});
    all.push_back({"TST002", "migrations", migratedBySuperuser(sound), sound});
    all.push_back({"TST003", "guards are never taken away", rewritten(sound, "With rows of two tenants: read and write for another tenant; each is refused."), sound});
    all.push_back({"TST004", "never down", without(sound, runsMigrations), sound});
    all.push_back({"TST005", "AI is never tried", without(withModel(sound), aboutAi), without(sound, aboutAi)});
    all.push_back({"TST005", "nor is the login", without(sound, aboutLogin), sound});
    return all;
}

}  // namespace barch::test
