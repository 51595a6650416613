#pragma once

#include "core/payments/usual_events.h"

#include <string>
#include <vector>

namespace barch::test {

/// A design that sells by these providers: their usual events, a webhook each, and subscriptions with their states.
inline Project sellingDesign(std::vector<std::string> providers, const std::string& model, const std::string& trial)
{
    Project project;
    PaymentSettings settings;
    settings.providers = std::move(providers);
    settings.billingModel = model;
    settings.trial = trial;
    project.payments = settings;
    const PaymentTerms terms = paymentTermsOf(settings);
    UserType status;
    status.id = UserTypeId::derive("type/status");
    status.name = "subscription_status";
    for (const char* value : {"trialing", "active", "past_due", "paused", "unpaid", "cancelled"})
        if (terms.trial || std::string_view(value) != "trialing")
            status.values.push_back({EnumValueId::derive(value), value});
    project.types = project.types.with(status);
    Table subscriptions;
    subscriptions.id = TableId::derive("table/subscriptions");
    subscriptions.name = "subscriptions";
    Column column;
    column.id = ColumnId::derive("column/status");
    column.name = "status";
    column.userType = status.id;
    subscriptions.columns.push_back(column);
    project.tables = project.tables.with(subscriptions);
    const auto add = [&](const std::vector<UsualEvent>& events) {
        for (const UsualEvent& usual : events)
            project.paymentEvents = project.paymentEvents.with(usual.event);
    };
    for (const std::string& provider : settings.providers) {
        add(usualPaymentEvents(provider, terms));
        Webhook webhook;
        webhook.id = WebhookId::derive("webhook/" + provider);
        webhook.name = provider + " events";
        webhook.provider = provider;
        webhook.path = "/webhooks/" + provider;
        webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
        project.webhooks = project.webhooks.with(webhook);
    }
    add(usualClockEvents(terms));
    return project;
}

inline PaymentEvent eventNamed(const Project& project, std::string_view name)
{
    for (const PaymentEvent& event : project.paymentEvents)
        if (event.event == name)
            return event;
    return {};
}

inline Project withoutEvent(Project project, std::string_view name)
{
    const auto before = project.paymentEvents;
    for (const PaymentEvent& each : before)
        if (each.event == name)
            project.paymentEvents = project.paymentEvents.without(each.id);
    return project;
}

}  // namespace barch::test
