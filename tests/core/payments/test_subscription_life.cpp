#include "selling_design.h"

#include "core/payments/subscription_life.h"
#include "exporters/target.h"
#include "exporters/text/mermaid_text.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

std::string told(const SubscriptionLife& life)
{
    std::string text;
    for (const LifeProblem& problem : life.problems)
        text += std::string(nameOf(problem.fault)) + ": " + problem.text + "\n";
    return text;
}

bool has(const SubscriptionLife& life, LifeFault fault, std::string_view state)
{
    return std::any_of(life.problems.begin(), life.problems.end(),
                       [&](const LifeProblem& problem) { return problem.fault == fault && problem.state == state; });
}

bool leads(const SubscriptionLife& life, std::string_view from, std::string_view to)
{
    return std::any_of(life.transitions.begin(), life.transitions.end(), [&](const LifeTransition& way) {
        return life.states[way.from].name == from && life.states[way.to].name == to;
    });
}

PaymentEvent made(const char* name, std::vector<std::string> from, const char* to)
{
    PaymentEvent event;
    event.id = PaymentEventId::derive(std::string(name) + to);
    event.provider = "stripe";
    event.event = name;
    event.action = "provision";
    event.fromStates = std::move(from);
    event.toState = to;
    return event;
}

Project plusEvent(Project project, const PaymentEvent& event)
{
    project.paymentEvents = project.paymentEvents.with(event);
    return project;
}

}  // namespace

TEST_CASE("with the usual events the life of a subscription is complete, with every provider, with and without a trial")
{
    for (const std::vector<std::string>& providers : std::vector<std::vector<std::string>>{
             {"stripe"}, {"razorpay"}, {"paypal"}, {"stripe", "paypal"}, {"stripe", "razorpay", "paypal"}})
        for (const char* model : {"subscription", "usage"})
            for (const char* trial : {"none", "days_14"}) {
                const Project project = sellingDesign(providers, model, trial);
                const SubscriptionLife life = subscriptionLife(project);
                INFO(providers.front() << " " << providers.size() << " " << model << " " << trial << "\n" << told(life));
                CHECK(life.problems.empty());
                CHECK(life.states.front().name == "none");
                CHECK(leads(life, "active", "past_due"));
                CHECK(leads(life, "past_due", "active"));
                CHECK(leads(life, "active", "cancelled"));
                CHECK(leads(life, "trialing", "active") == (std::string_view(trial) == "days_14"));
                for (const std::string& provider : providers)
                    CHECK(subscriptionLife(project, provider).problems.empty());
            }
}

TEST_CASE("a state that no event leads to is found")
{
    const Project project = withoutEvent(sellingDesign({"stripe"}, "subscription", "none"), "customer.subscription.paused");
    const SubscriptionLife life = subscriptionLife(project);
    CHECK(has(life, LifeFault::Unreachable, "paused"));
    CHECK_FALSE(life.state("paused")->reachable);
    CHECK(life.state("active")->reachable);
}

TEST_CASE("a state that nobody gets out of is found, for the provider that lacks the way")
{
    const Project project = withoutEvent(withoutEvent(sellingDesign({"stripe", "paypal"}, "subscription", "none"), "BILLING.SUBSCRIPTION.CANCELLED"),
                                         "BILLING.SUBSCRIPTION.EXPIRED");
    const SubscriptionLife life = subscriptionLife(project);
    INFO(told(life));
    CHECK(has(life, LifeFault::Stuck, "active"));
    CHECK(std::all_of(life.problems.begin(), life.problems.end(), [](const LifeProblem& problem) { return problem.provider == "paypal"; }));
    CHECK(subscriptionLife(project, "stripe").problems.empty());
}

TEST_CASE("steps that no event tells are missing, for each provider")
{
    for (const auto& [event, step] : std::vector<std::pair<const char*, PaymentStep>>{
             {"invoice.paid", PaymentStep::Paid},
             {"invoice.payment_failed", PaymentStep::Failed},
             {"customer.subscription.deleted", PaymentStep::Cancelled},
             {"end of the trial", PaymentStep::TrialEnd},
             {"charge.refunded", PaymentStep::Refund},
             {"charge.dispute.created", PaymentStep::Dispute}}) {
        Project project = withoutEvent(sellingDesign({"stripe"}, "subscription", "days_14"), event);
        if (step == PaymentStep::Paid)
            project = withoutEvent(project, "checkout.session.completed");
        const SubscriptionLife life = subscriptionLife(project);
        INFO(event << "\n" << told(life));
        CHECK(std::any_of(life.problems.begin(), life.problems.end(), [s = step](const LifeProblem& problem) {
            return problem.fault == LifeFault::Missing && problem.step == s && problem.provider == "stripe";
        }));
    }
    CHECK(subscriptionLife(sellingDesign({"stripe"}, "one_time", "")).empty());
}

