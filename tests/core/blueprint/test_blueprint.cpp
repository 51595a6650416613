#include "core/blueprint/proposal.h"
#include "core/questionnaire/interview.h"

#include "shipped_content.h"
#include "soundness.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace barch;
using namespace barch::test;

namespace {

using Strings = std::vector<std::string>;

Project designFor(const Project& answers)
{
    return blueprint(shippedContent(), answers);
}

bool hasColumns(const Table* table, const Strings& wanted)
{
    if (!table)
        return false;
    const Strings names = columnNames(*table);
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

/// An answer to every question in turn, drawn at random from what the question takes.
Project randomAnswers(std::mt19937& random)
{
    const Questionnaire& questionnaire = shippedContent().questionnaire;
    Project project;
    for (const Question& question : questionnaire.questions) {
        if (random() % 5 == 0)
            continue;
        std::string text = question.key + "=";
        if (question.kind == QuestionKind::Single) {
            text += question.options[random() % question.options.size()].value;
        } else if (question.kind == QuestionKind::Multiple) {
            Strings chosen;
            for (const QuestionOption& option : question.options)
                if (!option.exclusive && random() % 2 == 0)
                    chosen.push_back(option.value);
            if (chosen.empty())
                chosen.push_back(question.options[random() % question.options.size()].value);
            for (std::size_t i = 0; i < chosen.size(); ++i)
                text += (i ? "," : "") + chosen[i];
        } else {
            text += question.kind == QuestionKind::Number
                        ? std::to_string(question.minimum + static_cast<int>(random() % 20))
                        : std::string("OPENAI_KEY");
        }
        if (random() % 20 == 0)
            text = question.key + "=?";
        project = answered(Strings{text}, project);
    }
    return project;
}

}  // namespace

TEST_CASE("every option of every question leads to a sound design")
{
    for (const Question& question : shippedContent().questionnaire.questions)
        for (const QuestionOption& option : question.options) {
            const std::string answer = question.key + "=" + option.value;
            INFO(answer);
            CHECK(faultsOf(designFor(answered(Strings{answer}))) == Strings{});
        }
}

TEST_CASE("every starter is sound with every tenancy, engine and kind of id")
{
    for (const auto& [id, starter] : shippedContent().starters)
        for (const char* tenancy : {"none", "shared", "isolated", "hybrid"})
            for (const char* engine : {"postgresql", "mysql", "sqlite", "mongodb"})
                for (const char* ids : {"uuid", "bigint"}) {
                    INFO(id << " " << tenancy << " " << engine << " " << ids);
                    const Project design = designFor(
                        answered(Strings{"logic.domain=" + id, std::string("data.tenancy=") + tenancy,
                                         std::string("data.engine=") + engine, std::string("data.id_type=") + ids}));
                    CHECK(faultsOf(design) == Strings{});
                    for (const StarterTable& table : starter.tables)
                        CHECK(tableNamed(design, table.name));
                    CHECK(design.features.size() == starter.features.size());
                }
}

TEST_CASE("random answers lead to sound designs")
{
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 60; ++round) {
        const Project answers = randomAnswers(random);
        std::string text;
        for (const Answer& answer : answers.answers)
            for (const std::string& value : answer.values)
                text += answer.id + "=" + value + " ";
        INFO(text);
        CHECK(faultsOf(designFor(answers)) == Strings{});
    }
}

TEST_CASE("the same answers always give the same design")
{
    const Project answers = answered({"logic.domain=helpdesk", "services.payments=stripe", "ai.use=yes"});
    CHECK(designFor(answers) == designFor(answers));
}

