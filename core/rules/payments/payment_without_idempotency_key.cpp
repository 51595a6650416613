#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 12> moneyWords = {"payment", "payments", "charge",  "charges",       "checkout", "checkouts",
                                                         "refund",  "refunds",  "payouts", "subscriptions", "pay",      "purchases"};

bool movesMoney(const Project& project, const Endpoint& endpoint)
{
    const Table* table = project.table(endpoint.table);
    return hasAnyPhrase(endpoint.path, moneyWords) || hasAnyPhrase(endpoint.operationId, moneyWords) ||
           (table && hasAnyPhrase(table->name, moneyWords));
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    if (project.payments->providers.empty() || project.api->style == "graphql")
        return;
    for (const Endpoint& endpoint : project.endpoints)
        if (lowerCase(endpoint.method) == "post" && !endpoint.idempotencyKey && movesMoney(project, endpoint))
            report.add(ElementRef::of(ElementKind::Endpoint, endpoint.id),
                       endpoint.method + " " + endpoint.path + " moves money and takes no idempotency key. Whoever sends it again after a lost answer pays twice.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const EndpointId id(finding.element.id);
    return onlyFix(changeElement("Ask for an idempotency key", &Project::endpoints, id, "endpoint",
                                 [](const Project&, Endpoint& endpoint) { endpoint.idempotencyKey = true; }, "Callers must send the header Idempotency-Key."));
}

}  // namespace

extern const Rule paymentWithoutIdempotencyKey = {
    .code = "PAY003",
    .name = "payment-without-idempotency-key",
    .title = "A payment that is sent twice is made once",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::endpoints | part::operations | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
