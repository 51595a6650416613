#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    if (table.tenancyClass == TenancyClass::Undeclared && !isPartition(table))
        report.add(refTo(table), "Nobody said whether the rows of " + table.name + " belong to a tenant or to all of them, so nothing keeps tenants apart in it.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    auto classAs = [&](std::string title, TenancyClass tenancyClass, std::string consequence) {
        return changeTable(std::move(title), TableId(finding.element.id),
                           [tenancyClass](const Project&, Table& table) { table.tenancyClass = tenancyClass; }, std::move(consequence));
    };
    return {classAs("Its rows belong to one tenant each", TenancyClass::Owned, {}), classAs("Its rows are the same for all tenants", TenancyClass::Global, {})};
}

}  // namespace

extern const Rule tableWithoutTenancyClass = {
    .code = "TEN001",
    .name = "table-without-tenancy-class",
    .title = "Every table says whose rows it holds",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = [](const RuleContext& c) { return c.isMultiTenant(); },
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
