#include "selling_design.h"

#include "core/edits/payment_edits.h"
#include "core/payments/subscription_life.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

TEST_CASE("states of an event are kept once each, in the order of the design")
{
    const Project project = sellingDesign({"stripe"}, "subscription", "none");
    const PaymentEvent event = eventNamed(project, "charge.refunded");
    const Result<Project> after = setEventStates(project, event.id, {"paused", "active", "paused", "", "none"}, "unpaid");
    REQUIRE(after);
    const PaymentEvent* changed = after->paymentEvents.find(event.id);
    CHECK(changed->fromStates == std::vector<std::string>{"none", "active", "paused"});
    CHECK(changed->toState == "unpaid");
    CHECK(*setEventStates(*after, event.id, event.fromStates, event.toState) == project);
}

TEST_CASE("states that make no sense are refused with the reason")
{
    const Project project = sellingDesign({"stripe"}, "subscription", "none");
    const PaymentEvent event = eventNamed(project, "charge.refunded");
    CHECK_FALSE(setEventStates(project, event.id, {}, "unpaid"));
    CHECK_FALSE(setEventStates(project, event.id, {"active"}, "none"));
    CHECK_FALSE(setEventStates(project, PaymentEventId::derive("nobody"), {"active"}, ""));
    const Result<Project> still = setEventStates(project, event.id, {}, "");
    REQUIRE(still);
    CHECK(still->paymentEvents.find(event.id)->fromStates.empty());
}

TEST_CASE("the usual events that are missing are added, and the webhook hears of them")
{
    const Project whole = sellingDesign({"stripe", "razorpay"}, "subscription", "days_14");
    CHECK(missingUsualEvents(whole) == 0);
    CHECK(addUsualPaymentEvents(whole)->paymentEvents.sameAs(whole.paymentEvents));
    const Project less = withoutEvent(withoutEvent(whole, "invoice.paid"), "end of the trial");
    CHECK(missingUsualEvents(less) == 2);
    const Result<Project> after = addUsualPaymentEvents(less);
    REQUIRE(after);
    CHECK(after->paymentEvents == whole.paymentEvents);
    CHECK(after->webhooks.find(WebhookId::derive("webhook/stripe"))->events == std::vector<std::string>{"invoice.paid"});
    CHECK(subscriptionLife(*after).problems.empty());
    // One that was changed by hand stays as it is.
    PaymentEvent own = eventNamed(whole, "invoice.paid");
    own.id = PaymentEventId::derive("own");
    Project hand = withoutEvent(whole, "invoice.paid");
    hand.paymentEvents = hand.paymentEvents.with(own);
    CHECK(missingUsualEvents(hand) == 0);
}

TEST_CASE("a webhook for payments takes every event of its provider once, and is guarded")
{
    Project project = sellingDesign({"paypal"}, "subscription", "days_14");
    project.webhooks = {};
    const Result<Project> after = addPaymentWebhook(project, "paypal");
    REQUIRE(after);
    REQUIRE(after->webhooks.size() == 1);
    const Webhook& webhook = *after->webhooks.begin();
    CHECK((webhook.verifiesSignature && webhook.checksTimestamp && webhook.deduplicates));
    CHECK(std::count(webhook.events.begin(), webhook.events.end(), "BILLING.SUBSCRIPTION.ACTIVATED") == 1);
    CHECK(std::is_sorted(webhook.events.begin(), webhook.events.end()));
    CHECK(addPaymentWebhook(*after, "paypal")->webhooks.sameAs(after->webhooks));
}
