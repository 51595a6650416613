#include "core/payments/subscription_life.h"

#include "core/text/word_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace barch {
namespace {

using Events = std::vector<const PaymentEvent*>;

/// In an order that people read: by provider, name, and then by what stands first.
Events eventsOf(const Project& project, std::string_view provider)
{
    Events events;
    for (const PaymentEvent& event : project.paymentEvents)
        if (provider.empty() || event.provider.empty() || event.provider == provider)
            events.push_back(&event);
    std::stable_sort(events.begin(), events.end(), [](const PaymentEvent* a, const PaymentEvent* b) {
        return std::tie(a->provider, a->event, a->toState) < std::tie(b->provider, b->event, b->toState);
    });
    return events;
}

std::size_t indexOf(SubscriptionLife& life, const std::string& name, bool known)
{
    const auto found =
        std::find_if(life.states.begin(), life.states.end(), [&](const LifeState& state) { return state.name == name; });
    if (found != life.states.end())
        return static_cast<std::size_t>(found - life.states.begin());
    life.states.push_back({name, known, true, false, isEndState(name)});
    return life.states.size() - 1;
}

void addStates(SubscriptionLife& life, const Project& project, const Events& events)
{
    const std::vector<std::string> values = subscriptionStates(project);
    indexOf(life, std::string(noSubscription), true);
    for (const std::string& value : values)
        indexOf(life, value, true);
    for (const PaymentEvent* event : events) {
        for (const std::string& state : event->fromStates)
            indexOf(life, state, values.empty());
        if (!event->toState.empty())
            indexOf(life, event->toState, values.empty());
    }
}

void addTransitions(SubscriptionLife& life, const Events& events)
{
    std::map<std::pair<std::size_t, std::size_t>, std::vector<PaymentEventId>> ways;
    for (const PaymentEvent* event : events)
        for (const std::string& state : std::set<std::string>(event->fromStates.begin(), event->fromStates.end())) {
            const std::size_t from = indexOf(life, state, true);
            const std::size_t to = event->toState.empty() ? from : indexOf(life, event->toState, true);
            ways[{from, to}].push_back(event->id);
        }
    for (auto& [way, ids] : ways)
        life.transitions.push_back({way.first, way.second, std::move(ids), false});
}

/// States that a walk along the transitions comes to; against their direction with `back`.
std::vector<bool> walk(const SubscriptionLife& life, std::vector<std::size_t> open, bool back)
{
    std::vector<bool> seen(life.states.size(), false);
    for (const std::size_t start : open)
        seen[start] = true;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const LifeTransition& way : life.transitions) {
            const std::size_t next = back ? way.from : way.to;
            if ((back ? way.to : way.from) == at && !seen[next]) {
                seen[next] = true;
                open.push_back(next);
            }
        }
    }
    return seen;
}

void judgeStates(SubscriptionLife& life)
{
    const std::vector<bool> reached = walk(life, {0}, false);
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < life.states.size(); ++i)
        if (life.states[i].isEnd)
            ends.push_back(i);
    const std::vector<bool> ending = walk(life, ends, true);
    for (std::size_t i = 0; i < life.states.size(); ++i) {
        life.states[i].reachable = reached[i];
        life.states[i].stuck = reached[i] && !ending[i];
    }
}

void tellStates(SubscriptionLife& life, const Events& events)
{
    for (const LifeState& state : life.states) {
        if (!state.known) {
            LifeProblem problem{LifeFault::UnknownState, {}, state.name, {}, {}, {}};
            for (const PaymentEvent* event : events)
                if (event->toState == state.name ||
                    std::find(event->fromStates.begin(), event->fromStates.end(), state.name) != event->fromStates.end())
                    problem.events.push_back(event->id);
            problem.text = "Events name the state " + state.name + ", which subscriptions can't have. Add it to the values of their status, or choose another.";
            life.problems.push_back(std::move(problem));
        }
        if (!state.reachable)
            life.problems.push_back({LifeFault::Unreachable, {}, state.name, {}, {},
                                     "No event leads to " + state.name + ". Either one is missing, or the state isn't needed."});
    }
}

/// A state is stuck with one provider even where another would lead out of it.
void tellStuck(SubscriptionLife& life, const SubscriptionLife& of, const std::string& provider)
{
    for (const LifeState& state : of.states)
        if (state.stuck)
            life.problems.push_back({LifeFault::Stuck, provider, state.name, {}, {},
                                     "From " + state.name + " no event" + (provider.empty() ? "" : " of " + provider) +
                                         " ever leads to an end. Whoever is in it stays for good."});
}

