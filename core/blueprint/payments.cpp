#include "core/blueprint/parts.h"

#include "core/payments/usual_events.h"

namespace barch {
namespace {

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
    const PaymentTerms terms{choices.subscriptions(), choices.hasAny("services.trial", {"days_14", "days_30"})};
    const auto putAll = [&](const std::vector<UsualEvent>& events) {
        for (UsualEvent usual : events) {
            usual.event.origin = fromAnswer("services.payments");
            put(draft.project.paymentEvents, usual.path, std::move(usual.event));
        }
    };
    for (const std::string& provider : choices.chosen("services.payments"))
        putAll(usualPaymentEvents(provider, terms));
    putAll(usualClockEvents(terms));
    addPlans(draft);
}

}  // namespace barch
