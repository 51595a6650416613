#include "core/blueprint/parts.h"

#include "core/test_plan/scenarios.h"

namespace barch {
namespace {

void add(Draft& draft, const char* path, TestCase test, const std::vector<std::string_view>& tables, std::string origin)
{
    test.origin = std::move(origin);
    for (const std::string_view table : tables)
        if (draft.find(table))
            test.covers.push_back(ElementRef::table(blueprintTable(table)));
    put(draft.project.testCases, std::string("test/") + path, std::move(test));
}

TestCase integrationTest(const char* name, const char* scenario)
{
    return {{}, name, "integration", scenario, {}, {}, {}};
}

void addIsolationTest(Draft& draft)
{
    std::vector<std::string_view> tables;
    for (const TableDraft& table : draft.tables())
        if (table.scope != TableScope::Global && table.scope != TableScope::ControlGlobal)
            tables.push_back(table.name);
    add(draft, "tenant-isolation", isolationTest(), tables, fromAnswer("data.tenancy"));
}

}  // namespace

void addTestPlan(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (choices.tenants())
        addIsolationTest(draft);
    if (choices.managedLogin()) {
        add(draft, "login", loginTest(true), {"users", "webhook_events"}, fromAnswer("auth.method"));
    } else {
        add(draft, "login", loginTest(false), {"users", "credentials", "sessions", "refresh_tokens", "email_verification_tokens"},
            fromAnswer("auth.method"));
        add(draft, "login-throttle",
            integrationTest("Guessing passwords is slowed down",
                            "After five wrong tries the next one waits; the right password then still works."),
            {"credentials", "login_attempts"}, fromAnswer("auth.method"));
    }
    add(draft, "roles",
        integrationTest("Roles hold",
                        "For each role and each permission: allowed calls succeed, all others are answered with 403."),
        {"memberships"}, fromAnswer("auth.roles"));
    add(draft, "migrations", migrationTest(), {}, fromAnswer("data.engine"));
    if (!choices.has("infra.backups", "none"))
        add(draft, "restore",
            integrationTest("A backup is restored",
                            "The newest backup is restored into an empty server; the checks pass there, and what is lost is "
                            "no more than the recovery point."),
            {}, fromAnswer("infra.backups"));
    if (choices.payments()) {
        add(draft, "payment-webhooks", paymentWebhookTest(), {"webhook_events", "subscriptions", "billing_charges"},
            fromAnswer("services.payments"));
        add(draft, "subscribe", subscriptionTest(), {"subscriptions", "plans"}, fromAnswer("services.billing_model"));
    }
    if (choices.ai())
        add(draft, "ai", aiTest(), {"ai_usage", "ai_budgets", "ai_cache", "ai_models"}, fromAnswer("ai.use"));
    if (choices.jobs())
        add(draft, "jobs",
            integrationTest("Jobs run once", "The same job twice does its work once; a job that fails is tried again and "
                                             "at last waits for a person."),
            {"outbox_messages", "job_queue"}, choices.jobOrigin());
    if (choices.has("infra.compliance", "gdpr"))
        add(draft, "erasure",
            integrationTest("A person is erased",
                            "After an erasure no table holds personal data of the person but those the report names."),
            {"erasure_requests", "consents", "users"}, fromAnswer("infra.compliance"));
}

}  // namespace barch
