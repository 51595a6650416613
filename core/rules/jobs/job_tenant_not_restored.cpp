#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Job& job : context.project().jobs)
        if (!job.restoresTenant)
            report.add(ElementRef::of(ElementKind::Job, job.id),
                       job.name + " doesn't set the tenant of its payload before it works. The handler, a retry or the dead-letter handler then runs for whichever tenant the worker had last.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const JobId id(finding.element.id);
    return onlyFix(changeElement("Set the tenant first, in handler, retry and dead letter", &Project::jobs, id, "job",
                                 [](const Project&, Job& job) { job.restoresTenant = true; }));
}

}  // namespace

extern const Rule jobTenantNotRestored = {
    .code = "JOB002",
    .name = "job-tenant-not-restored",
    .title = "Handler, retry and dead letter work for the job's own tenant",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& context) { return context.isMultiTenant(); },
    .checkProject = check,
    .reads = part::operations | part::tenancy | part::decided,
    .fixes = fixes,
};

}  // namespace barch::rules
