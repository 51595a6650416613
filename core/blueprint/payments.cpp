#include "core/blueprint/parts.h"

namespace barch {
namespace {

struct EventText {
    const char* provider;
    const char* event;
    const char* action;
    const char* description;
    bool subscriptionsOnly;
};

constexpr EventText events[] = {
    {"stripe", "checkout.session.completed", "provision",
     "The customer paid: open the plan or the thing that was bought.", false},
    {"stripe", "customer.subscription.updated", "provision", "Plan, period or status changed: take them over.", true},
    {"stripe", "customer.subscription.deleted", "revoke", "The subscription ended: close what it opened.", true},
    {"stripe", "customer.subscription.trial_will_end", "notify", "The trial ends in three days: tell the owner.", true},
    {"stripe", "invoice.paid", "provision", "The next period is paid: move its end.", true},
    {"stripe", "invoice.payment_failed", "revoke", "A payment failed: mark as late, close after the days of grace.",
     true},
    {"stripe", "charge.refunded", "revoke", "Money was given back: close what it had opened.", false},
    {"stripe", "charge.dispute.created", "revoke", "The customer's bank takes the money back: close and look into it.",
     false},
    {"razorpay", "payment.captured", "provision", "The customer paid: open what was bought.", false},
    {"razorpay", "payment.failed", "revoke", "A payment failed: mark as late, close after the days of grace.", false},
    {"razorpay", "subscription.charged", "provision", "The next period is paid: move its end.", true},
    {"razorpay", "subscription.halted", "revoke", "Payments failed too often: close what it opened.", true},
    {"razorpay", "subscription.cancelled", "revoke", "The subscription ended: close what it opened.", true},
    {"razorpay", "refund.processed", "revoke", "Money was given back: close what it had opened.", false},
    {"razorpay", "payment.dispute.created", "revoke",
     "The customer's bank takes the money back: close and look into it.", false},
    {"paypal", "PAYMENT.CAPTURE.COMPLETED", "provision", "The customer paid: open what was bought.", false},
    {"paypal", "PAYMENT.CAPTURE.DENIED", "revoke", "A payment failed: close after the days of grace.", false},
    {"paypal", "PAYMENT.CAPTURE.REFUNDED", "revoke", "Money was given back: close what it had opened.", false},
    {"paypal", "BILLING.SUBSCRIPTION.ACTIVATED", "provision", "The subscription began: open its plan.", true},
    {"paypal", "BILLING.SUBSCRIPTION.PAYMENT.FAILED", "revoke",
     "A payment failed: mark as late, close after the days of grace.", true},
    {"paypal", "BILLING.SUBSCRIPTION.CANCELLED", "revoke", "The subscription ended: close what it opened.", true},
    {"paypal", "CUSTOMER.DISPUTE.CREATED", "revoke", "The customer asks for the money back: close and look into it.",
     false},
};

void addPlans(Draft& draft)
{
    if (!draft.choices.subscriptions())
        return;
    const std::string origin = fromAnswer("services.billing_model");
    put(draft.project.plans, "plan/free",
        Plan{{}, "Free", "0", "EUR", "month", {}, {{"people", "3", "people"}, {"storage", "1", "GB"}}, origin});
    put(draft.project.plans, "plan/team",
        Plan{{}, "Team", "2900", "EUR", "month", {}, {{"people", "25", "people"}, {"storage", "100", "GB"}}, origin});
    put(draft.project.plans, "plan/business",
        Plan{
            {}, "Business", "9900", "EUR", "month", {}, {{"people", "", "people"}, {"storage", "1000", "GB"}}, origin});
}

}  // namespace

void addPayments(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.payments())
        return;
    draft.project.payments = PaymentSettings{choices.chosen("services.payments"), choices.one("services.billing_model"),
                                             choices.one("services.trial")};
    for (const EventText& text : events)
        if (choices.has("services.payments", text.provider) && (choices.subscriptions() || !text.subscriptionsOnly))
            put(draft.project.paymentEvents, std::string("payment-event/") + text.provider + "/" + text.event,
                PaymentEvent{.provider = text.provider,
                             .event = text.event,
                             .action = text.action,
                             .description = text.description,
                             .origin = fromAnswer("services.payments")});
    addPlans(draft);
}

}  // namespace barch
