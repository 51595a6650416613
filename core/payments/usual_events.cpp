#include "core/payments/usual_events.h"

#include <algorithm>
#include <span>

namespace barch {
namespace {

enum class For { Single, Subscription, Trial, NoTrial };

/// States as words with spaces between them; "trialing" is left out where there is no trial.
struct EventText {
    const char* event;
    const char* action;
    For when;
    const char* from;
    const char* to;
    const char* description;
};

constexpr const char* running = "trialing active past_due paused unpaid";

constexpr EventText stripe[] = {
    {"checkout.session.completed", "provision", For::Single, "", "", "The customer paid: open what was bought."},
    {"checkout.session.completed", "provision", For::NoTrial, "none", "active", "The customer paid: open the plan."},
    {"checkout.session.completed", "provision", For::Trial, "none", "trialing",
     "The customer chose a plan: open it for the trial."},
    {"payment_intent.payment_failed", "revoke", For::Single, "", "", "A payment failed: what was asked for stays closed."},
    {"customer.subscription.updated", "provision", For::Subscription, running, "",
     "Plan or period changed: take them over. Other events change where the subscription stands."},
    {"customer.subscription.trial_will_end", "notify", For::Trial, "trialing", "",
     "The trial ends in three days: tell the owner."},
    {"invoice.paid", "provision", For::Subscription, "trialing active past_due unpaid", "active",
     "The next period is paid: move its end. A bill of zero at the start of a trial doesn't count."},
    {"invoice.payment_failed", "revoke", For::Subscription, "trialing active past_due", "past_due",
     "A payment failed: mark as late, close after the days of grace."},
    {"customer.subscription.paused", "revoke", For::Trial, "trialing", "paused",
     "The trial ended and there is no way of paying: close until one is given."},
    {"customer.subscription.paused", "revoke", For::NoTrial, "active", "paused", "Paused: close until it goes on."},
    {"customer.subscription.resumed", "provision", For::Subscription, "paused", "active", "It goes on: open its plan again."},
    {"customer.subscription.deleted", "revoke", For::Subscription, running, "cancelled",
     "The subscription ended: close what it opened."},
    {"charge.refunded", "revoke", For::Single, "", "", "Money was given back: close what it had opened."},
    {"charge.refunded", "revoke", For::Subscription, "active past_due paused", "unpaid",
     "Money was given back: close what it had opened, until the next bill is paid."},
    {"charge.dispute.created", "revoke", For::Single, "", "",
     "The customer's bank takes the money back: close and look into it."},
    {"charge.dispute.created", "revoke", For::Subscription, "active past_due paused", "unpaid",
     "The customer's bank takes the money back: close and look into it."},
};

constexpr EventText razorpay[] = {
    {"payment.captured", "provision", For::Single, "", "", "The customer paid: open what was bought."},
    {"payment.failed", "revoke", For::Single, "", "", "A payment failed: what was asked for stays closed."},
    {"subscription.authenticated", "provision", For::Trial, "none", "trialing",
     "The way of paying is agreed and the first payment lies ahead: open the plan for the trial."},
    {"subscription.activated", "provision", For::Trial, "trialing", "active", "The trial is over and paid: the plan stays open."},
    {"subscription.activated", "provision", For::NoTrial, "none", "active", "The subscription began: open its plan."},
    {"subscription.updated", "provision", For::Subscription, running, "", "Plan or period changed: take them over."},
    {"subscription.charged", "provision", For::Subscription, "trialing active past_due unpaid", "active",
     "The next period is paid: move its end."},
    {"subscription.pending", "revoke", For::Subscription, "trialing active past_due", "past_due",
     "A payment failed and is tried again: mark as late, close after the days of grace."},
    {"subscription.halted", "revoke", For::Subscription, "active past_due", "unpaid",
     "Payments failed too often: close what it opened."},
    {"subscription.paused", "revoke", For::Subscription, "active", "paused", "Paused: close until it goes on."},
    {"subscription.resumed", "provision", For::Subscription, "paused", "active", "It goes on: open its plan again."},
    {"subscription.cancelled", "revoke", For::Subscription, running, "cancelled",
     "The subscription ended: close what it opened."},
    {"subscription.completed", "revoke", For::Subscription, "active past_due", "cancelled",
     "All agreed periods are over: close what it opened."},
    {"refund.processed", "revoke", For::Single, "", "", "Money was given back: close what it had opened."},
    {"refund.processed", "revoke", For::Subscription, "active past_due paused", "unpaid",
     "Money was given back: close what it had opened, until the next bill is paid."},
    {"payment.dispute.created", "revoke", For::Single, "", "",
     "The customer's bank takes the money back: close and look into it."},
    {"payment.dispute.created", "revoke", For::Subscription, "active past_due paused", "unpaid",
     "The customer's bank takes the money back: close and look into it."},
};

constexpr EventText paypal[] = {
    {"PAYMENT.CAPTURE.COMPLETED", "provision", For::Single, "", "", "The customer paid: open what was bought."},
    {"PAYMENT.CAPTURE.DENIED", "revoke", For::Single, "", "", "A payment failed: what was asked for stays closed."},
    {"PAYMENT.CAPTURE.REFUNDED", "revoke", For::Single, "", "", "Money was given back: close what it had opened."},
    {"BILLING.SUBSCRIPTION.ACTIVATED", "provision", For::NoTrial, "none paused", "active",
     "The subscription began or goes on: open its plan."},
    {"BILLING.SUBSCRIPTION.ACTIVATED", "provision", For::Trial, "none", "trialing",
     "The subscription began: open its plan for the trial."},
    {"BILLING.SUBSCRIPTION.ACTIVATED", "provision", For::Trial, "paused", "active",
     "It goes on after it was held: open its plan again."},
    {"BILLING.SUBSCRIPTION.UPDATED", "provision", For::Subscription, running, "", "The plan changed: take it over."},
    {"PAYMENT.SALE.COMPLETED", "provision", For::Subscription, "trialing active past_due unpaid", "active",
     "The next period is paid: move its end."},
    {"BILLING.SUBSCRIPTION.PAYMENT.FAILED", "revoke", For::Subscription, "trialing active past_due", "past_due",
     "A payment failed: mark as late, close after the days of grace."},
    {"BILLING.SUBSCRIPTION.SUSPENDED", "revoke", For::Subscription, "trialing active past_due unpaid", "paused",
     "Held, by somebody or because payments failed: close until it goes on."},
    {"BILLING.SUBSCRIPTION.CANCELLED", "revoke", For::Subscription, running, "cancelled",
     "The subscription ended: close what it opened."},
    {"BILLING.SUBSCRIPTION.EXPIRED", "revoke", For::Subscription, "trialing active past_due", "cancelled",
     "All agreed periods are over: close what it opened."},
    {"PAYMENT.SALE.REFUNDED", "revoke", For::Subscription, "active past_due paused", "unpaid",
     "Money was given back: close what it had opened, until the next bill is paid."},
    {"CUSTOMER.DISPUTE.CREATED", "revoke", For::Single, "", "",
     "The customer asks for the money back: close and look into it."},
    {"CUSTOMER.DISPUTE.CREATED", "revoke", For::Subscription, "active past_due paused", "unpaid",
     "The customer asks for the money back: close and look into it."},
};

constexpr EventText clockEvents[] = {
    {"end of the trial", "revoke", For::Trial, "trialing", "unpaid", "The trial is over and no payment came: close what it opened."},
    {"end of the days of grace", "revoke", For::Subscription, "past_due", "unpaid",
     "A late payment didn't come in time: close what it opened."},
};

bool holds(For when, const PaymentTerms& terms)
{
    switch (when) {
    case For::Single: return !terms.subscriptions;
    case For::Subscription: return terms.subscriptions;
    case For::Trial: return terms.subscriptions && terms.trial;
    case For::NoTrial: break;
    }
    return terms.subscriptions && !terms.trial;
}

std::vector<std::string> statesOf(std::string_view text, const PaymentTerms& terms)
{
    std::vector<std::string> states;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (const std::string_view state = text.substr(at, end - at); terms.trial || state != "trialing")
            states.emplace_back(state);
        at = end + 1;
    }
    return states;
}

std::vector<UsualEvent> eventsOf(std::span<const EventText> texts, const std::string& provider, const PaymentTerms& terms)
{
    std::vector<UsualEvent> events;
    for (const EventText& text : texts) {
        if (!holds(text.when, terms))
            continue;
        UsualEvent usual;
        usual.path = "payment-event/" + (provider.empty() ? "clock" : provider) + "/" + text.event;
        // A second line of the same event, from other states.
        if (std::any_of(events.begin(), events.end(), [&](const UsualEvent& each) { return each.path == usual.path; }))
            usual.path += "/" + std::string(text.to);
        usual.event.id = PaymentEventId::derive("blueprint/" + usual.path);
        usual.event.provider = provider;
        usual.event.event = text.event;
        usual.event.action = text.action;
        usual.event.description = text.description;
        usual.event.fromStates = statesOf(text.from, terms);
        usual.event.toState = text.to;
        events.push_back(std::move(usual));
    }
    return events;
}

}  // namespace

std::vector<UsualEvent> usualPaymentEvents(std::string_view provider, const PaymentTerms& terms)
{
    if (provider == "stripe")
        return eventsOf(stripe, "stripe", terms);
    if (provider == "razorpay")
        return eventsOf(razorpay, "razorpay", terms);
    if (provider == "paypal")
        return eventsOf(paypal, "paypal", terms);
    return {};
}

std::vector<UsualEvent> usualClockEvents(const PaymentTerms& terms)
{
    return eventsOf(clockEvents, {}, terms);
}

}  // namespace barch
