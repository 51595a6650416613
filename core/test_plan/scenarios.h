#pragma once

#include "core/model/project.h"

#include <array>
#include <string>
#include <vector>

namespace barch {

/// What no product may go out without having tried (the brief's critical scenarios).
enum class Scenario : std::uint8_t { AuthFlows, SubscriptionUpgrade, TenantIsolation, PaymentWebhooks, AiFeatures };
BARCH_NAMES(Scenario, "signing in", "changing the subscription", "tenant isolation", "payment webhooks", "AI features")
inline constexpr std::array scenarios = {Scenario::AuthFlows, Scenario::SubscriptionUpgrade, Scenario::TenantIsolation,
                                         Scenario::PaymentWebhooks, Scenario::AiFeatures};

/// Whether the design has what the scenario is about: people, subscriptions, tenants, payments, models.
bool isNeeded(const Project& project, Scenario scenario);
/// Whether the test tries the scenario: by what it covers, or by the words of its name and scenario.
bool tries(const Project& project, const TestCase& test, Scenario scenario);
/// Whether the test takes a guard away and has to fail then, so that a guard that guards nothing is noticed.
bool provesGuards(const TestCase& test);
/// Whether the test runs the migrations up and down, with rows in the tables.
bool runsMigrations(const TestCase& test);

/// Tests of the scenarios with nothing covered yet; `id` is for the caller to give.
TestCase isolationTest();
TestCase loginTest(bool atProvider);
TestCase subscriptionTest();
TestCase paymentWebhookTest();
TestCase aiTest();
TestCase migrationTest();

/// Tables of one tenant whose rows somebody could reach from another: what isolation is tried on.
std::vector<const Table*> tablesToIsolate(const Project& project);

}  // namespace barch
