#include "core/logic/outbox.h"

#include "core/edits/key_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/lookups.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"

namespace barch {
namespace {

void addColumn(Table& table, const char* name, const char* type, const char* comment, bool required = true, const char* byDefault = "")
{
    Column column;
    column.id = ColumnId::derive("column/" + table.id.text() + "/" + name);
    column.name = name;
    column.type = type;
    column.nullable = !required;
    column.defaultExpression = byDefault;
    column.comment = comment;
    column.classification = Classification::None;
    table.columns.push_back(std::move(column));
}

Table outboxTable(const Project& project)
{
    const bool tenants = project.tenancy->model != TenancyModel::None && project.tenancy->model != TenancyModel::Undecided;
    Table table = newTable(project, "outbox_messages", tenants ? TenancyClass::Owned : TenancyClass::Global);
    table.comment = "Work for the outside, written in the same transaction as its cause and sent afterwards.";
    table.retention = "30 days";
    addColumn(table, "topic", "varchar(100)", "What is to be done, such as email.invitation.");
    addColumn(table, "payload", "text", "What the work needs, as JSON: ids, not copies of personal data.");
    addColumn(table, "idempotency_key", "varchar(190)", "The same for the same work; it is done once however often it is sent.");
    addColumn(table, "attempts", "integer", "How often sending was tried.", true, "0");
    addColumn(table, "available_at", "timestamptz", "Not to be sent before this time.", true, "now()");
    addColumn(table, "sent_at", "timestamptz", "When it went out; empty until then.", false);
    return table;
}

}  // namespace

const Table* outboxOf(const Project& project)
{
    for (const Table& table : project.tables)
        if (table.name == "outbox" || table.name.starts_with("outbox_") || table.name.ends_with("_outbox"))
            return &table;
    return nullptr;
}

Result<Project> sendThroughOutbox(const Project& project, ExternalCallId id)
{
    const Result<Project> changed = changeElement(project, &Project::externalCalls, id, "outside call", [](ExternalCall& call) -> std::optional<Error> {
        call.throughOutbox = true;
        return std::nullopt;
    });
    if (!changed || outboxOf(project))
        return changed;
    const Table table = outboxTable(*changed);
    const TableId outbox = table.id;
    const Result<Project> added = addProtectedTable(*changed, table);
    if (!added)
        return added;
    const Table* made = added->table(outbox);
    std::vector<ColumnId> key{made->columnNamed("idempotency_key")->id};
    Index waiting;
    for (const char* name : {"sent_at", "available_at"})
        waiting.keys.push_back({made->columnNamed(name)->id});
    if (made->tenantKey) {
        key.insert(key.begin(), made->tenantKey);
        waiting.keys.insert(waiting.keys.begin(), IndexKey{made->tenantKey});
    }
    const Result<Project> unique = addUnique(*added, outbox, key);
    return unique ? addIndex(*unique, outbox, waiting) : unique;
}

}  // namespace barch