TEST_CASE("an event that leads to two states from one is ambiguous; from different states it is not")
{
    Project project = sellingDesign({"stripe"}, "subscription", "none");
    const Project apart = plusEvent(project, made("customer.subscription.resumed", {"unpaid"}, "past_due"));
    CHECK(subscriptionLife(apart).problems.empty());
    const SubscriptionLife life = subscriptionLife(plusEvent(project, made("customer.subscription.resumed", {"paused"}, "past_due")));
    CHECK(has(life, LifeFault::Ambiguous, "paused"));
    CHECK(std::count_if(life.transitions.begin(), life.transitions.end(), [](const LifeTransition& way) { return way.ambiguous; }) == 2);
}

TEST_CASE("an event with a target and no origin, and a state that subscriptions can't have, are told")
{
    const Project project = sellingDesign({"stripe"}, "subscription", "none");
    CHECK(has(subscriptionLife(plusEvent(project, made("x.done", {}, "active"))), LifeFault::NoOrigin, "active"));
    const SubscriptionLife life = subscriptionLife(plusEvent(project, made("x.done", {"active"}, "frozen")));
    CHECK(has(life, LifeFault::UnknownState, "frozen"));
    CHECK(has(life, LifeFault::Stuck, "frozen"));
    CHECK_FALSE(life.state("frozen")->known);
}

TEST_CASE("an event without a target stays where it is")
{
    const SubscriptionLife life = subscriptionLife(sellingDesign({"stripe"}, "subscription", "none"));
    CHECK(leads(life, "paused", "paused"));  // customer.subscription.updated
    CHECK_FALSE(leads(life, "cancelled", "cancelled"));
}

TEST_CASE("a thousand events of a thousand states are judged, and broken ones do no harm")
{
    Project project = sellingDesign({"stripe"}, "subscription", "none");
    for (int i = 0; i < 1000; ++i)
        project = plusEvent(project, made(("e" + std::to_string(i)).c_str(), {"s" + std::to_string(i), ""}, ("s" + std::to_string(i + 1)).c_str()));
    const SubscriptionLife life = subscriptionLife(project);
    CHECK(life.states.size() > 1000);
    CHECK_FALSE(life.problems.empty());
}

TEST_CASE("names of events say what they tell")
{
    CHECK(paymentStepOf("BILLING.SUBSCRIPTION.PAYMENT.FAILED") == PaymentStep::Failed);
    CHECK(paymentStepOf("customer.subscription.trial_will_end") == PaymentStep::Other);
    CHECK(paymentStepOf("customer.subscription.paused") == PaymentStep::Other);
    CHECK(paymentStepOf("subscription.completed") == PaymentStep::Cancelled);
    CHECK(paymentStepOf("checkout.session.completed") == PaymentStep::Paid);
    CHECK(paymentStepOf("customer.subscription.unpaid") == PaymentStep::Failed);
    CHECK(paymentStepOf("") == PaymentStep::Other);
}

TEST_CASE("the life of a subscription is exported for Mermaid and Graphviz, with any names")
{
    Project project = sellingDesign({"stripe"}, "subscription", "days_14");
    PaymentEvent evil = made("a\"; --> [*]\n%% <b>", {"active"}, "");
    project = plusEvent(project, evil);
    const Target* target = findTarget("subscription-life");
    REQUIRE(target);
    const Result<ExportResult> result = target->run(project, {});
    REQUIRE(result);
    REQUIRE(result->files.size() == 2);
    const std::string& dot = result->files[0].bytes;
    const std::string& mermaid = result->files[1].bytes;
    CHECK(result->files[1].path == "subscription-life.mmd");
    CHECK(mermaid.rfind("stateDiagram-v2\n", 0) == 0);
    CHECK(mermaid.find("    s1 --> s2 : ") != std::string::npos);
    CHECK(mermaid.find("state \"past_due\" as s3\n") != std::string::npos);
    CHECK(mermaid.find("    s6 --> [*]\n") != std::string::npos);
    CHECK(mermaid.find("invoice.paid") != std::string::npos);
    CHECK(mermaid.find("faulty") == std::string::npos);
    CHECK(mermaid.find("%%") == std::string::npos);
    CHECK(mermaid.find("<b>") == std::string::npos);
    CHECK(dot.find("a\\\"; --> [*]") != std::string::npos);
    CHECK(target->run(project, {})->files == result->files);
    const Result<ExportResult> nothing = target->run(Project{}, {});
    REQUIRE(nothing);
    CHECK(nothing->files.empty());
    CHECK(nothing->warnings.size() == 1);
    CHECK(mermaidText("a:b \"c\"\n#") == "a#58;b #34;c#34; #35;");
}
