#include "tests/core/rules/designs.h"

#include "core/test_plan/derived_tests.h"
#include "core/test_plan/scenarios.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

bool hasTest(const std::vector<TestCase>& tests, const Project& project, Scenario scenario)
{
    return std::any_of(tests.begin(), tests.end(), [&](const TestCase& test) { return tries(project, test, scenario); });
}

Project withoutTests(Project project)
{
    project.testCases = {};
    return project;
}

Project selling()
{
    Project project = withoutTests(soundDesign(Dialect::PostgreSql, TenancyModel::Shared));
    PaymentSettings payments;
    payments.providers = {"stripe"};
    payments.billingModel = "subscription";
    project.payments = payments;
    Webhook webhook;
    webhook.id = WebhookId::derive("stripe");
    webhook.name = "stripe";
    webhook.provider = "stripe";
    project.webhooks = project.webhooks.with(webhook);
    AiModel model;
    model.id = AiModelId::derive("writer");
    model.name = "writer";
    project.aiModels = project.aiModels.with(model);
    return project;
}

}  // namespace

TEST_CASE("the tests that every scenario wants are recognised as trying it, and no other")
{
    const Project project = selling();
    const std::pair<Scenario, TestCase> pairs[] = {{Scenario::TenantIsolation, isolationTest()}, {Scenario::AuthFlows, loginTest(false)},
                                                   {Scenario::AuthFlows, loginTest(true)},       {Scenario::SubscriptionUpgrade, subscriptionTest()},
                                                   {Scenario::PaymentWebhooks, paymentWebhookTest()}, {Scenario::AiFeatures, aiTest()}};
    for (const auto& [scenario, test] : pairs)
        for (const Scenario other : scenarios) {
            INFO(test.name << " tries " << nameOf(other));
            CHECK(tries(project, test, other) == (scenario == other));
        }
    CHECK(provesGuards(isolationTest()));
    CHECK_FALSE(provesGuards(loginTest(false)));
    CHECK(runsMigrations(migrationTest()));
    CHECK_FALSE(runsMigrations(isolationTest()));
}

TEST_CASE("a design without tests gets those that its scenarios, tenants and migrations want, once")
{
    const Project project = selling();
    const std::vector<TestCase> missing = missingTests(project);
    for (const Scenario scenario : scenarios) {
        INFO(nameOf(scenario));
        CHECK(isNeeded(project, scenario));
        CHECK(hasTest(missing, project, scenario));
    }
    CHECK(std::any_of(missing.begin(), missing.end(), runsMigrations));
    const Result<Project> planned = addMissingTests(project);
    REQUIRE(planned);
    CHECK(missingTests(*planned).empty());
    CHECK_FALSE(addMissingTests(*planned));
    for (const Table* table : tablesToIsolate(*planned)) {
        INFO(table->name);
        CHECK(std::any_of(planned->testCases.begin(), planned->testCases.end(), [&](const TestCase& test) {
            return tries(*planned, test, Scenario::TenantIsolation) && std::find(test.covers.begin(), test.covers.end(), ElementRef::table(table->id)) != test.covers.end();
        }));
    }
}

TEST_CASE("a design of one customer without payments or AI wants no tests of these")
{
    const Project project = withoutTests(soundDesign(Dialect::PostgreSql, TenancyModel::None));
    const std::vector<TestCase> missing = missingTests(project);
    for (const Scenario scenario : {Scenario::TenantIsolation, Scenario::SubscriptionUpgrade, Scenario::PaymentWebhooks, Scenario::AiFeatures})
        CHECK_FALSE(hasTest(missing, project, scenario));
}

TEST_CASE("the isolation test that is there takes further tables in")
{
    Project project = selling();
    TestCase test = isolationTest();
    test.id = TestCaseId::derive("own");
    test.name = "Ours";
    project.testCases = project.testCases.with(test);
    const TableId tasks = tableOf(project, "tasks").id;
    const Project after = *coverIsolation(project, {tasks, tasks});
    CHECK(after.testCases.size() == 1);
    CHECK(after.testCases.find(test.id)->covers == std::vector{ElementRef::table(tasks)});
    CHECK(coverIsolation(withoutTests(project), {tasks})->testCases.size() == 1);
}

TEST_CASE("the test of a call says what the design says about the call")
{
    Project project = selling();
    Permission permission;
    permission.id = PermissionId::derive("p");
    permission.name = "write:tasks";
    project.permissions = project.permissions.with(permission);
    Endpoint call;
    call.id = EndpointId::derive("call");
    call.method = "POST";
    call.path = "/api/v1/tasks";
    call.table = tableOf(project, "tasks").id;
    call.permission = permission.id;
    call.idempotencyKey = true;
    project.endpoints = project.endpoints.with(call);
    const TestCase test = testOf(project, ElementRef::of(ElementKind::Endpoint, call.id));
    for (const char* part : {"401", "Without write:tasks: 403", "422", "another tenant: 404", "idempotency key"})
        CHECK(test.scenario.find(part) != std::string::npos);
    CHECK(addTestsOf(project, {ElementRef::of(ElementKind::Endpoint, call.id)})->testCases.size() == 1);
}
