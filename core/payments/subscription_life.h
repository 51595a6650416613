#pragma once

#include "core/payments/payment_step.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Before there is a subscription.
inline constexpr std::string_view noSubscription = "none";

struct LifeState {
    std::string name;
    bool known = true;      ///< one of the values of subscriptions.status, or none
    bool reachable = true;
    bool stuck = false;     ///< from here no end is reached
    bool isEnd = false;     ///< cancelled, expired...: may have no way out
};

/// One way from a state to another, or (from and to the same) what happens while it stays.
struct LifeTransition {
    std::size_t from = 0;   ///< index of the state
    std::size_t to = 0;
    std::vector<PaymentEventId> events;
    bool ambiguous = false; ///< the same event leads elsewhere too
};

enum class LifeFault : std::uint8_t { Unreachable, Stuck, Missing, Ambiguous, NoOrigin, UnknownState };
BARCH_NAMES(LifeFault, "unreachable", "stuck", "missing", "ambiguous", "no_origin", "unknown_state")

struct LifeProblem {
    LifeFault fault = LifeFault::Missing;
    std::string provider;   ///< empty: of all of them
    std::string state;      ///< that it is about; empty for a missing step
    PaymentStep step = PaymentStep::Other;  ///< of Missing
    std::vector<PaymentEventId> events;     ///< that it is about
    std::string text;       ///< one or two sentences
};

/// A subscription's life as a state machine: the values of the enum behind subscriptions.status (in their
/// order, after "none") and whatever else events name, and the ways between them.
struct SubscriptionLife {
    std::vector<LifeState> states;
    std::vector<LifeTransition> transitions;  ///< by from, then to
    std::vector<LifeProblem> problems;

    bool empty() const { return transitions.empty(); }
    const LifeState* state(std::string_view name) const;
};

/// Of all providers together (empty), or of one of them with the program's own clock. Events without a
/// provider are of the clock. Where nothing is paid by subscription and no event moves one, it is empty.
SubscriptionLife subscriptionLife(const Project& project, std::string_view provider = {});

/// Values of the enum behind subscriptions.status; empty where the design has none.
std::vector<std::string> subscriptionStates(const Project& project);
/// Whether a subscription that is there can't come back from it: "cancelled", "canceled", "ended", "expired", "completed",
/// "closed".
bool isEndState(std::string_view state);

}  // namespace barch
