#include "core/blueprint/parts.h"

namespace barch {
namespace {

struct JobText {
    const char* name;
    const char* description;
    const char* queue;
    std::vector<std::string> payload;
    const char* idempotencyKey;
    const char* timeout;
    const char* schedule = "";
};

/// By the value of logic.background that calls for it.
const std::vector<std::pair<const char*, JobText>>& backgroundJobs()
{
    static const std::vector<std::pair<const char*, JobText>> all = {
        {"reports", {"make_report", "Works out a report and puts it in the file store.", "slow", {"report", "requested_by"}, "report request id", "15 minutes"}},
        {"file_processing", {"process_file", "Looks an upload over for malware and makes previews.", "slow", {"file_id"}, "file_id", "10 minutes"}},
        {"imports", {"import_rows", "Takes over rows of an uploaded file, in batches.", "slow", {"file_id", "batch"}, "file_id and batch", "30 minutes"}},
        {"webhooks_out",
         {"deliver_webhook", "Sends one message to a customer's address, signed; private addresses are refused.", "webhooks", {"webhook_delivery_id"}, "webhook_delivery_id",
          "30 seconds"}},
        {"scheduled", {"clean_up", "Deletes what is past its retention.", "nightly", {"day"}, "day", "1 hour", "30 2 * * *"}},
    };
    return all;
}

const JobText sendEmail{"send_email", "Sends one mail of the outbox.", "mail", {"outbox_message_id"}, "outbox_message_id", "1 minute"};
const JobText sendText{"send_text", "Sends one text message of the outbox.", "mail", {"outbox_message_id"}, "outbox_message_id", "1 minute"};
const JobText askModel{"ask_model", "Asks a model by its configured name, records tokens and cost.", "ai", {"model_code", "source_id"}, "request hash", "5 minutes"};
const JobText handleWebhook{"handle_webhook_event", "Deals with one message of the payment provider: provisions or revokes.", "payments", {"webhook_event_id"}, "webhook_event_id",
                            "1 minute"};
const JobText handleLogin{"handle_webhook_event", "Deals with one message of the login provider: takes over what changed about a person.", "payments", {"webhook_event_id"},
                          "webhook_event_id", "1 minute"};
const JobText makeCheckout{"make_checkout", "Makes the customer and the checkout at the payment provider; the person is sent there as soon as it is ready.", "payments",
                           {"outbox_message_id"}, "outbox_message_id", "30 seconds"};
const JobText erasePerson{"erase_person", "Deletes or makes anonymous what belongs to a person, and writes the report.", "nightly", {"erasure_request_id"}, "erasure_request_id",
                          "30 minutes"};
const JobText exportData{"export_data", "Writes the copy of the data that somebody asked for, and says when it is ready.", "slow", {"data_export_id"}, "data_export_id", "30 minutes"};
const JobText indexRows{"index_rows", "Brings a row that changed into the search engine, with its tenant.", "search", {"table", "row_id"}, "table, row_id and time of the change",
                        "1 minute"};

Job jobFrom(const Draft& draft, const JobText& text, std::string origin)
{
    Job job;
    job.name = text.name;
    job.description = text.description;
    job.runner = draft.choices.jobRunner();
    job.queue = text.queue;
    job.carriesTenant = draft.choices.tenants();
    if (job.carriesTenant)
        job.payload.push_back("tenant_id");
    job.payload.insert(job.payload.end(), text.payload.begin(), text.payload.end());
    job.idempotent = true;
    job.idempotencyKey = text.idempotencyKey;
    job.maximumAttempts = 8;
    job.backoff = "doubling, from 10 seconds to 1 hour, with jitter";
    job.deadLetter = true;
    job.timeout = text.timeout;
    job.schedule = text.schedule;
    job.origin = std::move(origin);
    return job;
}

void add(Draft& draft, const JobText& text, std::string origin)
{
    put(draft.project.jobs, std::string("job/") + text.name, jobFrom(draft, text, std::move(origin)));
}

}  // namespace

void addJobs(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.jobs())
        return;
    const auto wanted = [&](const char* background) { return choices.has("logic.background", background); };
    for (const auto& [background, text] : backgroundJobs())
        if (wanted(background))
            add(draft, text, fromAnswer("logic.background"));
    if (wanted("email") || !choices.chosen("services.email").empty())
        add(draft, sendEmail, fromAnswer(wanted("email") ? "logic.background" : "services.email"));
    if (!choices.chosen("services.sms").empty())
        add(draft, sendText, fromAnswer("services.sms"));
    if (wanted("ai_inference") || choices.ai())
        add(draft, askModel, fromAnswer(wanted("ai_inference") ? "logic.background" : "ai.use"));
    if (choices.payments()) {
        add(draft, handleWebhook, fromAnswer("services.payments"));
        add(draft, makeCheckout, fromAnswer("services.payments"));
    } else if (draft.find("webhook_events")) {
        add(draft, handleLogin, fromAnswer("auth.provider"));
    }
    if (choices.has("infra.compliance", "gdpr"))
        add(draft, erasePerson, fromAnswer("infra.compliance"));
    if (const TableDraft* exports = draft.find("data_exports"))
        add(draft, exportData, exports->origin);
    if (choices.searchEngine())
        add(draft, indexRows, fromAnswer("services.search"));
}

}  // namespace barch
