#include "core/rules/change_element.h"
#include "core/rules/elements.h"
#include "core/rules/jobs/job_limits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Job& job : context.project().jobs) {
        if (!isRetried(job) || (job.idempotent && !job.idempotencyKey.empty()))
            continue;
        report.add(ElementRef::of(ElementKind::Job, job.id),
                   job.name + (job.idempotent ? " says that it does the same work once, but not by what it knows it again"
                                              : " is tried again, and does its work again each time") +
                       ". A worker that dies after the work and before it says so leaves it to be done twice.");
    }
}

/// What tells two pieces of work apart: all of the payload but the tenant.
std::string keyFrom(const Project& project, const Job& job)
{
    std::vector<std::string> parts;
    for (const std::string& item : job.payload)
        if (item != tenantKeyName(project))
            parts.push_back(item);
    return parts.empty() ? "id of the job in its queue" : listed(parts);
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const JobId id(finding.element.id);
    return {changeElement("Do the same work once, known by what is in the payload", &Project::jobs, id, "job",
                          [](const Project& project, Job& job) {
                              job.idempotent = true;
                              if (job.idempotencyKey.empty())
                                  job.idempotencyKey = keyFrom(project, job);
                          },
                          "The handler has to look whether this key was dealt with before, in the same transaction as its work."),
            changeElement("Try it only once", &Project::jobs, id, "job",
                          [](const Project&, Job& job) {
                              job.maximumAttempts = 1;
                              job.deadLetter = true;
                          },
                          "What fails waits for a person.")};
}

}  // namespace

extern const Rule jobRepeatsItsEffect = {
    .code = "JOB003",
    .name = "job-repeats-its-effect",
    .title = "A job that is tried again does its work once",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::operations | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
