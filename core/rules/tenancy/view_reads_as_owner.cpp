#include "core/rules/tenancy/views.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const View& view : context.project().views) {
        if (view.materialized || view.securityInvoker || view.dialect == Dialect::MySql || view.dialect == Dialect::Sqlite)
            continue;
        if (const std::string table = protectedTableReadBy(context, view); !table.empty())
            report.add(ElementRef::of(ElementKind::View, view.id), "The view " + view.name + " reads " + table +
                                                                       " as its owner, past the policies. Whoever may read the view sees the rows of all tenants.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeView("Let the view read as whoever asks (security_invoker)", ViewId(finding.element.id), [](View& view) { view.securityInvoker = true; }));
}

}  // namespace

extern const Rule viewReadsAsOwner = {
    .code = "TEN037",
    .name = "view-reads-as-owner",
    .title = "Views read with the rights of whoever asks",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkProject = check,
    .reads = part::views | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
