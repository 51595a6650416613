#include "core/rules/tenancy/views.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 1> reading = {"select"};

void check(const RuleContext& context, Report& report)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    for (const View& view : context.project().views) {
        if (!view.materialized || !isGranted(context, view.grants, runtime, reading))
            continue;
        if (const std::string table = protectedTableReadBy(context, view); !table.empty())
            report.add(ElementRef::of(ElementKind::View, view.id), "The materialized view " + view.name + " keeps rows of " + table +
                                                                       " of all tenants, and policies don't hold on it. The application may read all of it.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const ViewId id(finding.element.id);
    const RoleId runtime = context.tenancy().runtimeRole;
    std::vector<FixOption> options;
    options.push_back(changeView("Make it an ordinary view that reads as whoever asks", id,
                                 [](View& view) {
                                     view.materialized = false;
                                     view.securityInvoker = true;
                                     view.indexes.clear();
                                 },
                                 "Each query computes it anew."));
    options.push_back(changeView("Keep it, and take it away from the application", id,
                                 [runtime](View& view) {
                                     std::erase_if(view.grants, [&](const Grant& grant) { return !grant.role || grant.role == runtime; });
                                 },
                                 "Read it through a function that filters by tenant."));
    return options;
}

}  // namespace

extern const Rule materializedViewExposed = {
    .code = "TEN038",
    .name = "materialized-view-exposed",
    .title = "No stored copy of tenant rows is open to the application",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = postgresWithSharedTables,
    .checkProject = check,
    .reads = part::views | part::tableFaces | part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
