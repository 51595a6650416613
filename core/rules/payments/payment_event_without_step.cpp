#include "core/rules/change_element.h"
#include "core/rules/elements.h"

#include "core/edits/payment_edits.h"
#include "core/payments/payment_step.h"

namespace barch::rules {
namespace {

constexpr std::array steps = {PaymentStep::Paid,     PaymentStep::Failed, PaymentStep::Cancelled,
                              PaymentStep::TrialEnd, PaymentStep::Refund, PaymentStep::Dispute};

/// Steps that a provider, or the program's own clock, has no event of.
std::vector<std::string> missingSteps(const Project& project, const std::string& provider)
{
    const PaymentTerms terms = paymentTermsOf(*project.payments);
    std::vector<std::string> missing;
    for (const PaymentStep step : steps)
        if (isNeeded(step, terms) && std::none_of(project.paymentEvents.begin(), project.paymentEvents.end(), [&](const PaymentEvent& event) {
                return (event.provider == provider || event.provider.empty()) && paymentStepOf(event.event) == step;
            }))
            missing.emplace_back(wordsOf(step));
    return missing;
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    if (project.payments->providers.empty())
        return;
    const PaymentTerms terms = paymentTermsOf(*project.payments);
    for (const PaymentEvent& event : project.paymentEvents)
        if (const PaymentStep step = paymentStepOf(event.event); isNeeded(step, terms) && !opensOrCloses(event))
            report.add(ElementRef::of(ElementKind::PaymentEvent, event.id),
                       event.event + " tells of " + std::string(wordsOf(step)) + ", but nothing is opened or closed then. " +
                           (step == PaymentStep::Paid ? "Who paid doesn't get what they paid for." : "Who doesn't pay keeps what they had."));
    std::vector<std::string> lacks;
    for (const std::string& provider : project.payments->providers)
        if (const std::vector<std::string> missing = missingSteps(project, provider); !missing.empty())
            lacks.push_back(listed(missing) + " at " + provider);
    if (!lacks.empty())
        report.add(ElementRef::answer("services.payments"), "No event tells what happens after " + listed(lacks) + ".");
}

FixOption giveStep(std::string title, PaymentEventId id, const char* action)
{
    return changeElement(std::move(title), &Project::paymentEvents, id, "payment event",
                         [action](const Project&, PaymentEvent& event) { event.action = action; });
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Answer)
        return onlyFix(changeProject("Add the usual events of the provider", addUsualPaymentEvents));
    const PaymentEventId id(finding.element.id);
    const PaymentEvent* event = context.project().paymentEvents.find(id);
    if (!event)
        return {};
    FixOption open = giveStep("Open what was paid for", id, "provision");
    FixOption close = giveStep("Close what it had opened", id, "revoke");
    return paymentStepOf(event->event) == PaymentStep::Paid ? std::vector<FixOption>{open, close} : std::vector<FixOption>{close, open};
}

}  // namespace

extern const Rule paymentEventWithoutStep = {
    .code = "PAY008",
    .name = "payment-event-without-step",
    .title = "Every payment event opens or closes something",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
