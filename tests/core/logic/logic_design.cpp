#include "logic_design.h"

namespace barch::test {

ServiceId serviceId(const std::string& name)
{
    return ServiceId::derive("service/" + name);
}

JobId jobId(const std::string& name)
{
    return JobId::derive("job/" + name);
}

Project plusService(Project project, const std::string& name, const std::string& layer, const std::vector<std::string>& uses, const std::vector<std::string>& starts)
{
    Service service;
    service.id = serviceId(name);
    service.name = name;
    service.layer = layer;
    for (const std::string& used : uses)
        service.uses.push_back(serviceId(used));
    for (const std::string& started : starts)
        service.starts.push_back(jobId(started));
    project.services = project.services.with(std::move(service));
    return project;
}

Project plusJob(Project project, const std::string& name, const std::string& service, const std::string& schedule)
{
    Job job;
    job.id = jobId(name);
    job.name = name;
    job.runner = "bullmq";
    job.queue = "slow";
    job.payload = {"order_id"};
    job.carriesTenant = false;
    job.idempotent = true;
    job.idempotencyKey = "order_id";
    job.maximumAttempts = 5;
    job.backoff = "doubling, from 10 seconds to 1 hour";
    job.deadLetter = true;
    job.timeout = "1 minute";
    job.schedule = schedule;
    if (!service.empty())
        job.service = serviceId(service);
    project.jobs = project.jobs.with(std::move(job));
    return project;
}

Project logicDesign()
{
    Project project = plusService({}, "controllers", "controller", {"orders"});
    project = plusService(project, "orders", "service", {"order_rows"}, {"ship"});
    project = plusService(project, "order_rows", "repository");
    project = plusJob(project, "ship", "orders");
    ExternalCall call;
    call.id = ExternalCallId::derive("call");
    call.provider = "carrier";
    call.purpose = "Order a van";
    call.calledFrom = ElementRef::of(ElementKind::Job, jobId("ship"));
    call.timeout = "10 seconds";
    call.maximumAttempts = 3;
    call.onFailure = "Waits for a person.";
    project.externalCalls = project.externalCalls.with(call);
    return project;
}

}  // namespace barch::test
