#include "core/rules/elements.h"

namespace barch::rules {
namespace {

struct Part {
    std::string_view what;
    std::string_view column;
    std::string_view type;
    std::array<std::string_view, 8> words;
};

constexpr std::array<Part, 6> parts = {{
    {"who did it", "user_id", "", {"user", "actor", "principal", "person", "member", "account", "performed_by", "who"}},
    {"for which tenant", "tenant_id", "", {"tenant", "organization", "organisation", "workspace", "customer", "org", "company", "account"}},
    {"what was done", "action", "varchar(100)", {"action", "event", "operation", "verb", "activity", "kind", "event_type", "what"}},
    {"to what", "resource", "varchar(190)", {"resource", "target", "object", "entity", "subject", "record", "table", "auditable"}},
    {"from which address", "ip", "varchar(45)", {"ip", "ip_address", "remote", "client_ip", "remote_addr", "address", "source_ip", "host"}},
    {"when", "occurred_at", "timestamptz", {"at", "time", "timestamp", "when", "date", "logged", "on", "ts"}},
}};

bool has(const Table& table, const Part& part)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return hasAnyPhrase(column.name, part.words); });
}

std::vector<const Part*> missing(const RuleContext& context, const Table& table)
{
    std::vector<const Part*> lacks;
    for (const Part& part : parts) {
        const bool isTenant = part.column == "tenant_id";
        if (isTenant && (!context.sharesDatabase() || tenantKeyOf(table) || isTenantOwned(table)))
            continue;
        if (!has(table, part))
            lacks.push_back(&part);
    }
    return lacks;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!isAuditLog(table.name) || isPartition(table))
        return;
    std::vector<std::string> words;
    for (const Part* part : missing(context, table))
        words.emplace_back(part->what);
    if (!words.empty())
        report.add(refTo(table), table.name + " doesn't say " + listed(words, "or") + ". After an incident that question stays open.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const std::string rootType = context.rootKeyType();
    const std::string idType = rootType.empty() ? "uuid" : rootType;
    const Table* log = context.table(TableId(finding.element.id));
    if (!log)
        return {};
    const std::vector<const Part*> lacks = missing(context, *log);
    return onlyFix(changeTable("Add what the audit log lacks", log->id, [lacks, idType](const Project&, Table& table) {
        for (const Part* part : lacks) {
            if (has(table, *part))
                continue;
            Column column = newColumn(table, std::string(part->column), part->type.empty() ? idType : std::string(part->type));
            column.nullable = part->column == "user_id" || part->column == "ip" || part->column == "tenant_id";
            if (part->column == "user_id" || part->column == "ip")
                column.classification = Classification::Personal;
            if (part->type == "timestamptz")
                column.defaultExpression = "now()";
            table.columns.push_back(std::move(column));
        }
    }));
}

}  // namespace

extern const Rule auditLogIncomplete = {
    .code = "SCH013",
    .name = "audit-log-incomplete",
    .title = "The audit log says who did what, where from and when",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
