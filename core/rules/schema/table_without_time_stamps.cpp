#include "core/rules/elements.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 14> createdNames = {"created_at", "created", "created_on", "create_time", "creation_time", "inserted_at", "date_created",
                                                           "occurred_at", "happened_at", "logged_at", "recorded_at", "received_at", "timestamp", "changed_at"};
constexpr std::array<std::string_view, 9> updatedNames = {"updated_at", "updated", "updated_on", "update_time", "modified_at", "modified", "changed_at", "last_modified", "date_updated"};

template <std::size_t N>
bool hasOneOf(const Table& table, const std::array<std::string_view, N>& names)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        const std::string name = snakeCase(column.name);
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

std::vector<std::string> missing(const Table& table)
{
    std::vector<std::string> names;
    if (!hasOneOf(table, createdNames))
        names.emplace_back("created_at");
    if (!isAppendOnly(table.name) && !hasOneOf(table, updatedNames))
        names.emplace_back("updated_at");
    return names;
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (isPartition(table) || !table.inherits.empty())
        return;
    if (const auto names = missing(table); !names.empty())
        report.add(refTo(table), table.name + " lacks " + listed(names) + ". Nobody can tell when a row came or was changed last.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Add the missing time stamps", TableId(finding.element.id), [](const Project&, Table& table) {
        for (const std::string& name : missing(table)) {
            Column column = newColumn(table, name, "timestamptz");
            column.defaultExpression = "now()";
            table.columns.push_back(std::move(column));
        }
    }));
}

}  // namespace

extern const Rule tableWithoutTimeStamps = {
    .code = "SCH012",
    .name = "table-without-time-stamps",
    .title = "Every table says when its rows came and changed",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
