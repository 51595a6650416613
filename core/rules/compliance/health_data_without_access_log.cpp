#include "core/rules/elements.h"

#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

bool isAccessLog(const TableFace& face)
{
    static constexpr std::array<std::string_view, 9> names = {"access_log", "access_logs", "record_access", "phi_access", "access_audit", "access_events", "disclosures", "access_entries", "read_logs"};
    static constexpr std::array<std::string_view, 5> who = {"user", "actor", "person", "member", "account"};
    const bool named = hasAnyPhrase(face.name, names);
    return named && (face.columnNames.empty() || std::any_of(face.columnNames.begin(), face.columnNames.end(), [](const std::string& name) { return hasAnyPhrase(name, who); }));
}

void check(const RuleContext& context, Report& report)
{
    std::vector<std::string> tables;
    for (const auto& [id, face] : context.faces()) {
        if (isAccessLog(face))
            return;
        if (face.healthData)
            tables.push_back(face.name);
    }
    if (tables.empty())
        return;
    std::sort(tables.begin(), tables.end());
    const std::string more = tables.size() > 1 ? " and " + std::to_string(tables.size() - 1) + " more" : "";
    report.add(ElementRef{}, "Health data lies in " + tables.front() + more + ", and no table records who looked at which record.");
}

Result<Project> addAccessLog(const Project& project)
{
    const bool tenants = project.tenancy->model == TenancyModel::Shared || project.tenancy->model == TenancyModel::Hybrid || project.tenancy->model == TenancyModel::Isolated;
    Table log = newTable(project, "record_access_logs", tenants ? TenancyClass::Owned : TenancyClass::Global);
    log.id = TableId::derive("table/record_access_logs");
    log.comment = "Who looked at or changed which health record. Rows are never changed.";
    log.retention = "6 years";
    std::erase_if(log.columns, [](const Column& column) { return column.name == "updated_at"; });
    auto add = [&](const char* name, const std::string& type, Classification classification, bool nullable) {
        Column column = newColumn(log, name, type);
        column.classification = classification;
        column.nullable = nullable;
        log.columns.push_back(std::move(column));
    };
    add("user_id", usualIdType(project), Classification::Personal, false);
    add("record_table", "varchar(63)", Classification::None, false);
    add("record_id", "varchar(64)", Classification::Health, false);
    add("action", "varchar(40)", Classification::None, false);
    add("ip", "varchar(45)", Classification::Personal, true);
    add("occurred_at", "timestamptz", Classification::None, false);
    log.columns.back().defaultExpression = "now()";
    const RoleId runtime = project.tenancy->runtimeRole;
    if (runtime && project.info->dialect == Dialect::PostgreSql)
        log.grants.push_back(Grant{.role = runtime, .privileges = {"select", "insert"}});
    return addProtectedTable(project, std::move(log));
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    std::vector<FixOption> options;
    options.push_back(changeProject("Add a log of each look at a record", addAccessLog, "Every screen and endpoint that shows such data writes to it."));
    return options;
}

}  // namespace

extern const Rule healthDataWithoutAccessLog = {
    .code = "CMP005",
    .name = "health-data-without-access-log",
    .title = "Each look at health data is recorded",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = [](const RuleContext& c) { return c.has("infra.compliance", "hipaa"); },
    .checkProject = check,
    .reads = part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
