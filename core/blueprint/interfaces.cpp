#include "core/blueprint/parts.h"

#include <algorithm>

namespace barch {
namespace {

void addApiSettings(Draft& draft)
{
    ApiSettings api;
    api.style = draft.choices.one("logic.api_style");
    api.basePath = api.style == "graphql" ? "/graphql" : "/api/v1";
    api.errorFormat = "envelope";
    api.rateLimit = draft.choices.has("infra.traffic", "large") ? "600 requests a minute for each person"
                                                                : "120 requests a minute for each person";
    draft.project.api = api;
}

void addWebhook(Draft& draft, const std::string& provider, std::vector<std::string> events, std::string origin)
{
    Webhook webhook;
    webhook.name = provider + " events";
    webhook.provider = provider;
    webhook.path = "/api/v1/webhooks/" + provider;
    webhook.verifiesSignature = true;
    webhook.checksTimestamp = true;
    webhook.deduplicates = true;
    webhook.events = std::move(events);
    webhook.origin = std::move(origin);
    put(draft.project.webhooks, "webhook/" + provider, webhook);
}

void addWebhooks(Draft& draft)
{
    const Choices& choices = draft.choices;
    for (const std::string& provider : choices.chosen("services.payments")) {
        std::vector<std::string> events;
        for (const PaymentEvent& event : draft.project.paymentEvents)
            if (event.provider == provider)
                events.push_back(event.event);
        std::sort(events.begin(), events.end());
        events.erase(std::unique(events.begin(), events.end()), events.end());
        addWebhook(draft, provider, std::move(events), fromAnswer("services.payments"));
    }
    if (!choices.loginProvider().empty())
        addWebhook(draft, choices.loginProvider(), {"user.created", "user.updated", "user.deleted"},
                   fromAnswer("auth.provider"));
}

void addCall(Draft& draft, const std::string& provider, std::string purpose, std::string onFailure, std::string key,
             std::string_view job)
{
    ExternalCall call;
    call.provider = provider;
    call.purpose = std::move(purpose);
    const JobId caller = Draft::idOf<Job>("job/" + std::string(job));
    if (draft.project.jobs.contains(caller))
        call.calledFrom = ElementRef::of(ElementKind::Job, caller);
    call.timeout = "10 seconds";
    call.maximumAttempts = 8;
    call.onFailure = std::move(onFailure);
    call.throughOutbox = draft.find("outbox_messages") != nullptr;
    call.origin = fromAnswer(key);
    put(draft.project.externalCalls, "external-call/" + provider + "/" + key, call);
}

void addCalls(Draft& draft)
{
    const Choices& choices = draft.choices;
    for (const std::string& provider : choices.chosen("services.payments"))
        addCall(draft, provider, "Make customers and checkouts",
                "Kept in the outbox and tried again; the plan stays as it is.", "services.payments",
                "handle_webhook_event");
    for (const std::string& provider : choices.chosen("services.email"))
        addCall(draft, provider, "Send mail",
                "Kept in the outbox and tried again; after the last try it waits for a person.", "services.email",
                "send_email");
    for (const std::string& provider : choices.chosen("services.sms"))
        addCall(draft, provider, "Send text messages", "The person is offered another way to sign in.", "services.sms",
                "send_email");
    if (choices.ai())
        for (const std::string& provider : choices.values("ai.providers"))
            addCall(draft, provider, "Ask a model",
                    "The fallback is asked; without one the person is told and can try again.", "ai.providers",
                    "ask_model");
}

ServiceId addService(Draft& draft, std::string_view name, std::string_view layer, std::string description,
                     std::vector<ServiceId> uses, const std::vector<std::string_view>& tables)
{
    Service service;
    service.name = name;
    service.layer = layer;
    service.description = std::move(description);
    service.uses = std::move(uses);
    for (const std::string_view table : tables)
        if (draft.find(table))
            service.tables.push_back(blueprintTable(table));
    service.origin = "base";
    const std::string path = "service/" + std::string(name);
    put(draft.project.services, path, service);
    return Draft::idOf<Service>(path);
}

void addServices(Draft& draft)
{
    const ServiceId people = addService(draft, "people_repository", "repository",
                                        "Reads and writes accounts and memberships, always for one tenant.", {},
                                        {"users", "memberships", "tenants"});
    const ServiceId audit =
        addService(draft, "audit_repository", "repository", "Adds to the audit log; has no way to change it.", {},
                   {"audit_logs", "record_access_logs"});
    const ServiceId accounts = addService(draft, "account_service", "service",
                                          "Sign-up, profiles, members and their roles.", {people, audit}, {});
    std::vector<ServiceId> used{accounts};
    if (draft.choices.payments()) {
        const ServiceId billing =
            addService(draft, "billing_repository", "repository", "Reads plans, reads and writes subscriptions.", {},
                       {"plans", "subscriptions", "billing_charges"});
        used.push_back(addService(draft, "billing_service", "service",
                                  "Checks the subscription before a feature is allowed; provisions and revokes.",
                                  {billing, audit}, {}));
    }
    if (draft.choices.ai())
        used.push_back(
            addService(draft, "model_service", "service",
                       "The one way to a model: picks it by its configured name, counts tokens and cost, falls back.",
                       {audit}, {"ai_usage", "ai_models", "ai_cache", "ai_budgets"}));
    addService(draft, "http_controllers", "controller",
               "Checks input, finds out tenant and person, calls a service, writes the answer.", used, {});
}

}  // namespace

void addInterfaces(Draft& draft)
{
    addApiSettings(draft);
    addWebhooks(draft);
    addCalls(draft);
    addServices(draft);
}

}  // namespace barch
