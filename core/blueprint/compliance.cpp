#include "core/blueprint/parts.h"

namespace barch {
namespace {

constexpr const char* area = "Data protection";

void addConsents(Draft& draft)
{
    TableDraft& consents = draft.table("consents", draft.peopleScope(), area,
                                       "What a person agreed to, to which wording, and whether they took it back.",
                                       fromAnswer("infra.compliance"));
    consents.refer("user_id", "users", ReferentialAction::Cascade, "Who agreed.");
    consents.column("purpose", "varchar(100)", "What for, such as newsletter.");
    consents.column("document_version", "varchar(60)", "Version of the wording that was shown.");
    consents.column("given_at", "timestamptz", "When the person agreed.").byDefault("now()");
    consents.column("withdrawn_at", "timestamptz", "When it was taken back; empty while it holds.").optional();
    consents.index({"user_id", "purpose"});
}

void addErasure(Draft& draft)
{
    const std::string origin = fromAnswer("infra.compliance");
    draft.enumeration("privacy_request_status", {"received", "verified", "running", "done", "refused"},
                      "Where a request about a person's data is.", origin);
    TableDraft& erasures =
        draft.table("erasure_requests", draft.peopleScope(), area,
                    "A person's wish to have their data deleted (GDPR article 17). Due within a month.", origin);
    erasures.refer("user_id", "users", ReferentialAction::SetNull, "Whose data; empty once the account is gone.")
        .optional();
    erasures.choice("status", "privacy_request_status", "Where it is.").byDefault("'received'");
    erasures.column("due_at", "timestamptz", "By when it has to be done.");
    erasures.column("completed_at", "timestamptz", "When it was done; empty until then.").optional();
    erasures.column("report", "jsonb", "What was deleted and what had to stay, by table, without the data.")
        .byDefault("'{}'");
    erasures.index({"status", "due_at"});
    erasures.keep("3 years");
}

void addExports(Draft& draft)
{
    const std::string origin = draft.choices.has("infra.compliance", "gdpr") ? fromAnswer("infra.compliance")
                                                                             : fromAnswer("data.export_formats");
    draft.enumeration("export_status", {"waiting", "running", "ready", "expired", "failed"}, "Where an export is.",
                      origin);
    TableDraft& exports = draft.table(
        "data_exports", draft.peopleScope(), area,
        "A copy of data that somebody takes away: a person's own (GDPR articles 15 and 20) or a customer's.", origin);
    exports.refer("user_id", "users", ReferentialAction::Cascade, "Who asked for it.");
    exports.column("format", "varchar(10)", "Format of the copy, such as csv or json.");
    exports.choice("status", "export_status", "Where it is.").byDefault("'waiting'");
    exports.column("storage_key", "varchar(190)", "Where the copy lies in the file store; empty until it is ready.")
        .optional();
    exports.column("expires_at", "timestamptz", "When the copy is deleted.").optional();
    exports.index({"status", "created_at"});
    exports.keep("30 days");
}

}  // namespace

void addCompliance(Draft& draft)
{
    const Choices& choices = draft.choices;
    const bool gdpr = choices.has("infra.compliance", "gdpr");
    if (gdpr) {
        addConsents(draft);
        addErasure(draft);
    }
    if (gdpr || !choices.chosen("data.export_formats").empty())
        addExports(draft);
}

}  // namespace barch
