#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool namesTenant(const Project& project, const std::string& item)
{
    return item == tenantKeyName(project) || hasWord(item, "tenant");
}

bool payloadHasTenant(const Project& project, const Job& job)
{
    return std::any_of(job.payload.begin(), job.payload.end(), [&](const std::string& item) { return namesTenant(project, item); });
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const Job& job : project.jobs) {
        const bool named = payloadHasTenant(project, job);
        if (job.carriesTenant && named)
            continue;
        report.add(ElementRef::of(ElementKind::Job, job.id),
                   job.name + (named ? " doesn't carry its tenant along" : " carries no " + tenantKeyName(project) + " in its payload") +
                       ". The worker has no request to take the tenant from, so it works for none or for the last one.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const JobId id(finding.element.id);
    return onlyFix(changeElement("Carry the tenant in the payload", &Project::jobs, id, "job", [](const Project& project, Job& job) {
        job.carriesTenant = true;
        if (!payloadHasTenant(project, job))
            job.payload.insert(job.payload.begin(), tenantKeyName(project));
    }, "Whoever puts the job into its queue has to know the tenant. A job for all tenants becomes one for each."));
}

}  // namespace

extern const Rule jobWithoutTenant = {
    .code = "JOB001",
    .name = "job-without-tenant",
    .title = "A job knows the tenant that it works for",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& context) { return context.isMultiTenant(); },
    .checkProject = check,
    .reads = part::operations | part::tenancy | part::decided,
    .fixes = fixes,
};

}  // namespace barch::rules
