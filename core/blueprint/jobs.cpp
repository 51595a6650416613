#include "core/blueprint/parts.h"

namespace barch {
namespace {

struct JobText {
    const char* background; ///< value of logic.background that calls for it
    const char* name;
    const char* description;
    const char* queue;
    std::vector<std::string> payload;
    const char* idempotencyKey;
    const char* schedule;
};

const std::vector<JobText>& jobTexts()
{
    static const std::vector<JobText> all = {
        {"email",
         "send_email",
         "Sends one mail of the outbox.",
         "mail",
         {"outbox_message_id"},
         "outbox_message_id",
         ""},
        {"reports",
         "make_report",
         "Works out a report and puts it in the file store.",
         "slow",
         {"report", "requested_by"},
         "report request id",
         ""},
        {"file_processing",
         "process_file",
         "Looks an upload over for malware and makes previews.",
         "slow",
         {"file_id"},
         "file_id",
         ""},
        {"ai_inference",
         "ask_model",
         "Asks a model by its configured name, records tokens and cost.",
         "ai",
         {"model_code", "source_id"},
         "request hash",
         ""},
        {"imports",
         "import_rows",
         "Takes over rows of an uploaded file, in batches.",
         "slow",
         {"file_id", "batch"},
         "file_id and batch",
         ""},
        {"webhooks_out",
         "deliver_webhook",
         "Sends one message to a customer's address, signed; private addresses are refused.",
         "webhooks",
         {"webhook_delivery_id"},
         "webhook_delivery_id",
         ""},
        {"scheduled", "clean_up", "Deletes what is past its retention.", "nightly", {"day"}, "day", "30 2 * * *"},
    };
    return all;
}

Job jobFrom(const Draft& draft, const JobText& text, std::string origin)
{
    Job job;
    job.name = text.name;
    job.description = text.description;
    job.runner = draft.choices.one("logic.job_runner");
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
    job.schedule = text.schedule;
    job.origin = std::move(origin);
    return job;
}

}  // namespace

void addJobs(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.jobs())
        return;
    for (const JobText& text : jobTexts())
        if (choices.has("logic.background", text.background))
            put(draft.project.jobs, std::string("job/") + text.name,
                jobFrom(draft, text, fromAnswer("logic.background")));
    if (choices.payments()) {
        const JobText text{"",
                           "handle_webhook_event",
                           "Deals with one message of the payment provider: provisions or revokes.",
                           "payments",
                           {"webhook_event_id"},
                           "webhook_event_id",
                           ""};
        Job job = jobFrom(draft, text, fromAnswer("services.payments"));
        put(draft.project.jobs, "job/handle_webhook_event", job);
    }
    if (choices.has("infra.compliance", "gdpr")) {
        const JobText text{"",
                           "erase_person",
                           "Deletes or makes anonymous what belongs to a person, and writes the report.",
                           "nightly",
                           {"erasure_request_id"},
                           "erasure_request_id",
                           ""};
        put(draft.project.jobs, "job/erase_person", jobFrom(draft, text, fromAnswer("infra.compliance")));
    }
}

}  // namespace barch
