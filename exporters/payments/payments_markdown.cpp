#include "exporters/payments/payments_markdown.h"

#include "core/access/plan_order.h"
#include "core/payments/subscription_life.h"
#include "exporters/text/markdown_rows.h"
#include "exporters/text/markdown_text.h"
#include "exporters/text/wrapped_markdown.h"

#include <algorithm>

namespace barch {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string listed(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string planSection(const Project& project)
{
    Rows rows;
    for (const Plan* plan : plansInOrder(project)) {
        std::vector<std::string> flags;
        for (const FeatureFlag* flag : flagsInOrder(project))
            if (planHas(*plan, flag->id))
                flags.push_back(flag->name);
        std::vector<std::string> limits;
        for (const PlanLimit& limit : plan->limits)
            limits.push_back(limit.name + ": " + (limit.amount.empty() ? "unlimited" : limit.amount + (limit.unit.empty() ? "" : " " + limit.unit)));
        rows.push_back({plan->name, priceInWords(*plan), listed(flags), listed(limits)});
    }
    return rows.empty() ? std::string() : "\n## Plans and prices\n\n" + markdownTable({"Plan", "Price", "Switches on", "Limits"}, rows);
}

bool sendsPayments(const Project& project, const Webhook& webhook)
{
    const auto& providers = project.payments->providers;
    return webhook.incoming && std::find(providers.begin(), providers.end(), webhook.provider) != providers.end();
}

std::string messageSection(const Project& project)
{
    Rows rows;
    for (const Webhook& webhook : project.webhooks)
        if (sendsPayments(project, webhook)) {
            const Job* job = project.jobs.find(webhook.job);
            rows.push_back({webhook.provider, webhook.path, webhook.verifiesSignature ? "yes" : "no", webhook.checksTimestamp ? "refused" : "taken",
                            webhook.deduplicates ? "once" : "each time", job ? job->name : "before the answer"});
        }
    std::sort(rows.begin(), rows.end());
    return rows.empty() ? std::string()
                        : "\n## Messages of the providers\n\n" +
                              markdownTable({"From", "Taken at", "Signature checked", "Old messages", "The same message counts", "Worked on"}, rows);
}

std::string wordFor(const std::string& action)
{
    return action == "provision" ? "opens" : action == "revoke" ? "closes" : action == "record" ? "is written down" : action == "notify" ? "tells somebody" : action;
}

std::string eventSection(const Project& project)
{
    Rows rows;
    for (const PaymentEvent& event : project.paymentEvents)
        rows.push_back({event.provider.empty() ? "the program's clock" : event.provider, event.event, wordFor(event.action), listed(event.fromStates), event.toState, event.description});
    std::sort(rows.begin(), rows.end());
    return rows.empty() ? std::string()
                        : "\n## Events\n\n" + markdownTable({"Sent by", "Event", "What it does", "From", "To", "What happens"}, rows);
}

std::string problemSection(const Project& project)
{
    const SubscriptionLife life = subscriptionLife(project);
    if (life.empty())
        return {};
    std::string text = "\n## The life of a subscription\n\n";
    if (life.problems.empty())
        return text + wrappedMarkdown("Every state can be reached and left, and no event is missing.");
    for (const LifeProblem& problem : life.problems)
        text += wrappedMarkdown(markdownText(problem.text), "- ");
    return text;
}

}  // namespace

Result<ExportResult> exportPaymentsMarkdown(const Project& project, const ExportOptions&)
{
    std::string text = "# Payments\n\n";
    if (!project.info->name.empty())
        text += wrappedMarkdown("Of " + markdownText(project.info->name) + ".") + "\n";
    if (project.payments->providers.empty() && project.paymentEvents.empty())
        text += wrappedMarkdown("The product takes no money through a payment service.");
    else
        text += wrappedMarkdown("Taken by " + markdownText(listed(project.payments->providers)) + ". Card numbers are entered on the provider's page and never reach this design; it keeps the ids that the provider gives to customers and subscriptions.");
    text += planSection(project) + messageSection(project) + eventSection(project) + problemSection(project);
    return ExportResult{{{"payments.md", text}}, {}};
}

}  // namespace barch
