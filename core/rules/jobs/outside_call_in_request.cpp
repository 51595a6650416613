#include "core/logic/callers.h"
#include "core/logic/logic_graph.h"
#include "core/rules/change_element.h"
#include "core/rules/elements.h"
#include "core/rules/jobs/job_limits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const ExternalCall& call : project.externalCalls)
        if (!call.throughOutbox && answersRequests(project, call.calledFrom))
            report.add(ElementRef::of(ElementKind::ExternalCall, call.id),
                       logicNameOf(project, ElementRef::of(ElementKind::ExternalCall, call.id)) + " is called by " + logicNameOf(project, call.calledFrom) +
                           " while somebody waits for the answer. When the other side is slow, so is every request, until none is left.");
}

/// A job of its own for the call, with what the other rules ask of one.
Job jobForCall(const Project& project, const ExternalCall& call)
{
    Job job;
    job.name = "call_" + (call.provider.empty() ? "outside" : snakeCase(call.provider));
    const auto taken = [&](const std::string& name) { return std::any_of(project.jobs.begin(), project.jobs.end(), [&](const Job& each) { return each.name == name; }); };
    const std::string base = job.name;
    for (int number = 2; taken(job.name); ++number)
        job.name = base + "_" + std::to_string(number);
    job.id = JobId::derive("job/" + call.id.text());
    job.description = call.purpose;
    job.runner = project.jobs.empty() ? "database_queue" : project.jobs.begin()->runner;
    job.queue = "outside";
    job.payload = {tenantKeyName(project), "request_id"};
    if (project.tenancy->model == TenancyModel::None || project.tenancy->model == TenancyModel::Undecided) {
        job.payload.erase(job.payload.begin());
        job.carriesTenant = false;
    }
    job.idempotent = true;
    job.idempotencyKey = "request_id";
    job.maximumAttempts = usualAttempts;
    job.backoff = usualBackoff;
    job.deadLetter = true;
    job.timeout = "1 minute";
    return job;
}

void startFrom(Project& project, const ElementRef& caller, JobId job)
{
    if (const Endpoint* endpoint = caller.kind == ElementKind::Endpoint ? project.endpoints.find(EndpointId(caller.id)) : nullptr) {
        Endpoint changed = *endpoint;
        changed.job = job;
        project.endpoints = project.endpoints.with(std::move(changed));
    } else if (const Webhook* webhook = caller.kind == ElementKind::Webhook ? project.webhooks.find(WebhookId(caller.id)) : nullptr) {
        Webhook changed = *webhook;
        changed.job = job;
        project.webhooks = project.webhooks.with(std::move(changed));
    } else if (const Service* service = project.services.find(ServiceId(caller.id)); service && std::find(service->starts.begin(), service->starts.end(), job) == service->starts.end()) {
        Service changed = *service;
        changed.starts.push_back(job);
        project.services = project.services.with(std::move(changed));
    }
}

Result<Project> moveIntoJob(const Project& project, ExternalCallId id, std::optional<JobId> wanted)
{
    const ExternalCall* found = project.externalCalls.find(id);
    if (!found)
        return goneError("outside call");
    Project after = project;
    if (!wanted) {
        const Job job = jobForCall(project, *found);
        wanted = job.id;
        after.jobs = after.jobs.with(job);
    } else if (!project.jobs.contains(*wanted)) {
        return goneError("job");
    }
    startFrom(after, found->calledFrom, *wanted);
    ExternalCall call = *found;
    call.calledFrom = ElementRef::of(ElementKind::Job, *wanted);
    // A job that is tried again mends a half-done change; the outbox does it for those that aren't.
    const Job* job = after.jobs.find(*wanted);
    call.throughOutbox = call.throughOutbox || !job->idempotent;
    after.externalCalls = after.externalCalls.with(std::move(call));
    return after;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const ExternalCallId id(finding.element.id);
    const ExternalCall* call = context.project().externalCalls.find(id);
    if (!call)
        return {};
    const std::optional<JobId> there = jobFor(context.project(), call->calledFrom);
    const std::string title = there ? "Make the call in the job " + context.project().jobs.find(*there)->name : std::string("Make the call in a job of its own");
    return onlyFix(changeProject(title, [id, there](const Project& project) { return moveIntoJob(project, id, there); },
                                 "The request is answered before the call is made. Whoever asked hears of its outcome later."));
}

}  // namespace

extern const Rule outsideCallInRequest = {
    .code = "JOB006",
    .name = "outside-call-in-request",
    .title = "Calls to the outside are made by jobs",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
