#include "designs.h"
#include "fixtures.h"

#include "core/payments/usual_events.h"

namespace barch::test {
namespace {

Project selling(std::vector<std::string> providers, const std::string& model, const std::string& trial)
{
    Project project = plusAnswer(soundDesign(Dialect::PostgreSql, TenancyModel::None), "services.payments", providers);
    PaymentSettings settings;
    settings.providers = std::move(providers);
    settings.billingModel = model;
    settings.trial = trial;
    project.payments = settings;
    const PaymentTerms terms = paymentTermsOf(settings);
    const auto add = [&](const std::vector<UsualEvent>& events) {
        for (const UsualEvent& usual : events)
            project.paymentEvents = project.paymentEvents.with(usual.event);
    };
    for (const std::string& provider : settings.providers)
        add(usualPaymentEvents(provider, terms));
    add(usualClockEvents(terms));
    return project;
}

Project selling()
{
    return selling({"stripe"}, "subscription", "days_14");
}

Project without(Project project, const std::string& event)
{
    const auto before = project.paymentEvents;
    for (const PaymentEvent& each : before)
        if (each.event == event)
            project.paymentEvents = project.paymentEvents.without(each.id);
    return project;
}

Project withAction(Project project, const std::string& event, const std::string& action)
{
    const auto before = project.paymentEvents;
    for (PaymentEvent each : before)
        if (each.event == event) {
            each.action = action;
            project.paymentEvents = project.paymentEvents.with(each);
        }
    return project;
}

Project withCall(Project project, const std::string& method, const std::string& path, bool key)
{
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.method = method;
    endpoint.path = path;
    endpoint.idempotencyKey = key;
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project withWebhook(const std::string& provider, bool signature, bool timestamp, bool deduplicates)
{
    Webhook webhook;
    webhook.id = WebhookId::derive("webhook");
    webhook.name = provider + " events";
    webhook.provider = provider;
    webhook.path = "/webhooks/" + provider;
    webhook.verifiesSignature = signature;
    webhook.checksTimestamp = timestamp;
    webhook.deduplicates = deduplicates;
    Project project = selling();
    project.webhooks = project.webhooks.with(webhook);
    return project;
}

Project sold(bool checked, bool inPlan)
{
    Project project = withCall(selling(), "GET", "/api/v1/reports", false);
    Feature feature;
    feature.id = FeatureId::derive("reports");
    feature.name = "Reports";
    feature.delivers = {ElementRef::of(ElementKind::Endpoint, EndpointId::derive("endpoint"))};
    project.features = project.features.with(feature);
    FeatureFlag flag;
    flag.id = FlagId::derive("reports");
    flag.name = "reports";
    flag.feature = feature.id;
    project.flags = project.flags.with(flag);
    Plan plan;
    plan.id = PlanId::derive("team");
    plan.name = "Team";
    if (inPlan)
        plan.flags = {flag.id};
    project.plans = project.plans.with(plan);
    Endpoint endpoint = *project.endpoints.begin();
    if (checked)
        endpoint.flag = flag.id;
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project subscribed(const Project& project, const std::string& customerColumn)
{
    Table table = makeTable(project, "subscriptions", TenancyClass::Global);
    if (!customerColumn.empty()) {
        addColumn(table, customerColumn, "text").classification = Classification::Financial;
        index(table, {customerColumn});
    }
    return plusGuarded(project, table);
}

Project withLedger(std::vector<std::string> columns, bool addOnly, Dialect dialect = Dialect::PostgreSql)
{
    Project project = soundDesign(dialect, TenancyModel::None);
    Table table = makeTable(project, "ledger_entries", TenancyClass::Global);
    addColumn(table, "amount_cents", "bigint");
    addColumn(table, "currency", "varchar(3)");
    for (const std::string& name : columns)
        addColumn(table, name, "varchar(60)");
    project = plusGuarded(project, table);
    return changed(project, "ledger_entries", [&](Table& made) {
        if (dialect != Dialect::Sqlite)
            made.grants.front().privileges = addOnly ? std::vector<std::string>{"select", "insert"} : std::vector<std::string>{"select", "insert", "update"};
        else if (addOnly)
            for (const char* event : {"update", "delete"}) {
                Trigger trigger;
                trigger.id = TriggerId::derive(event);
                trigger.name = std::string("ledger_entries_no_") + event;
                trigger.events = {event};
                trigger.dialect = dialect;
                trigger.body = "SELECT RAISE(ABORT, 'no');";
                made.triggers.push_back(trigger);
            }
    });
}

}  // namespace

std::vector<Fixture> paymentFixtures()
{
    std::vector<Fixture> all;
    all.push_back({"PAY003", "a payment", withCall(selling(), "POST", "/api/v1/payments", false), withCall(selling(), "POST", "/api/v1/payments", true)});
    all.push_back({"PAY003", "other posts may", withCall(selling(), "post", "/api/v1/accounts/{id}/refunds", false), withCall(selling(), "POST", "/api/v1/notes", false)});
    all.push_back({"PAY004", "no signature", withWebhook("stripe", false, true, true), withWebhook("stripe", true, true, true)});
    all.push_back({"PAY004", "no time stamp", withWebhook("stripe", true, false, true), withWebhook("chat", false, false, false)});
    all.push_back({"PAY004", "counted twice", withWebhook("stripe", true, true, false), withWebhook("stripe", true, true, true)});
    all.push_back({"PAY007", "a sold feature", sold(false, true), sold(true, true)});
    all.push_back({"PAY007", "not in a plan", sold(false, true), sold(false, false)});
    all.push_back({"PAY008", "a refund is only noted", withAction(selling(), "charge.refunded", "record"), selling()});
    all.push_back({"PAY008", "a payment opens nothing", withAction(selling(), "invoice.paid", "notify"), withAction(selling(), "customer.subscription.trial_will_end", "record")});
    all.push_back({"PAY008", "no cancellation", without(selling(), "customer.subscription.deleted"), without(selling({"stripe"}, "one_time", ""), "customer.subscription.deleted")});
    all.push_back({"PAY008", "no end of the trial", without(selling(), "end of the trial"), without(selling({"stripe"}, "subscription", "none"), "end of the trial")});
    all.push_back({"PAY008", "a second provider forgotten", without(selling({"paypal", "razorpay"}, "subscription", "none"), "subscription.charged"), selling({"paypal", "razorpay"}, "subscription", "none")});
    all.push_back({"PAY009", "no customer", subscribed(selling(), ""), subscribed(selling(), "provider_customer_id")});
    all.push_back({"PAY009", "nothing is paid", subscribed(selling(), ""), subscribed(plusAnswer(soundDesign(Dialect::PostgreSql, TenancyModel::None), "services.payments", {"none"}), "")});
    all.push_back({"PAY006", "rows can be changed", withLedger({"debit_account", "credit_account"}, false), withLedger({"debit_account", "credit_account"}, true)});
    all.push_back({"PAY006", "one side only", withLedger({"account"}, true), withLedger({"account", "side", "booking_number"}, true)});
    all.push_back({"PAY006", "without grants", withLedger({}, false, Dialect::Sqlite), withLedger({"debit_account", "credit_account"}, true, Dialect::Sqlite)});
    return all;
}

}  // namespace barch::test
