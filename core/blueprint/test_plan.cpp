#include "core/blueprint/parts.h"

namespace barch {
namespace {

void add(Draft& draft, const char* path, const char* name, const char* level, std::string scenario,
         const std::vector<std::string_view>& tables, std::string origin)
{
    TestCase test{{}, name, level, std::move(scenario), {}, std::move(origin)};
    for (const std::string_view table : tables)
        if (draft.find(table))
            test.covers.push_back(ElementRef::table(blueprintTable(table)));
    put(draft.project.testCases, std::string("test/") + path, std::move(test));
}

void addIsolationTest(Draft& draft)
{
    std::vector<std::string_view> tables;
    for (const TableDraft& table : draft.tables())
        if (table.scope != TableScope::Global && table.scope != TableScope::ControlGlobal)
            tables.push_back(table.name);
    add(draft, "tenant-isolation", "Tenants are kept apart", "integration",
        "As the running program's role, with rows of two tenants: read, add, change and delete for another tenant, for "
        "none, and over a "
        "reused connection. Each is refused or finds nothing. Then take one guard away: the test must fail.",
        tables, fromAnswer("data.tenancy"));
}

}  // namespace

void addTestPlan(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (choices.tenants())
        addIsolationTest(draft);
    if (choices.managedLogin()) {
        add(draft, "login", "Login through the provider", "e2e",
            "A person signs up, signs in and out at the provider; the account appears here once, and a token of "
            "another application is refused.",
            {"users", "webhook_events"}, fromAnswer("auth.method"));
    } else {
        add(draft, "login", "Sign-up, login, logout", "e2e",
            "A person signs up, confirms the address, signs in and out; a used or late link does nothing.",
            {"users", "credentials", "sessions", "refresh_tokens", "email_verification_tokens"},
            fromAnswer("auth.method"));
        add(draft, "login-throttle", "Guessing passwords is slowed down", "integration",
            "After five wrong tries the next one waits; the right password then still works.",
            {"credentials", "login_attempts"}, fromAnswer("auth.method"));
    }
    add(draft, "roles", "Roles hold", "integration",
        "For each role and each permission: allowed calls succeed, all others are answered with 403.", {"memberships"},
        fromAnswer("auth.roles"));
    add(draft, "migrations", "Migrations run up and down", "integration",
        "All migrations run up on an empty database and on a copy with data, down again, and leave nothing; as the "
        "migrator, not as a superuser.",
        {}, fromAnswer("data.engine"));
    if (choices.payments()) {
        add(draft, "payment-webhooks", "Payment webhooks", "integration",
            "Signed events provision and revoke; a wrong signature, an old time stamp and the same event twice change "
            "nothing.",
            {"webhook_events", "subscriptions", "billing_charges"}, fromAnswer("services.payments"));
        add(draft, "subscribe", "Sign up, subscribe, use", "e2e",
            "A customer signs up, pays in the provider's test mode, uses a paid feature, upgrades, and loses it after "
            "cancelling.",
            {"subscriptions", "plans"}, fromAnswer("services.billing_model"));
    }
    if (choices.ai())
        add(draft, "ai", "AI features", "integration",
            "Answers are recorded with tokens and cost; over the budget calls are refused; a slow or failing model "
            "leads to the fallback or a clear message.",
            {"ai_usage", "ai_budgets", "ai_cache", "ai_models"}, fromAnswer("ai.use"));
    if (choices.jobs())
        add(draft, "jobs", "Jobs run once", "integration",
            "The same job twice does its work once; a job that fails is tried again and at last waits for a person.",
            {"outbox_messages", "job_queue"}, fromAnswer("logic.background"));
    if (choices.has("infra.compliance", "gdpr"))
        add(draft, "erasure", "A person is erased", "integration",
            "After an erasure no table holds personal data of the person but those the report names.",
            {"erasure_requests", "consents", "users"}, fromAnswer("infra.compliance"));
}

}  // namespace barch
