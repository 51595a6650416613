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
    webhook.service = Draft::idOf<Service>("service/http_controllers");
    if (const JobId job = Draft::idOf<Job>("job/handle_webhook_event"); draft.project.jobs.contains(job))
        webhook.job = job;
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
                "make_checkout");
    for (const std::string& provider : choices.chosen("services.email"))
        addCall(draft, provider, "Send mail",
                "Kept in the outbox and tried again; after the last try it waits for a person.", "services.email",
                "send_email");
    for (const std::string& provider : choices.chosen("services.sms"))
        addCall(draft, provider, "Send text messages", "The person is offered another way to sign in.", "services.sms",
                "send_text");
    if (choices.searchEngine())
        addCall(draft, choices.one("services.search"), "Bring changed rows into the search",
                "Tried again; until then the search finds rows as they were.", "services.search", "index_rows");
    if (draft.find("files") && choices.has("logic.background", "file_processing") && !choices.has("services.storage", "local_disk"))
        for (const std::string& store : choices.chosen("services.storage"))
            addCall(draft, store, "Fetch uploads, look them over, put previews",
                    "Tried again; until then the file can't be downloaded.", "services.storage", "process_file");
    if (choices.ai())
        for (const std::string& provider : choices.values("ai.providers"))
            addCall(draft, provider, "Ask a model",
                    "The fallback is asked; without one the person is told and can try again.", "ai.providers",
                    "ask_model");
}

}  // namespace

void addInterfaces(Draft& draft)
{
    addApiSettings(draft);
    addWebhooks(draft);
    addCalls(draft);
    addServices(draft);
    addMessages(draft);
}

}  // namespace barch
