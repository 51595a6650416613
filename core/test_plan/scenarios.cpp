#include "core/test_plan/scenarios.h"

#include <algorithm>

namespace barch {
namespace {

std::string wordsOf(const TestCase& test)
{
    std::string words = " " + test.name + " " + test.scenario + " ";
    for (char& c : words)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' || c == '\n' ? ' ' : c;
    return words;
}

bool saysOneOf(const std::string& words, std::initializer_list<std::string_view> wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view each) { return words.find(each) != std::string::npos; });
}

bool covers(const TestCase& test, ElementKind kind)
{
    return std::any_of(test.covers.begin(), test.covers.end(), [&](const ElementRef& element) { return element.kind == kind; });
}

bool hasTable(const Project& project, std::string_view name)
{
    return std::any_of(project.tables.begin(), project.tables.end(), [&](const Table& table) { return table.name == name; });
}

bool isMultiTenant(const Project& project)
{
    const TenancyModel model = project.tenancy->model;
    return model == TenancyModel::Shared || model == TenancyModel::Isolated || model == TenancyModel::Hybrid;
}

bool coversPaymentWebhook(const Project& project, const TestCase& test)
{
    const auto& providers = project.payments->providers;
    return std::any_of(test.covers.begin(), test.covers.end(), [&](const ElementRef& element) {
        const Webhook* webhook = element.kind == ElementKind::Webhook ? project.webhooks.find(WebhookId(element.id)) : nullptr;
        return webhook && std::find(providers.begin(), providers.end(), webhook->provider) != providers.end();
    });
}

TestCase make(const char* name, const char* level, const char* scenario)
{
    return {{}, name, level, scenario, {}, {}, {}};
}

}  // namespace

bool isNeeded(const Project& project, Scenario scenario)
{
    switch (scenario) {
    case Scenario::AuthFlows: return !project.accessRoles.empty() || hasTable(project, "users");
    case Scenario::SubscriptionUpgrade: return project.payments->billingModel == "subscription" && !project.payments->providers.empty();
    case Scenario::TenantIsolation: return isMultiTenant(project) && !tablesToIsolate(project).empty();
    case Scenario::PaymentWebhooks: return !project.payments->providers.empty();
    case Scenario::AiFeatures: return !project.aiModels.empty();
    }
    return false;
}

bool tries(const Project& project, const TestCase& test, Scenario scenario)
{
    const std::string words = wordsOf(test);
    switch (scenario) {
    case Scenario::AuthFlows:
        return saysOneOf(words, {"sign in", "signs in", "signing in", "login", "log in", "logs in", "logging in"});
    case Scenario::SubscriptionUpgrade:
        return saysOneOf(words, {"upgrade", "changes the plan", "another plan", "larger plan"}) && saysOneOf(words, {"subscri", "pay", "paid"});
    case Scenario::TenantIsolation:
        return saysOneOf(words, {"another tenant", "other tenant", "two tenants", "across tenants", "tenant isolation", "foreign tenant"});
    case Scenario::PaymentWebhooks:
        return coversPaymentWebhook(project, test) || (saysOneOf(words, {"webhook", "signed event"}) && saysOneOf(words, {"payment", "paid", "provision", "subscription"}));
    case Scenario::AiFeatures:
        return covers(test, ElementKind::AiModel) || saysOneOf(words, {" ai ", "language model", "slow model", "failing model"});
    }
    return false;
}

bool provesGuards(const TestCase& test)
{
    const std::string words = wordsOf(test);
    return saysOneOf(words, {"mutation", "mutant"}) ||
           (saysOneOf(words, {"guard", "polic"}) && saysOneOf(words, {"take", "without", "remove", "drop", "switch"}) && saysOneOf(words, {"fail", "notice"}));
}

bool runsMigrations(const TestCase& test)
{
    const std::string words = wordsOf(test);
    return saysOneOf(words, {"migrat"}) && saysOneOf(words, {" up"}) && saysOneOf(words, {" down"});
}

TestCase isolationTest()
{
    return make("Tenants are kept apart", "integration",
                "As the running program's role, with rows of two tenants: read, add, change and delete for another tenant, for "
                "none, and over a reused connection. Each is refused or finds nothing. Then take one guard away: the test must "
                "fail.");
}

TestCase loginTest(bool atProvider)
{
    if (atProvider)
        return make("Login through the provider", "e2e",
                    "A person signs up, signs in and out at the provider; the account appears here once, and a token of "
                    "another application is refused.");
    return make("Sign-up, login, logout", "e2e",
                "A person signs up, confirms the address, signs in and out; a used or late link does nothing.");
}

TestCase subscriptionTest()
{
    return make("Sign up, subscribe, use", "e2e",
                "A customer signs up, pays in the provider's test mode, uses a paid feature, upgrades, and loses it after "
                "cancelling.");
}

TestCase paymentWebhookTest()
{
    return make("Payment webhooks", "integration",
                "Signed events provision and revoke; a wrong signature, an old time stamp and the same event twice change "
                "nothing.");
}

TestCase aiTest()
{
    return make("AI features", "integration",
                "Answers are recorded with tokens and cost; over the budget calls are refused; a slow or failing model "
                "leads to the fallback or a clear message.");
}

TestCase migrationTest()
{
    return make("Migrations run up and down", "integration",
                "All migrations run up on an empty database and on a copy with data, down again, and leave nothing; as the "
                "migrator, not as a superuser.");
}

std::vector<const Table*> tablesToIsolate(const Project& project)
{
    std::vector<const Table*> tables;
    for (const Table& table : project.tables)
        if ((table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link) && !table.partitionOf)
            tables.push_back(&table);
    return tables;
}

}  // namespace barch
