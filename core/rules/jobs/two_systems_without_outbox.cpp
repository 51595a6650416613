#include "core/logic/callers.h"
#include "core/logic/logic_graph.h"
#include "core/logic/outbox.h"
#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

/// A job that does its work once and is tried again mends what broke half way.
bool isRepeatedSafely(const Project& project, const ElementRef& caller)
{
    const Job* job = caller.kind == ElementKind::Job ? project.jobs.find(JobId(caller.id)) : nullptr;
    return job && job->idempotent && !job->idempotencyKey.empty() && job->maximumAttempts > 1;
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const ExternalCall& call : project.externalCalls)
        if (!call.throughOutbox && writesRows(project, call.calledFrom) && !isRepeatedSafely(project, call.calledFrom))
            report.add(ElementRef::of(ElementKind::ExternalCall, call.id),
                       logicNameOf(project, call.calledFrom) + " writes rows and calls " + (call.provider.empty() ? std::string("somebody outside") : call.provider) +
                           " besides. When one of the two fails, the other has happened all the same.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeProject("Write it into an outbox, send it afterwards",
                                 [id = ExternalCallId(finding.element.id)](const Project& project) { return sendThroughOutbox(project, id); },
                                 "The call is made a moment later. A design without an outbox table gets one."));
}

}  // namespace

extern const Rule twoSystemsWithoutOutbox = {
    .code = "JOB004",
    .name = "two-systems-without-outbox",
    .title = "Two systems are written through an outbox",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