TEST_CASE("the brief's tables have the brief's columns")
{
    const Project design =
        designFor(answered({"data.tenancy=shared", "data.relationships=organizations", "services.payments=stripe",
                            "auth.method=managed", "auth.provider=clerk"}));
    CHECK(
        hasColumns(tableNamed(design, "users"), {"id", "email", "name", "avatar_url", "created_at", "clerk_user_id"}));
    CHECK(hasColumns(tableNamed(design, "tenants"),
                     {"id", "name", "slug", "plan_tier", "settings", "clerk_organization_id"}));
    CHECK(hasColumns(tableNamed(design, "memberships"), {"id", "tenant_id", "user_id", "role"}));
    CHECK(
        hasColumns(tableNamed(design, "subscriptions"), {"id", "tenant_id", "plan_id", "status", "current_period_start",
                                                         "current_period_end", "provider_customer_id"}));
    CHECK(hasColumns(tableNamed(design, "plans"),
                     {"id", "name", "price", "currency", "billing_interval", "features", "limits"}));
    CHECK(hasColumns(tableNamed(design, "audit_logs"),
                     {"id", "user_id", "tenant_id", "action", "resource", "ip", "occurred_at"}));
    CHECK(hasColumns(tableNamed(design, "webhook_events"),
                     {"provider", "event_id", "payload", "received_at", "handled_at"}));
    CHECK(tableNamed(design, "users")->columnNamed("email")->classification == Classification::Personal);
}

TEST_CASE("login of one's own keeps hashes only; managed login keeps nothing of it")
{
    const Project own =
        designFor(answered({"auth.method=email_password", "auth.session_style=session_database", "auth.mfa=everyone"}));
    REQUIRE(tableNamed(own, "credentials"));
    const Column* password = tableNamed(own, "credentials")->columnNamed("password_hash");
    REQUIRE(password);
    CHECK(password->protection == Protection::Hashed);
    CHECK(password->protectionMethod == "argon2id");
    CHECK(tableNamed(own, "sessions")->columnNamed("token_hash")->protectionMethod == "sha256");
    CHECK(tableNamed(own, "password_reset_tokens")->columnNamed("expires_at"));

    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 20; ++round) {
        const Project managed =
            designFor(answered({"auth.method=email_password,social,phone,managed"}, randomAnswers(random)));
        for (const char* name : {"credentials", "sessions", "refresh_tokens", "password_reset_tokens", "mfa_factors",
                                 "user_identities", "login_codes"})
            CHECK_FALSE(tableNamed(managed, name));
        for (const Table& table : managed.tables)
            for (const Column& column : table.columns)
                CHECK(column.name.find("password") == std::string::npos);
    }
}

TEST_CASE("tenancy decides about tenant keys")
{
    const Project none = designFor(answered({"data.tenancy=none", "services.payments=stripe", "logic.domain=crm"}));
    CHECK_FALSE(tableNamed(none, "tenants"));
    for (const Table& table : none.tables) {
        CHECK_FALSE(table.tenantKey);
        CHECK_FALSE(table.columnNamed("tenant_id"));
    }
    CHECK(tableNamed(none, "subscriptions")->columnNamed("user_id"));

    const Project shared = designFor(answered({"data.tenancy=shared", "logic.domain=crm"}));
    for (const Table& table : shared.tables)
        if (table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link) {
            INFO(table.name);
            REQUIRE(table.tenantKey);
            CHECK(table.primaryKey->columns.front() == table.tenantKey);
            for (const ForeignKey& key : table.foreignKeys)
                if (const Table* target = shared.table(key.target); target->tenantKey)
                    CHECK(key.columns.front() == table.tenantKey);
            for (const UniqueConstraint& unique : table.uniques)
                CHECK(unique.columns.front() == table.tenantKey);
        }

    const Project isolated = designFor(answered({"data.tenancy=isolated", "data.engine=mysql", "logic.domain=crm"}));
    CHECK_FALSE(tableNamed(isolated, "deals")->columnNamed("tenant_id"));
    CHECK(tableNamed(isolated, "subscriptions")->columnNamed("tenant_id"));
    CHECK(
        hasColumns(tableNamed(isolated, "tenant_databases"), {"tenant_id", "schema_version", "credential_reference"}));
}

