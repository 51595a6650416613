#include "core/logic/durations.h"
#include "core/logic/logic_graph.h"
#include "core/rules/change_element.h"
#include "core/rules/elements.h"
#include "core/rules/jobs/job_limits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const ExternalCall& call : project.externalCalls) {
        std::vector<std::string> lacks;
        if (!readDuration(call.timeout))
            lacks.emplace_back("how long it waits");
        if (call.maximumAttempts <= 0)
            lacks.emplace_back("how often it tries");
        if (call.onFailure.empty())
            lacks.emplace_back("what happens when it fails");
        if (!lacks.empty())
            report.add(ElementRef::of(ElementKind::ExternalCall, call.id),
                       logicNameOf(project, ElementRef::of(ElementKind::ExternalCall, call.id)) + " doesn't say " + listed(lacks) + ". The other side will be slow or down one day.");
    }
}

FixOption limits(std::string title, ExternalCallId id, int attempts, const char* onFailure, std::string consequence)
{
    return changeElement(std::move(title), &Project::externalCalls, id, "outside call",
                         [attempts, onFailure](const Project&, ExternalCall& call) {
                             if (!readDuration(call.timeout))
                                 call.timeout = usualTimeout;
                             if (call.maximumAttempts <= 0)
                                 call.maximumAttempts = attempts;
                             if (call.onFailure.empty())
                                 call.onFailure = onFailure;
                         },
                         std::move(consequence));
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const ExternalCallId id(finding.element.id);
    return {limits("Try again, then keep it for a person", id, usualAttempts, "Kept and tried again; after the last try it waits for a person.", "Right for what must not be lost: mail, payments, messages."),
            limits("Try once, then go on without it", id, 1, "Left out; the person is told that it is missing.", "Right for what the work can do without.")};
}

}  // namespace

extern const Rule outsideCallWithoutLimits = {
    .code = "JOB007",
    .name = "outside-call-without-limits",
    .title = "A call to the outside has a time limit, tries and a way to fail",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::operations | part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
