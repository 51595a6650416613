#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isOfPayments(const Project& project, const Webhook& webhook)
{
    const auto& providers = project.payments->providers;
    return webhook.incoming && std::find(providers.begin(), providers.end(), webhook.provider) != providers.end();
}

void check(const RuleContext& context, Report& report)
{
    for (const Webhook& webhook : context.project().webhooks) {
        if (!isOfPayments(context.project(), webhook))
            continue;
        std::vector<std::string> lacks;
        if (!webhook.verifiesSignature)
            lacks.push_back("doesn't check the signature, so anybody can say that they paid");
        if (!webhook.checksTimestamp)
            lacks.push_back("takes old messages, so a recorded one can be sent again");
        if (!webhook.deduplicates)
            lacks.push_back("doesn't know messages that it had before, so one payment can open things twice");
        if (!lacks.empty())
            report.add(ElementRef::of(ElementKind::Webhook, webhook.id), webhook.name + " " + listed(lacks) + ".");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const WebhookId id(finding.element.id);
    return onlyFix(changeElement("Check signature, time stamp and repetition", &Project::webhooks, id, "webhook", [](const Project&, Webhook& webhook) {
        webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
    }));
}

}  // namespace

extern const Rule paymentWebhookUnguarded = {
    .code = "PAY004",
    .name = "payment-webhook-unguarded",
    .title = "Messages about payments are real, fresh and counted once",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
