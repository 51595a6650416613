#include "core/edits/payment_edits.h"

#include "core/edits/lookups.h"
#include "core/payments/subscription_life.h"
#include "core/payments/usual_events.h"

#include <algorithm>

namespace barch {
namespace {

std::vector<UsualEvent> missing(const Project& project)
{
    const PaymentTerms terms = paymentTermsOf(*project.payments);
    std::vector<UsualEvent> wanted;
    const auto add = [&](const std::vector<UsualEvent>& events) {
        for (const UsualEvent& usual : events) {
            const bool there = std::any_of(project.paymentEvents.begin(), project.paymentEvents.end(), [&](const PaymentEvent& event) {
                return event.id == usual.event.id || (event.provider == usual.event.provider && event.event == usual.event.event);
            });
            if (!there)
                wanted.push_back(usual);
        }
    };
    for (const std::string& provider : project.payments->providers)
        add(usualPaymentEvents(provider, terms));
    if (!project.payments->providers.empty())
        add(usualClockEvents(terms));
    return wanted;
}

void subscribe(Project& project, const PaymentEvent& event)
{
    const SharedMap<Webhook> before = project.webhooks;
    for (const Webhook& each : before) {
        if (!each.incoming || each.provider != event.provider || event.provider.empty() ||
            std::find(each.events.begin(), each.events.end(), event.event) != each.events.end())
            continue;
        Webhook webhook = each;
        webhook.events.insert(std::upper_bound(webhook.events.begin(), webhook.events.end(), event.event), event.event);
        project.webhooks = project.webhooks.with(std::move(webhook));
    }
}

}  // namespace

Result<Project> setEventStates(const Project& project, PaymentEventId id, const std::vector<std::string>& from,
                               const std::string& to)
{
    const std::vector<std::string> known = subscriptionStates(project);
    const auto place = [&](const std::string& state) {
        return state == noSubscription ? 0 : 1 + (std::find(known.begin(), known.end(), state) - known.begin());
    };
    std::vector<std::string> states;
    for (const std::string& state : from)
        if (!state.empty() && std::find(states.begin(), states.end(), state) == states.end())
            states.push_back(state);
    std::stable_sort(states.begin(), states.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return changeElement(project, &Project::paymentEvents, id, "payment event",
                         [&](PaymentEvent& event) -> std::optional<Error> {
                             if (to == noSubscription)
                                 return Error{"A subscription can't go back to before there was one.", event.event,
                                              "Choose the state in which it ends."};
                             if (states.empty() && !to.empty())
                                 return Error{"Say first in which states of a subscription the event counts.", event.event, {}};
                             event.fromStates = states;
                             event.toState = to;
                             return std::nullopt;
                         });
}

std::size_t missingUsualEvents(const Project& project)
{
    return missing(project).size();
}

Result<Project> addPaymentWebhook(const Project& project, const std::string& provider)
{
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming && webhook.provider == provider)
            return project;
    Webhook webhook;
    webhook.id = WebhookId::derive("blueprint/webhook/" + provider);
    webhook.name = provider + " events";
    webhook.provider = provider;
    webhook.path = "/api/v1/webhooks/" + provider;
    webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
    Project edited = project;
    edited.webhooks = edited.webhooks.with(webhook);
    for (const PaymentEvent& event : project.paymentEvents)
        subscribe(edited, event);
    return edited;
}

Result<Project> addUsualPaymentEvents(const Project& project)
{
    Project edited = project;
    for (UsualEvent& usual : missing(project)) {
        subscribe(edited, usual.event);
        edited.paymentEvents = edited.paymentEvents.with(std::move(usual.event));
    }
    return edited;
}

}  // namespace barch
