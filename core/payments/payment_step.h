#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>

namespace barch {

/// What happens to money or to a subscription, whatever the provider calls it.
enum class PaymentStep : std::uint8_t { Other, Paid, Failed, Cancelled, TrialEnd, Refund, Dispute };
BARCH_NAMES(PaymentStep, "other", "paid", "failed", "cancelled", "trial_end", "refund", "dispute")

/// Read from the words of the event's name: "invoice.payment_failed" is Failed, "BILLING.SUBSCRIPTION.EXPIRED"
/// Cancelled. Names that only announce something ("trial_will_end") are Other.
PaymentStep paymentStepOf(std::string_view event);
/// "a failed payment", for sentences.
std::string_view wordsOf(PaymentStep step);

/// Whether something is opened or closed: the action is "provision" or "revoke".
bool opensOrCloses(const PaymentEvent& event);

/// How the design sells: what decides which events there must be.
struct PaymentTerms {
    bool subscriptions = false;
    bool trial = false;
};
PaymentTerms paymentTermsOf(const PaymentSettings& settings);
/// Whether designs that sell in this way must deal with the step.
bool isNeeded(PaymentStep step, const PaymentTerms& terms);

}  // namespace barch
