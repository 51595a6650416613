#include "core/payments/payment_step.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

struct Word {
    std::string_view part;
    PaymentStep step;
};

/// The first part that is found decides, so what is told by several words stands before what is told by one.
constexpr std::array<Word, 26> words = {{
    {"will_end", PaymentStep::Other},
    {"will_renew", PaymentStep::Other},
    {"dispute", PaymentStep::Dispute},
    {"chargeback", PaymentStep::Dispute},
    {"refund", PaymentStep::Refund},
    {"reversed", PaymentStep::Refund},
    {"trial", PaymentStep::TrialEnd},
    {"failed", PaymentStep::Failed},
    {"denied", PaymentStep::Failed},
    {"declined", PaymentStep::Failed},
    {"pending", PaymentStep::Failed},
    {"halted", PaymentStep::Failed},
    {"past_due", PaymentStep::Failed},
    {"unpaid", PaymentStep::Failed},
    {"cancel", PaymentStep::Cancelled},
    {"subscription.deleted", PaymentStep::Cancelled},
    {"subscription.completed", PaymentStep::Cancelled},
    {"subscription.expired", PaymentStep::Cancelled},
    {"subscription.ended", PaymentStep::Cancelled},
    {"paid", PaymentStep::Paid},
    {"captured", PaymentStep::Paid},
    {"charged", PaymentStep::Paid},
    {"succeeded", PaymentStep::Paid},
    {"sale.completed", PaymentStep::Paid},
    {"capture.completed", PaymentStep::Paid},
    {"checkout.session.completed", PaymentStep::Paid},
}};

}  // namespace

PaymentStep paymentStepOf(std::string_view event)
{
    const std::string name = lower(event);
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const Word& word) { return name.find(word.part) != std::string::npos; });
    return found == words.end() ? PaymentStep::Other : found->step;
}

std::string_view wordsOf(PaymentStep step)
{
    switch (step) {
    case PaymentStep::Paid: return "a payment";
    case PaymentStep::Failed: return "a failed payment";
    case PaymentStep::Cancelled: return "a cancelled subscription";
    case PaymentStep::TrialEnd: return "the end of the trial";
    case PaymentStep::Refund: return "a refund";
    case PaymentStep::Dispute: return "a dispute";
    case PaymentStep::Other: break;
    }
    return "another event";
}

bool opensOrCloses(const PaymentEvent& event)
{
    return event.action == "provision" || event.action == "revoke";
}

PaymentTerms paymentTermsOf(const PaymentSettings& settings)
{
    return {settings.billingModel == "subscription" || settings.billingModel == "usage",
            !settings.trial.empty() && settings.trial != "none"};
}

bool isNeeded(PaymentStep step, const PaymentTerms& terms)
{
    switch (step) {
    case PaymentStep::Other: return false;
    case PaymentStep::Cancelled: return terms.subscriptions;
    case PaymentStep::TrialEnd: return terms.subscriptions && terms.trial;
    case PaymentStep::Paid:
    case PaymentStep::Failed:
    case PaymentStep::Refund:
    case PaymentStep::Dispute: break;
    }
    return true;
}

}  // namespace barch