void tellAmbiguous(SubscriptionLife& life, const Events& events)
{
    std::map<std::tuple<std::string, std::string, std::string>, Events> ways;
    for (const PaymentEvent* event : events)
        for (const std::string& state : std::set<std::string>(event->fromStates.begin(), event->fromStates.end()))
            ways[{event->provider, event->event, state}].push_back(event);
    for (const auto& [way, group] : ways) {
        const auto& [provider, name, state] = way;
        std::vector<std::string> targets;
        for (const PaymentEvent* event : group)
            if (const std::string& to = event->toState.empty() ? state : event->toState;
                std::find(targets.begin(), targets.end(), to) == targets.end())
                targets.push_back(to);
        if (targets.size() < 2)
            continue;
        LifeProblem problem{LifeFault::Ambiguous, provider, state, {}, {}, {}};
        for (const PaymentEvent* event : group)
            problem.events.push_back(event->id);
        for (LifeTransition& each : life.transitions)
            each.ambiguous = each.ambiguous ||
                             (life.states[each.from].name == state &&
                              std::any_of(problem.events.begin(), problem.events.end(), [&](PaymentEventId id) {
                                  return std::find(each.events.begin(), each.events.end(), id) != each.events.end();
                              }));
        problem.text = name + " in " + state + " leads to " + listed(targets) + ". Nobody can tell which.";
        life.problems.push_back(std::move(problem));
    }
}

void tellNoOrigin(SubscriptionLife& life, const Events& events)
{
    for (const PaymentEvent* event : events)
        if (event->fromStates.empty() && !event->toState.empty())
            life.problems.push_back({LifeFault::NoOrigin, event->provider, event->toState, {}, {event->id},
                                     event->event + " leads to " + event->toState + ", but from no state. Say in which states it counts."});
}

/// Whether the event does what its step asks for: a failed payment changes the state, a cancellation ends it.
bool movesAsNeeded(const PaymentEvent& event, PaymentStep step)
{
    if (event.fromStates.empty())
        return false;
    switch (step) {
    case PaymentStep::Cancelled: return isEndState(event.toState);
    case PaymentStep::TrialEnd:
    case PaymentStep::Failed:
        return !event.toState.empty() && std::any_of(event.fromStates.begin(), event.fromStates.end(),
                                                     [&](const std::string& from) { return from != event.toState; });
    default: return true;
    }
}

void tellMissing(SubscriptionLife& life, const Project& project, const std::string& provider, const Events& events)
{
    const PaymentTerms terms = paymentTermsOf(*project.payments);
    for (const PaymentStep step : {PaymentStep::Paid, PaymentStep::Failed, PaymentStep::Cancelled, PaymentStep::TrialEnd,
                                   PaymentStep::Refund, PaymentStep::Dispute}) {
        const bool there = std::any_of(events.begin(), events.end(), [&](const PaymentEvent* event) {
            return paymentStepOf(event->event) == step && movesAsNeeded(*event, step);
        });
        if (isNeeded(step, terms) && !there)
            life.problems.push_back({LifeFault::Missing, provider, {}, step, {},
                                     provider + ": no event tells what " + std::string(wordsOf(step)) + " does to a subscription."});
    }
}

/// Without its problems.
SubscriptionLife machineOf(const Project& project, const Events& events)
{
    SubscriptionLife life;
    addStates(life, project, events);
    addTransitions(life, events);
    judgeStates(life);
    return life;
}

}  // namespace

const LifeState* SubscriptionLife::state(std::string_view name) const
{
    const auto found = std::find_if(states.begin(), states.end(), [&](const LifeState& each) { return each.name == name; });
    return found == states.end() ? nullptr : &*found;
}

std::vector<std::string> subscriptionStates(const Project& project)
{
    std::vector<std::string> values;
    for (const Table& table : project.tables)
        for (const Column& column : table.columns)
            if (table.name == "subscriptions" && column.name == "status" && values.empty())
                if (const UserType* type = project.types.find(column.userType))
                    for (const EnumValue& value : type->values)
                        values.push_back(value.name);
    return values;
}

bool isEndState(std::string_view state)
{
    static constexpr std::array<std::string_view, 6> ends = {"cancelled", "canceled", "ended", "expired", "completed", "closed"};
    return std::find(ends.begin(), ends.end(), state) != ends.end();
}

SubscriptionLife subscriptionLife(const Project& project, std::string_view wanted)
{
    const Events events = eventsOf(project, wanted);
    const bool moves = std::any_of(events.begin(), events.end(), [](const PaymentEvent* event) {
        return !event->fromStates.empty() || !event->toState.empty();
    });
    const bool sells = paymentTermsOf(*project.payments).subscriptions && !project.payments->providers.empty();
    if (!moves && !sells)
        return {};
    SubscriptionLife life = machineOf(project, events);
    if (wanted.empty())
        tellStates(life, events);
    tellNoOrigin(life, events);
    tellAmbiguous(life, events);
    std::vector<std::string> providers;
    for (const std::string& provider : project.payments->providers)
        if (wanted.empty() || provider == wanted)
            providers.push_back(provider);
    for (const std::string& provider : providers) {
        const Events own = eventsOf(project, provider);
        tellStuck(life, machineOf(project, own), provider);
        tellMissing(life, project, provider, own);
    }
    if (providers.empty())
        tellStuck(life, life, {});
    return life;
}

}  // namespace barch
