#include "core/blueprint/parts.h"

namespace barch {
namespace {

constexpr const char* area = "Messages and events";

TableScope ownedScope(const Draft& draft)
{
    return draft.choices.tenants() ? TableScope::Owned : TableScope::Global;
}

void addWebhookEvents(Draft& draft)
{
    const Choices& choices = draft.choices;
    TableDraft& events = draft.table(
        "webhook_events", choices.ownDatabases() ? TableScope::ControlGlobal : TableScope::Global, area,
        "A message that a provider sent us. Kept before it is handled, so that none is lost and none counts twice.",
        choices.payments() ? fromAnswer("services.payments") : fromAnswer("auth.provider"));
    events.column("provider", "varchar(30)", "Who sent it, such as stripe.");
    events.column("event_id", "varchar(190)",
                  "The sender's id of the message; the same message twice is noticed by it.");
    events.column("event_type", "varchar(190)", "What it is about, in the sender's words.");
    events.column("payload", "jsonb", "The message as it came, after its signature was checked.").personal();
    events.column("received_at", "timestamptz", "When it came.").byDefault("now()");
    events.column("handled_at", "timestamptz", "When it was dealt with; empty until then.").optional();
    events.column("attempts", "integer", "How often handling was tried.").byDefault("0");
    events.column("last_error", "text", "What went wrong the last time; empty when nothing did.").optional();
    events.unique({"provider", "event_id"});
    events.index({"handled_at", "received_at"});
    events.check("webhook_events_attempts_positive", "attempts >= 0");
    events.writable();
    events.keep("90 days");
}

void addOutbox(Draft& draft)
{
    const Choices& choices = draft.choices;
    draft.enumeration("outbox_status", {"pending", "sending", "sent", "failed"}, "Where a message to the outside is.",
                      choices.jobOrigin());
    TableDraft& outbox = draft.table(
        "outbox_messages", ownedScope(draft), area,
        choices.tenants()
            ? "Work for the outside (mail, jobs, webhooks), written in the same transaction as its cause and sent "
              "afterwards. The sender goes through the tenants one by one."
            : "Work for the outside (mail, jobs, webhooks), written in the same transaction as its cause and sent "
              "afterwards.",
        choices.jobOrigin());
    outbox.column("topic", "varchar(100)", "What is to be done, such as email.invitation.");
    outbox.column("payload", "jsonb", "What the work needs: ids, not copies of personal data.");
    outbox.column("idempotency_key", "varchar(190)",
                  "The same for the same work; it is done once however often it is sent.");
    outbox.choice("status", "outbox_status", "Where it is.").byDefault("'pending'");
    outbox.column("attempts", "integer", "How often sending was tried.").byDefault("0");
    outbox.column("available_at", "timestamptz", "Not to be sent before this time.").byDefault("now()");
    outbox.column("sent_at", "timestamptz", "When it went out; empty until then.").optional();
    outbox.column("last_error", "text", "What went wrong the last time; empty when nothing did.").optional();
    outbox.unique({"idempotency_key"});
    outbox.index({"status", "available_at"});
    outbox.check("outbox_messages_attempts_positive", "attempts >= 0");
    outbox.keep("30 days");
}

void addNotifications(Draft& draft)
{
    TableDraft& notifications = draft.table("notifications", ownedScope(draft), area,
                                            "A message to a person inside the product.", fromAnswer("logic.realtime"));
    notifications.refer("user_id", "users", ReferentialAction::Cascade, "Who it is for.");
    notifications.column("kind", "varchar(100)", "What it is about, such as mention.");
    notifications.column("title", "varchar(190)", "One line for the list.").personal();
    notifications.longText("body", "More words, when one line is not enough.").personal().optional();
    notifications.column("link", "varchar(500)", "Where it leads inside the product.").optional();
    notifications.column("read_at", "timestamptz", "When the person saw it; empty until then.").optional();
    notifications.index({"user_id", "read_at", "created_at"});
    notifications.keep("180 days");
}

void addWebhooksOut(Draft& draft)
{
    const std::string origin = fromAnswer("logic.background");
    TableDraft& endpoints = draft.table("webhook_endpoints", ownedScope(draft), area,
                                        "An address of a customer that gets messages about what happens.", origin);
    endpoints.column("url", "varchar(500)", "Where messages go; public https addresses only.");
    endpoints.column("event_types", "jsonb", "What the customer wants to hear of, as a list.").byDefault("'[]'");
    endpoints
        .column("signing_secret_encrypted", "text",
                "What messages are signed with, encrypted with a key that lies outside the database.")
        .encrypted();
    endpoints.column("is_active", "boolean", "False after too many failures, or when switched off.").byDefault("true");
    TableDraft& deliveries = draft.table("webhook_deliveries", ownedScope(draft), area,
                                         "A message that was sent to a customer's address.", origin);
    deliveries.refer("webhook_endpoint_id", "webhook_endpoints", ReferentialAction::Cascade, "Where it went.");
    deliveries.column("event_type", "varchar(100)", "What it was about.");
    deliveries.column("payload", "jsonb", "The message.").personal();
    deliveries.column("response_status", "integer", "What the other side answered; empty when it did not.").optional();
    deliveries.column("attempts", "integer", "How often it was tried.").byDefault("0");
    deliveries.column("delivered_at", "timestamptz", "When it arrived; empty until then.").optional();
    deliveries.index({"delivered_at", "created_at"});
    deliveries.check("webhook_deliveries_attempts_positive", "attempts >= 0");
    deliveries.keep("30 days");
}

void addJobRuns(Draft& draft)
{
    const std::string origin = draft.choices.one("logic.job_runner").empty() ? draft.choices.jobOrigin() : fromAnswer("logic.job_runner");
    draft.enumeration("job_status", {"waiting", "running", "done", "failed", "dead"},
                      "Where a job is; dead ones failed too often and wait for a person.",
                      origin);
    TableDraft& jobs = draft.table("job_queue", ownedScope(draft), area,
                                   "Work that the program does behind the scenes.", origin);
    jobs.column("kind", "varchar(100)", "Which job it is.");
    jobs.column("payload", "jsonb", "What the job needs: ids, not copies of personal data.");
    jobs.column("idempotency_key", "varchar(190)", "The same for the same work; it is done once.");
    jobs.choice("status", "job_status", "Where it is.").byDefault("'waiting'");
    jobs.column("attempts", "integer", "How often it was tried.").byDefault("0");
    jobs.column("run_at", "timestamptz", "Not to be started before this time.").byDefault("now()");
    jobs.column("locked_until", "timestamptz", "A worker has it until then; empty when nobody does.").optional();
    jobs.column("last_error", "text", "What went wrong the last time; empty when nothing did.").optional();
    jobs.unique({"idempotency_key"});
    jobs.index({"status", "run_at"});
    jobs.check("job_queue_attempts_positive", "attempts >= 0");
    jobs.keep("30 days");
}

void addChat(Draft& draft)
{
    const std::string origin = fromAnswer("logic.realtime");
    TableDraft& rooms =
        draft.table("chat_rooms", ownedScope(draft), "Chat", "A place where people write to each other.", origin);
    rooms.column("name", "varchar(150)", "Name of the place; empty between two people.").optional();
    TableDraft& members = draft.table("chat_room_members", TableScope::Link, "Chat", "Who takes part where.", origin);
    members.refer("chat_room_id", "chat_rooms", ReferentialAction::Cascade, "The place.");
    members.refer("user_id", "users", ReferentialAction::Cascade, "Who takes part.");
    members.column("last_read_at", "timestamptz", "Up to when this person has read.").optional();
    TableDraft& messages = draft.table("chat_messages", ownedScope(draft), "Chat", "One message.", origin);
    messages.refer("chat_room_id", "chat_rooms", ReferentialAction::Cascade, "Where it was written.");
    messages.refer("author_id", "users", ReferentialAction::SetNull, "Who wrote it; empty once that account is gone.")
        .optional();
    messages.longText("body", "What was written.").personal();
    messages.column("edited_at", "timestamptz", "When it was changed; empty when never.").optional();
    messages.index({"chat_room_id", "created_at"});
}

}  // namespace

void addMessaging(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (choices.payments() || choices.managedLogin())
        addWebhookEvents(draft);
    if (choices.jobs())
        addOutbox(draft);
    if (choices.jobRunner() == "database_queue")
        addJobRuns(draft);
    if (choices.has("logic.background", "webhooks_out"))
        addWebhooksOut(draft);
    if (choices.has("logic.realtime", "notifications"))
        addNotifications(draft);
    if (choices.has("logic.realtime", "chat") && !choices.has("logic.domain", "ai_chat"))
        addChat(draft);
}

}  // namespace barch
