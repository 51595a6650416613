#include "core/rules/tenancy/tenant_fixes.h"
#include "core/rules/tenancy/views.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 4> rowPrivileges = {"select", "insert", "update", "delete"};
constexpr std::array<std::string_view, 2> writing = {"insert", "update"};

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (isTenantOwned(table) && isGranted(context, table.grants, context.tenancy().runtimeRole, rowPrivileges))
        report.add(refTo(table), "The application may use " + table.name + " itself. MySQL has no row-level security: only a view can hold it to one tenant.");
}

void checkViews(const RuleContext& context, Report& report)
{
    for (const View& view : context.project().views) {
        if (view.dialect == Dialect::PostgreSql || view.dialect == Dialect::Sqlite || view.checkOption == "cascaded" ||
            !isGranted(context, view.grants, context.tenancy().runtimeRole, writing))
            continue;
        if (const std::string table = protectedTableReadBy(context, view); !table.empty())
            report.add(ElementRef::of(ElementKind::View, view.id), "The view " + view.name + " lacks WITH CASCADED CHECK OPTION. Through it, rows of " + table +
                                                                       " can be written for another tenant.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind == ElementKind::View)
        return onlyFix(changeView("Check what is written through the view", ViewId(finding.element.id), [](View& view) { view.checkOption = "cascaded"; }));
    const TableId id(finding.element.id);
    return onlyFix(changeProject("Let the application use a view of its tenant's rows", [id](const Project& project) -> Result<Project> {
        Result<Project> guarded = protectTable(project, id);
        const Table* table = guarded ? guarded->table(id) : nullptr;
        if (!table)
            return guarded;
        Table closed = *table;
        std::erase_if(closed.grants, [&](const Grant& grant) { return !grant.role || grant.role == project.tenancy->runtimeRole; });
        guarded->tables = guarded->tables.with(std::move(closed));
        return guarded;
    }));
}

}  // namespace

extern const Rule mysqlBaseTableGranted = {
    .code = "TEN054",
    .name = "mysql-base-table-granted",
    .title = "On MySQL the application sees views of one tenant's rows",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& c) { return c.isMySql() && c.sharesDatabase(); },
    .checkTable = check,
    .checkProject = checkViews,
    .reads = part::views | part::tableFaces | part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
