#include "core/test_plan/derived_tests.h"

#include "core/access/access_cases.h"

#include <algorithm>
#include <set>

namespace barch {
namespace {

TestCaseId idFor(const ElementRef& element)
{
    return TestCaseId::derive("test-plan/" + std::string(nameOf(element.kind)) + "/" + element.id.text());
}

TestCase with(TestCase test, std::string_view path, std::vector<ElementRef> covers)
{
    test.id = TestCaseId::derive("test-plan/" + std::string(path));
    test.covers = std::move(covers);
    return test;
}

std::vector<ElementRef> tablesNamed(const Project& project, std::initializer_list<std::string_view> names)
{
    std::vector<ElementRef> found;
    for (const Table& table : project.tables)
        if (std::find(names.begin(), names.end(), table.name) != names.end())
            found.push_back(ElementRef::table(table.id));
    return found;
}

template <class T>
std::vector<ElementRef> allOf(ElementKind kind, const SharedMap<T>& elements)
{
    std::vector<ElementRef> found;
    for (const T& element : elements)
        found.push_back(ElementRef::of(kind, element.id));
    return found;
}

std::vector<ElementRef> paymentWebhooks(const Project& project)
{
    const auto& providers = project.payments->providers;
    std::vector<ElementRef> found;
    for (const Webhook& webhook : project.webhooks)
        if (std::find(providers.begin(), providers.end(), webhook.provider) != providers.end())
            found.push_back(ElementRef::of(ElementKind::Webhook, webhook.id));
    return found;
}

TestCase testOf(const Project& project, Scenario scenario)
{
    switch (scenario) {
    case Scenario::AuthFlows:
        return with(loginTest(tablesNamed(project, {"credentials", "sessions", "refresh_tokens"}).empty()), "auth",
                    tablesNamed(project, {"users", "credentials", "sessions", "refresh_tokens"}));
    case Scenario::SubscriptionUpgrade: return with(subscriptionTest(), "subscription", tablesNamed(project, {"subscriptions", "plans"}));
    case Scenario::TenantIsolation: return with(isolationTest(), "isolation", {});
    case Scenario::PaymentWebhooks: return with(paymentWebhookTest(), "payment-webhooks", paymentWebhooks(project));
    case Scenario::AiFeatures: return with(aiTest(), "ai", allOf(ElementKind::AiModel, project.aiModels));
    }
    return {};
}

Project withTests(Project project, const std::vector<TestCase>& tests)
{
    for (const TestCase& test : tests)
        project.testCases = project.testCases.with(test);
    return project;
}

std::string sentence(const std::string& text)
{
    return text.empty() ? text : " " + text;
}

std::string scenarioOf(const Project& project, const Endpoint& call)
{
    std::string text = "With input that fits it answers as the contract says.";
    if (!call.isPublic)
        text += " Without a login: 401.";
    if (const Permission* permission = project.permissions.find(call.permission))
        text += " Without " + permission->name + ": 403.";
    if (const FeatureFlag* flag = project.flags.find(call.flag))
        text += " On a plan without " + flag->name + ": 403.";
    if (call.method != "GET" && call.method != "DELETE")
        text += " With input that the schema refuses: 422.";
    const Table* table = project.table(call.table);
    if (table && table->tenantKey)
        text += " For a row of another tenant: 404.";
    if (call.idempotencyKey)
        text += " Twice with the same idempotency key: done once.";
    if (call.job)
        text += " It answers 202 and the job does the work.";
    return text;
}

std::string scenarioOf(const Job& job)
{
    std::string text = "It does its work once, the same message twice included.";
    if (job.carriesTenant)
        text += " It works for the tenant of its message and reaches no other tenant's rows, on retries too.";
    if (job.maximumAttempts > 0)
        text += " A failure is tried again, " + std::to_string(job.maximumAttempts) + " times at most.";
    if (job.deadLetter)
        text += " What fails for good waits for a person.";
    return text;
}

std::string scenarioOf(const Project& project, const AiModel& model)
{
    std::string text = "An answer is recorded with its tokens and cost. A slow, failing or refusing provider leads to ";
    const AiModel* fallback = project.aiModels.find(model.fallback);
    text += fallback ? "the AI model " + fallback->name + "." : std::string("a clear message.");
    if (model.readsUntrusted)
        text += " Text that tells the model to do something else changes nothing.";
    return text;
}

std::string scenarioOf(const Feature& feature)
{
    std::string text = "A person uses " + feature.name + " from beginning to end in the browser.";
    for (const std::string& need : feature.backendNeeds)
        text += sentence(need.ends_with('.') ? need : need + ".");
    return text;
}

std::string scenarioOf(const Webhook& webhook)
{
    return webhook.incoming ? "A genuine message has its effect. A wrong signature, an old time stamp and the same message twice change nothing."
                            : "A message is signed and sent once; a receiver that fails is tried again; private addresses are refused.";
}

bool isTenants(const Table& table)
{
    return table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link;
}

std::string scenarioOf(const Table& table)
{
    return isTenants(table)
               ? isolationTest().scenario
               : "Rows that break a required column, a unique value, a check or a reference of " + table.name + " are refused; sound ones are kept and read back.";
}

}  // namespace

TestCase testOf(const Project& project, const ElementRef& element)
{
    TestCase test{idFor(element), pathOf(project, element), "integration", "It does what the design says, and refuses everything else.", {element}, {}, {}};
    if (const Endpoint* call = element.kind == ElementKind::Endpoint ? project.endpoints.find(EndpointId(element.id)) : nullptr)
        test.scenario = scenarioOf(project, *call);
    else if (const Job* job = element.kind == ElementKind::Job ? project.jobs.find(JobId(element.id)) : nullptr)
        test.scenario = scenarioOf(*job);
    else if (const AiModel* model = element.kind == ElementKind::AiModel ? project.aiModels.find(AiModelId(element.id)) : nullptr)
        test.scenario = scenarioOf(project, *model);
    else if (const Webhook* webhook = element.kind == ElementKind::Webhook ? project.webhooks.find(WebhookId(element.id)) : nullptr)
        test.scenario = scenarioOf(*webhook);
    else if (const Table* table = element.kind == ElementKind::Table ? project.table(TableId(element.id)) : nullptr) {
        test.name = table->name + (isTenants(*table) ? ": tenants are kept apart" : ": rules of the rows");
        test.scenario = scenarioOf(*table);
    } else if (const Feature* feature = element.kind == ElementKind::Feature ? project.features.find(FeatureId(element.id)) : nullptr) {
        test.scenario = scenarioOf(*feature);
        test.level = "e2e";
    } else if (element.kind == ElementKind::Service || element.kind == ElementKind::Function)
        test.level = "unit";
    return test;
}

Result<Project> addTestsOf(const Project& project, const std::vector<ElementRef>& elements)
{
    Project edited = project;
    for (const ElementRef& element : elements)
        if (!edited.testCases.contains(idFor(element)))
            edited.testCases = edited.testCases.with(testOf(project, element));
    return edited;
}

Result<Project> coverIsolation(const Project& project, const std::vector<TableId>& tables)
{
    Project edited = project;
    const TestCase* found = nullptr;
    for (const TestCase& test : project.testCases)
        if (tries(project, test, Scenario::TenantIsolation) && provesGuards(test) && (!found || test.covers.size() > found->covers.size()))
            found = &test;
    TestCase test = found ? *found : with(isolationTest(), "isolation", {});
    for (const TableId table : tables)
        if (const ElementRef element = ElementRef::table(table); std::find(test.covers.begin(), test.covers.end(), element) == test.covers.end())
            test.covers.push_back(element);
    edited.testCases = edited.testCases.with(std::move(test));
    return edited;
}

std::vector<TableId> tablesNotIsolated(const Project& project)
{
    std::set<AnyId> tried;
    for (const TestCase& test : project.testCases)
        if (tries(project, test, Scenario::TenantIsolation))
            for (const ElementRef& element : test.covers)
                tried.insert(element.owner ? element.owner : element.id);
    std::vector<TableId> tables;
    for (const Table* table : tablesToIsolate(project))
        if (!tried.contains(table->id))
            tables.push_back(table->id);
    return tables;
}

std::vector<Scenario> untriedScenarios(const Project& project)
{
    std::vector<Scenario> untried;
    for (const Scenario scenario : scenarios)
        if (isNeeded(project, scenario) &&
            std::none_of(project.testCases.begin(), project.testCases.end(), [&](const TestCase& test) { return tries(project, test, scenario); }))
            untried.push_back(scenario);
    return untried;
}

Result<Project> addScenarioTests(const Project& project)
{
    std::vector<TestCase> tests;
    for (const Scenario scenario : untriedScenarios(project))
        if (scenario != Scenario::TenantIsolation)
            tests.push_back(testOf(project, scenario));
    return withTests(project, tests);
}

std::vector<TestCase> missingTests(const Project& project)
{
    std::vector<TestCase> tests;
    const auto add = [&](TestCase test) {
        if (!project.testCases.contains(test.id))
            tests.push_back(std::move(test));
    };
    for (TestCase& test : accessTests(project))
        add(std::move(test));
    for (const Scenario scenario : untriedScenarios(project))
        if (scenario != Scenario::TenantIsolation)
            add(testOf(project, scenario));
    if (isNeeded(project, Scenario::TenantIsolation))
        for (const TableId table : tablesNotIsolated(withTests(project, tests)))
            add(testOf(project, ElementRef::table(table)));
    if (!project.tables.empty() && std::none_of(project.testCases.begin(), project.testCases.end(), runsMigrations))
        add(with(migrationTest(), "migrations", {}));
    std::stable_sort(tests.begin(), tests.end(), [](const TestCase& a, const TestCase& b) { return a.name < b.name; });
    return tests;
}

Result<Project> addMissingTests(const Project& project)
{
    const std::vector<TestCase> tests = missingTests(project);
    if (tests.empty())
        return Error{"The plan has every test that follows from the design.", {}, {}};
    return withTests(project, tests);
}

}  // namespace barch
