#include "core/logic/durations.h"
#include "core/rules/change_element.h"
#include "core/rules/elements.h"
#include "core/rules/jobs/job_limits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const Job& job : context.project().jobs) {
        std::vector<std::string> lacks;
        if (job.maximumAttempts <= 0)
            lacks.emplace_back("how often it is tried");
        if (isRetried(job) && !readBackoff(job.backoff))
            lacks.emplace_back("how long it waits in between");
        if (!job.deadLetter)
            lacks.emplace_back("where it goes after the last try");
        if (!lacks.empty())
            report.add(ElementRef::of(ElementKind::Job, job.id),
                       job.name + " doesn't say " + listed(lacks) + ". One that can't succeed holds up the queue, or is lost without a word.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const JobId id(finding.element.id);
    return onlyFix(changeElement("Limit the tries, wait longer each time, keep what failed", &Project::jobs, id, "job", [](const Project&, Job& job) {
        if (job.maximumAttempts <= 0)
            job.maximumAttempts = usualAttempts;
        if (isRetried(job) && !readBackoff(job.backoff))
            job.backoff = usualBackoff;
        job.deadLetter = true;
    }, "What lies among the dead letters has to be looked at by somebody."));
}

}  // namespace

extern const Rule jobRetriesUndecided = {
    .code = "JOB005",
    .name = "job-retries-undecided",
    .title = "A job has a last try, a wait and a place for what failed",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
