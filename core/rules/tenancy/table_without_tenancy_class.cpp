#include "core/rules/elements.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    if (table.tenancyClass == TenancyClass::Undeclared && !isPartition(table))
        report.add(refTo(table), "Nobody said whether the rows of " + table.name + " belong to a tenant or to all of them, so nothing keeps tenants apart in it.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId id(finding.element.id);
    auto classAs = [id](std::string title, TenancyClass tenancyClass, std::string consequence) {
        return changeProject(std::move(title), [id, tenancyClass](const Project& project) { return setTenancyClass(project, id, tenancyClass); },
                             std::move(consequence));
    };
    return {classAs("Each row belongs to one tenant", TenancyClass::Owned, "The table gets a tenant key and the guards that go with it."),
            classAs("The rows are the same for all tenants", TenancyClass::Global, "Every tenant can read all of it.")};
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
