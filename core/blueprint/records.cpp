#include "core/blueprint/parts.h"

namespace barch {
namespace {

void addAccessLog(Draft& draft)
{
    const std::string origin = fromAnswer("infra.compliance");
    draft.enumeration("record_access_kind", {"viewed", "created", "changed", "deleted", "exported", "printed"},
                      "What was done with a record.", origin);
    TableDraft& log = draft.table(
        "record_access_logs", draft.choices.tenants() ? TableScope::Owned : TableScope::Global, "Audit",
        "Who looked at or changed which health record, as HIPAA asks (45 CFR 164.312(b)). Rows are never changed.",
        origin);
    log.column("user_id", draft.choices.idType(),
               "Who it was. No foreign key: the entry stays when the account is gone.")
        .personal();
    log.column("record_table", "varchar(63)", "The table of the record.");
    log.column("record_id", "varchar(64)", "The record's id.").holds(Classification::Health);
    log.choice("kind", "record_access_kind", "What was done.");
    log.column("purpose", "varchar(190)", "Why, where the program asks for it; emergency access always does.")
        .optional();
    log.column("ip", "varchar(45)", "Address that the request came from.").personal().optional();
    log.column("occurred_at", "timestamptz", "When it was.").byDefault("now()");
    log.index({"record_table", "record_id", "occurred_at"});
    log.index({"user_id", "occurred_at"});
    log.appendOnly();
    log.keep("6 years");
}

void addFilesTable(Draft& draft)
{
    const Choices& choices = draft.choices;
    const std::string origin = choices.has("data.file_uploads", "none") ? "starter:" + choices.one("logic.domain")
                                                                        : fromAnswer("data.file_uploads");
    draft.enumeration("file_status", {"uploading", "scanning", "ready", "rejected"},
                      "Where an upload is: under way, being looked at for malware, ready, refused.", origin);
    TableDraft& files = draft.table(
        "files", choices.tenants() ? TableScope::Owned : TableScope::Global, "Files",
        "A file that somebody uploaded. The content lies in the file store, never in the database.", origin);
    files
        .refer("uploaded_by_id", "users", ReferentialAction::SetNull,
               "Who uploaded it; empty once that account is gone.")
        .optional();
    files.column("name", "varchar(255)", "Name as the person gave it.").personal();
    files.column("storage_key", "varchar(190)",
                 choices.tenants() ? "Where the content lies in the file store; starts with the tenant's id."
                                   : "Where the content lies in the file store.");
    files.column("content_type", "varchar(127)",
                 "Kind of content, found out by the program and not taken from the sender.");
    files.column("byte_size", "bigint", "Size in bytes.");
    files.column("sha256", "varchar(64)", "Checksum of the content, to notice damage.").optional();
    files.choice("status", "file_status", "Whether it can be used.").byDefault("'uploading'");
    files.unique({"storage_key"});
    files.index({"status", "created_at"});
    files.check("files_byte_size_positive", "byte_size >= 0");
    if (choices.has("data.file_uploads", "large")) {
        TableDraft& parts =
            draft.table("file_parts", choices.tenants() ? TableScope::Owned : TableScope::Global, "Files",
                        "A part of a large upload, so that a broken one can go on where it stopped.",
                        fromAnswer("data.file_uploads"));
        parts.refer("file_id", "files", ReferentialAction::Cascade, "The upload.");
        parts.column("position", "integer", "Which part, from 1.");
        parts.column("byte_size", "bigint", "Size in bytes.");
        parts.column("provider_tag", "varchar(190)", "What the file store answered for this part.");
        parts.unique({"file_id", "position"});
        parts.check("file_parts_position_positive", "position > 0");
        parts.keep("7 days");
    }
}

bool starterNeedsFiles(const Draft& draft)
{
    const auto starter = draft.content.starters.find(draft.choices.one("logic.domain"));
    if (starter == draft.content.starters.end())
        return false;
    for (const StarterTable& table : starter->second.tables)
        for (const StarterReference& reference : table.references)
            if (reference.table == "files")
                return true;
    return false;
}

}  // namespace

void addAudit(Draft& draft)
{
    const Choices& choices = draft.choices;
    TableDraft& log =
        draft.table("audit_logs", choices.tenants() ? TableScope::Owned : TableScope::Global, "Audit",
                    choices.has("logic.audit", "all_changes")
                        ? "What was done, by whom and when: every change. Rows are never changed."
                        : "What was done, by whom and when: whatever bears on security. Rows are never changed.",
                    fromAnswer("logic.audit"));
    log.column("user_id", choices.idType(),
               "Who it was; empty for the program itself. No foreign key: the entry stays when the account is gone.")
        .personal()
        .optional();
    log.column("action", "varchar(100)", "What was done, such as member.invited.");
    log.column("resource", "varchar(190)", "What it was done to: kind and id.");
    if (choices.has("logic.audit", "all_changes"))
        log.column("changes", "jsonb", "Earlier and later values of what changed, without secrets.")
            .personal()
            .optional();
    log.column("ip", "varchar(45)", "Address that the request came from; empty for jobs.").personal().optional();
    log.column("request_id", "varchar(64)", "Id of the request, the same as in the logs.").optional();
    log.column("occurred_at", "timestamptz", "When it was.").byDefault("now()");
    log.index({"occurred_at"});
    log.index({"user_id", "occurred_at"});
    log.index({"resource"});
    log.appendOnly();
    log.keep(choices.has("infra.compliance", "hipaa") ? "6 years" : "2 years");
    if (choices.has("infra.compliance", "hipaa"))
        addAccessLog(draft);
}

void addFiles(Draft& draft)
{
    if (draft.choices.hasAny("data.file_uploads", {"small", "large"}) || starterNeedsFiles(draft))
        addFilesTable(draft);
}

}  // namespace barch