TEST_CASE("on PostgreSQL every tenant table is guarded, and records are only added to")
{
    const Project design = designFor(answered({"data.tenancy=shared", "data.engine=postgresql", "logic.domain=clinic",
                                               "infra.compliance=hipaa", "data.multi_membership=yes"}));
    const RoleId runtime = design.tenancy->runtimeRole;
    REQUIRE(runtime);
    for (const Table& table : design.tables) {
        INFO(table.name);
        if (table.tenancyClass == TenancyClass::Global)
            continue;
        CHECK(table.rowSecurity);
        CHECK(table.forceRowSecurity);
        CHECK(std::any_of(table.policies.begin(), table.policies.end(), [](const Policy& p) { return p.restrictive; }));
    }
    for (const char* name : {"audit_logs", "record_access_logs"}) {
        const Table* table = tableNamed(design, name);
        REQUIRE(table);
        for (const Grant& grant : table->grants)
            if (grant.role == runtime)
                CHECK(grant.privileges == Strings{"select", "insert"});
    }
}

TEST_CASE("where the database knows no roles, triggers keep records as they are")
{
    for (const char* engine : {"data.engine=sqlite", "data.engine=mysql", "data.engine=postgresql"}) {
        INFO(engine);
        const Project design = designFor(answered({engine, "data.tenancy=none"}));
        Strings refused;
        for (const Trigger& trigger : tableNamed(design, "audit_logs")->triggers)
            refused.insert(refused.end(), trigger.events.begin(), trigger.events.end());
        CHECK(refused == Strings{"update", "delete"});
    }
}

TEST_CASE("on Supabase the tenant comes from the token, and only from what people can't write")
{
    const Project design = designFor(
        answered({"data.tenancy=shared", "data.engine=managed", "data.managed_service=supabase", "logic.domain=crm"}));
    CHECK(design.roles.find(design.tenancy->runtimeRole)->name == "authenticated");
    for (const Table& table : design.tables)
        for (const Policy& policy : table.policies) {
            const std::string text = policy.usingExpression + policy.checkExpression;
            CHECK(text.find("current_setting") == std::string::npos);
            CHECK(text.find("user_metadata") == std::string::npos);
        }
    const Table* deals = tableNamed(design, "deals");
    CHECK(std::any_of(deals->policies.begin(), deals->policies.end(), [](const Policy& policy) {
        return policy.usingExpression ==
               "tenant_id = (SELECT NULLIF(auth.jwt() -> 'app_metadata' ->> 'tenant_id', '')::uuid)";
    }));
}

TEST_CASE("answers call for their tables")
{
    const auto has = [](std::initializer_list<std::string_view> answers, std::string_view table) {
        INFO(table);
        return tableNamed(designFor(answered(answers)), table) != nullptr;
    };
    CHECK(has({"infra.compliance=gdpr"}, "consents"));
    CHECK(has({"infra.compliance=gdpr"}, "erasure_requests"));
    CHECK_FALSE(has({"infra.compliance=none"}, "consents"));
    CHECK(has({"infra.compliance=hipaa"}, "record_access_logs"));
    CHECK(has({"auth.api_keys=yes"}, "api_keys"));
    CHECK(has({"data.tenancy=shared", "auth.invitations=yes"}, "invitations"));
    CHECK(has({"data.tenancy=shared", "data.relationships=hierarchical"}, "org_units"));
    CHECK_FALSE(has({"data.tenancy=shared", "data.relationships=standalone"}, "memberships"));
    CHECK(has({"ai.use=yes", "ai.model_config=database"}, "ai_models"));
    CHECK(has({"ai.use=yes"}, "ai_usage"));
    CHECK(has({"ai.use=yes", "ai.cache=yes"}, "ai_cache"));
    CHECK(has({"logic.feature_flags=yes", "services.payments=stripe"}, "plan_entitlements"));
    CHECK(has({"logic.background=email"}, "outbox_messages"));
    CHECK(has({"data.file_uploads=small"}, "files"));
    CHECK(has({"logic.realtime=notifications"}, "notifications"));
}

TEST_CASE("a database without SQL is told honestly")
{
    const Project design = designFor(answered({"data.engine=mongodb"}));
    CHECK(design.info->dialect == Dialect::Any);
    CHECK(std::any_of(design.decisions.begin(), design.decisions.end(),
                      [](const Decision& d) { return d.consequences.find("No SQL migrations") != std::string::npos; }));
}
