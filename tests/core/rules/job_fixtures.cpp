#include "designs.h"
#include "fixtures.h"

#include <functional>

namespace barch::test {
namespace {

const JobId jobId = JobId::derive("job/send_email");
const ServiceId controllerId = ServiceId::derive("service/controllers");
const ServiceId ordersId = ServiceId::derive("service/orders");
const ExternalCallId callId = ExternalCallId::derive("external-call/mail");

Job soundJob(const Project& project)
{
    Job job;
    job.id = jobId;
    job.name = "send_email";
    job.runner = "bullmq";
    job.queue = "mail";
    job.carriesTenant = project.tenancy->model != TenancyModel::None;
    job.payload = {"message_id"};
    if (job.carriesTenant)
        job.payload.insert(job.payload.begin(), "tenant_id");
    job.idempotent = true;
    job.idempotencyKey = "message_id";
    job.maximumAttempts = 5;
    job.backoff = "doubling, from 10 seconds to 1 hour";
    job.deadLetter = true;
    job.service = ordersId;
    return job;
}

/// Controllers, a service that keeps tasks and starts the job, the job, and a call that is made in it.
Project working(TenancyModel tenancy = TenancyModel::Shared, Dialect dialect = Dialect::PostgreSql)
{
    Project project = soundDesign(dialect, tenancy);
    Service orders;
    orders.id = ordersId;
    orders.name = "order_service";
    orders.layer = "service";
    orders.tables = {tableOf(project, "tasks").id};
    orders.starts = {jobId};
    Service controllers;
    controllers.id = controllerId;
    controllers.name = "http_controllers";
    controllers.layer = "controller";
    controllers.uses = {ordersId};
    project.services = project.services.with(orders).with(controllers);
    project.jobs = project.jobs.with(soundJob(project));
    ExternalCall call;
    call.id = callId;
    call.provider = "ses";
    call.purpose = "Send mail";
    call.calledFrom = ElementRef::of(ElementKind::Job, jobId);
    call.timeout = "10 seconds";
    call.maximumAttempts = 3;
    call.onFailure = "Kept and tried again.";
    project.externalCalls = project.externalCalls.with(call);
    return project;
}

Project withJob(const std::function<void(Job&)>& change, Project project = working())
{
    Job job = *project.jobs.find(jobId);
    change(job);
    project.jobs = project.jobs.with(job);
    return project;
}

Project withCall(const std::function<void(ExternalCall&)>& change, Project project = working())
{
    ExternalCall call = *project.externalCalls.find(callId);
    change(call);
    project.externalCalls = project.externalCalls.with(call);
    return project;
}

Project calledFrom(ElementRef caller, Project project = working(), bool outbox = false)
{
    return withCall([&](ExternalCall& call) {
        call.calledFrom = caller;
        call.throughOutbox = outbox;
    }, std::move(project));
}

Project withoutJob(Project project = working())
{
    Service orders = *project.services.find(ordersId);
    orders.starts.clear();
    project.services = project.services.with(orders);
    project.jobs = project.jobs.without(jobId);
    return project;
}

Project withEndpoint(Project project = working())
{
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.operation = Operation::Action;
    endpoint.operationId = "inviteMember";
    endpoint.method = "POST";
    endpoint.path = "/api/v1/invitations";
    endpoint.isPublic = true;
    endpoint.idempotencyKey = true;
    endpoint.rateLimit = "5 requests a minute for each address";
    endpoint.requestSchema = R"({"type":"object","additionalProperties":false,"properties":{}})";
    endpoint.errorStatuses = {400, 422, 429, 500};
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

Project withWebhook(bool incoming)
{
    Project project = working();
    Webhook webhook;
    webhook.id = WebhookId::derive("webhook");
    webhook.name = "pay events";
    webhook.incoming = incoming;
    webhook.path = "/api/v1/webhooks/pay";
    webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
    webhook.job = jobId;
    project.webhooks = project.webhooks.with(webhook);
    return calledFrom(ElementRef::of(ElementKind::Webhook, webhook.id), project);
}

void addTenantFixtures(std::vector<Fixture>& all)
{
    const auto bare = [](Job& job) { job.payload = {"message_id"}; };
    all.push_back({"JOB001", "no tenant in the payload", withJob(bare), working()});
    all.push_back({"JOB001", "named and not carried", withJob([](Job& job) { job.carriesTenant = false; }), withJob([](Job& job) { job.payload = {"tenantId", "message_id"}; })});
    all.push_back({"JOB001", "a database for each tenant", withJob(bare, working(TenancyModel::Isolated)), withJob(bare, working(TenancyModel::None))});
    const auto forgets = [](Job& job) { job.restoresTenant = false; };
    all.push_back({"JOB002", "forgotten on retry", withJob(forgets), working()});
    all.push_back({"JOB002", "one customer only", withJob(forgets, working(TenancyModel::Hybrid)), withJob(forgets, working(TenancyModel::None))});
}

void addRetryFixtures(std::vector<Fixture>& all)
{
    all.push_back({"JOB003", "repeats", withJob([](Job& job) { job.idempotent = false; }), working()});
    all.push_back({"JOB003", "no key", withJob([](Job& job) { job.idempotencyKey.clear(); }), withJob([](Job& job) {
        job.idempotent = false;
        job.maximumAttempts = 1;
    })});
    all.push_back({"JOB003", "the runner's default", withJob([](Job& job) {
        job.idempotent = false;
        job.maximumAttempts = 0;
        job.payload = {"tenant_id"};
    }), working()});
    all.push_back({"JOB005", "no last try", withJob([](Job& job) { job.maximumAttempts = 0; }), working()});
    all.push_back({"JOB005", "no wait", withJob([](Job& job) { job.backoff.clear(); }), withJob([](Job& job) {
        job.maximumAttempts = 1;
        job.backoff.clear();
    })});
    all.push_back({"JOB005", "a wait that nobody can read", withJob([](Job& job) { job.backoff = "soon"; }), withJob([](Job& job) { job.backoff = "every 30 seconds"; })});
    all.push_back({"JOB005", "lost", withJob([](Job& job) { job.deadLetter = false; }), working()});
}

void addCallFixtures(std::vector<Fixture>& all)
{
    const ElementRef job = ElementRef::of(ElementKind::Job, jobId);
    const ElementRef service = ElementRef::of(ElementKind::Service, ordersId);
    for (const Dialect dialect : {Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite})
        for (const TenancyModel tenancy : {TenancyModel::None, TenancyModel::Shared, TenancyModel::Isolated})
            all.push_back({"JOB004", "a job that isn't mended by another try", withJob([](Job& each) { each.maximumAttempts = 1; }, working(tenancy, dialect)), working(tenancy, dialect)});
    all.push_back({"JOB004", "a service that writes", calledFrom(service), calledFrom(service, working(), true)});
    all.push_back({"JOB006", "a service behind controllers", calledFrom(service), calledFrom(job)});
    all.push_back({"JOB006", "the only job is taken", calledFrom(ElementRef::of(ElementKind::Service, controllerId)), calledFrom(service, working(), true)});
    all.push_back({"JOB006", "no job yet", calledFrom(service, withoutJob()), calledFrom({}, withoutJob())});
    all.push_back({"JOB006", "no job and no tenants", calledFrom(service, withoutJob(working(TenancyModel::None))), working(TenancyModel::None)});
    all.push_back({"JOB006", "a call of the API", calledFrom(ElementRef::of(ElementKind::Endpoint, EndpointId::derive("endpoint")), withEndpoint()), withEndpoint()});
    all.push_back({"JOB006", "a webhook", withWebhook(true), withWebhook(false)});
    all.push_back({"JOB007", "no time limit", withCall([](ExternalCall& call) { call.timeout = "a while"; }), working()});
    all.push_back({"JOB007", "no tries", withCall([](ExternalCall& call) { call.maximumAttempts = 0; }), withCall([](ExternalCall& call) { call.maximumAttempts = 1; })});
    all.push_back({"JOB007", "nothing decided", withCall([](ExternalCall& call) {
        call.timeout.clear();
        call.maximumAttempts = 0;
        call.onFailure.clear();
    }), working()});
}

}  // namespace

std::vector<Fixture> jobFixtures()
{
    std::vector<Fixture> all;
    addTenantFixtures(all);
    addRetryFixtures(all);
    addCallFixtures(all);
    return all;
}

}  // namespace barch::test
