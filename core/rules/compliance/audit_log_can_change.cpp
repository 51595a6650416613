#include "core/rules/add_only.h"
#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (isAuditLog(table.name) && !isPartition(table) && mayChangeRows(context, table))
        report.add(refTo(table), "The application may change and delete rows of " + table.name + ". Whoever breaks in wipes out the traces.");
}

void checkViews(const RuleContext& context, Report& report)
{
    if (!context.isMySql())
        return;
    for (const View& view : context.project().views)
        for (const TableId id : view.reads)
            if (const TableFace* face = context.face(id);
                face && isAuditLog(face->name) && isGranted(context, view.grants, context.tenancy().runtimeRole, changingPrivileges)) {
                report.add(ElementRef::of(ElementKind::View, view.id), "Through " + view.name + " the application may change and delete rows of " + face->name + ". Whoever breaks in wipes out the traces.");
                break;
            }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind == ElementKind::View) {
        const ViewId id(finding.element.id);
        return onlyFix(changeElement("Let it read and add only", &Project::views, id, "view", [](const Project&, View& view) {
            takeChangesAway(view.grants);
        }));
    }
    return onlyFix(changeTable("Let rows be added and read only", TableId(finding.element.id), makeAddOnly));
}

}  // namespace

extern const Rule auditLogCanChange = {
    .code = "CMP007",
    .name = "audit-log-can-change",
    .title = "The audit log is only ever added to",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .checkProject = checkViews,
    .reads = part::views | part::tableFaces | part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
