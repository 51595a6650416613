#pragma once

#include "core/payments/payment_step.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// An event that a design usually deals with, and the path that its id is derived from, so that the
/// blueprint, a fix and the page make the same element of it.
struct UsualEvent {
    std::string path;  ///< "payment-event/stripe/invoice.paid"
    PaymentEvent event;  ///< its id derived from the path, without an origin
};

/// The events that Stripe, Razorpay and PayPal send about single payments or about subscriptions, with
/// what they open or close and how they move a subscription; of another provider none. Names as in the
/// providers' lists of webhook events.
std::vector<UsualEvent> usualPaymentEvents(std::string_view provider, const PaymentTerms& terms);
/// What the program's own clock brings about: the end of the days of grace and of the trial. Without a
/// provider, since nobody sends them. Empty without subscriptions.
std::vector<UsualEvent> usualClockEvents(const PaymentTerms& terms);

}  // namespace barch
