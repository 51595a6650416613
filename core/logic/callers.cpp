#include "core/logic/callers.h"

#include "core/logic/logic_graph.h"

#include <algorithm>
#include <set>

namespace barch {
namespace {

/// The service and all that it uses, directly or not.
std::set<ServiceId> reachedFrom(const Project& project, std::vector<ServiceId> front)
{
    std::set<ServiceId> reached;
    while (!front.empty()) {
        const ServiceId id = front.back();
        front.pop_back();
        const Service* service = project.services.find(id);
        if (service && reached.insert(id).second)
            front.insert(front.end(), service->uses.begin(), service->uses.end());
    }
    return reached;
}

ServiceId serviceOf(const Project& project, const ElementRef& caller)
{
    switch (caller.kind) {
    case ElementKind::Service: return ServiceId(caller.id);
    case ElementKind::Job: {
        const Job* job = project.jobs.find(JobId(caller.id));
        return job ? job->service : ServiceId();
    }
    case ElementKind::Endpoint: {
        const Endpoint* endpoint = project.endpoints.find(EndpointId(caller.id));
        return endpoint ? endpoint->service : ServiceId();
    }
    case ElementKind::Webhook: {
        const Webhook* webhook = project.webhooks.find(WebhookId(caller.id));
        return webhook ? webhook->service : ServiceId();
    }
    default: return {};
    }
}

bool changesRows(const Endpoint& endpoint)
{
    return endpoint.table && endpoint.operation != Operation::List && endpoint.operation != Operation::Read && endpoint.method != "GET" && endpoint.method != "QUERY";
}

}  // namespace

bool answersRequests(const Project& project, const ElementRef& caller)
{
    if (caller.kind == ElementKind::Endpoint)
        return project.endpoints.contains(EndpointId(caller.id));
    if (caller.kind == ElementKind::Webhook) {
        const Webhook* webhook = project.webhooks.find(WebhookId(caller.id));
        return webhook && webhook->incoming;
    }
    if (caller.kind != ElementKind::Service || !project.services.contains(ServiceId(caller.id)))
        return false;
    std::vector<ServiceId> front;
    for (const Service& service : project.services)
        if (layerOf(service) == LogicLayer::Controller)
            front.push_back(service.id);
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.service)
            front.push_back(endpoint.service);
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming && webhook.service)
            front.push_back(webhook.service);
    return reachedFrom(project, std::move(front)).contains(ServiceId(caller.id));
}

bool writesRows(const Project& project, const ElementRef& caller)
{
    if (caller.kind == ElementKind::Endpoint) {
        const Endpoint* endpoint = project.endpoints.find(EndpointId(caller.id));
        return endpoint && changesRows(*endpoint);
    }
    for (const ServiceId id : reachedFrom(project, {serviceOf(project, caller)}))
        if (!project.services.find(id)->tables.empty())
            return true;
    return false;
}

std::optional<JobId> jobFor(const Project& project, const ElementRef& caller)
{
    const ServiceId service = serviceOf(project, caller);
    const Service* found = project.services.find(service);
    if (caller.kind == ElementKind::Endpoint)
        if (const Endpoint* endpoint = project.endpoints.find(EndpointId(caller.id)); endpoint && project.jobs.contains(endpoint->job))
            return endpoint->job;
    if (caller.kind == ElementKind::Webhook)
        if (const Webhook* webhook = project.webhooks.find(WebhookId(caller.id)); webhook && project.jobs.contains(webhook->job))
            return webhook->job;
    for (const Job& job : project.jobs)
        if (service && job.service == service)
            return job.id;
    if (found)
        for (const JobId id : found->starts)
            if (project.jobs.contains(id))
                return id;
    return project.jobs.size() == 1 ? std::optional(project.jobs.begin()->id) : std::nullopt;
}

}  // namespace barch
