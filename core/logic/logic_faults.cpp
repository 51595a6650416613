#include "core/logic/logic_faults.h"

#include "core/logic/cron.h"
#include "core/logic/durations.h"
#include "core/logic/logic_graph.h"
#include "core/logic/service_circles.h"
#include "core/tenancy/guards.h"
#include "core/text/word_list.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace barch {
namespace {

class FaultFinder {
public:
    explicit FaultFinder(const Project& project) : m_project(project) {}

    std::vector<LogicFault> find()
    {
        findCircles();
        for (const Service& service : m_project.services)
            lookAt(service);
        findStarted();
        for (const Job& job : m_project.jobs)
            lookAt(job);
        for (const ExternalCall& call : m_project.externalCalls)
            lookAt(call);
        for (const Bucket& bucket : m_project.buckets)
            lookAt(bucket);
        for (const SearchIndex& search : m_project.searchIndexes)
            lookAt(search);
        for (const Channel& channel : m_project.channels)
            lookAt(channel);
        std::stable_sort(m_faults.begin(), m_faults.end(), [this](const LogicFault& a, const LogicFault& b) {
            return a.kind != b.kind ? a.kind < b.kind : logicNameOf(m_project, a.element) < logicNameOf(m_project, b.element);
        });
        return std::move(m_faults);
    }

private:
    void tell(LogicFaultKind kind, ElementKind elementKind, AnyId id, std::string text)
    {
        m_faults.push_back({kind, ElementRef::of(elementKind, id), std::move(text)});
    }

    bool isTenantTable(TableId id) const
    {
        const Table* table = m_project.table(id);
        return table && isTenantOwned(*table);
    }

    bool severalTenants() const
    {
        const TenancyModel model = m_project.tenancy->model;
        return model == TenancyModel::Shared || model == TenancyModel::Isolated || model == TenancyModel::Hybrid;
    }

    void findCircles()
    {
        for (const std::vector<ServiceId>& circle : serviceCircles(m_project)) {
            std::vector<std::string> names;
            for (const ServiceId id : circle)
                names.push_back(m_project.services.find(id)->name);
            tell(LogicFaultKind::Circle, ElementKind::Service, circle.front(),
                 names.size() == 1 ? names[0] + " uses itself."
                                   : listed(names) + " use each other in a circle. None of them can be changed or tested alone.");
        }
    }

    void lookAt(const Service& service)
    {
        const std::optional<LogicLayer> layer = layerOf(service);
        if (!layer) {
            tell(LogicFaultKind::NoLayer, ElementKind::Service, service.id, service.name + " is no controller, no service and no repository. Say which layer it belongs to.");
            return;
        }
        for (const ServiceId id : service.uses) {
            const Service* used = m_project.services.find(id);
            const std::optional<LogicLayer> below = used ? layerOf(*used) : std::nullopt;
            if (!below)
                continue;
            if (*below < *layer)
                tell(LogicFaultKind::WrongWay, ElementKind::Service, service.id,
                     "The " + service.layer + " " + service.name + " calls the " + used->layer + " " + used->name + ". Calls go from controllers to services to repositories.");
            else if (*layer == LogicLayer::Controller && *below == LogicLayer::Repository)
                tell(LogicFaultKind::SkippedLayer, ElementKind::Service, service.id,
                     "The controller " + service.name + " calls the repository " + used->name + " itself. What a service checks is not checked then.");
        }
        if (*layer == LogicLayer::Controller && !service.tables.empty())
            tell(LogicFaultKind::SkippedLayer, ElementKind::Service, service.id, "The controller " + service.name + " reads and writes tables itself. What a service checks is not checked then.");
    }

    void findStarted()
    {
        for (const Service& service : m_project.services)
            m_started.insert(service.starts.begin(), service.starts.end());
        for (const Endpoint& endpoint : m_project.endpoints)
            m_started.insert(endpoint.job);
        for (const Webhook& webhook : m_project.webhooks)
            if (webhook.incoming)
                m_started.insert(webhook.job);
    }

    void lookAt(const Job& job)
    {
        if (job.schedule.empty() && !m_started.contains(job.id))
            tell(LogicFaultKind::NeverStarted, ElementKind::Job, job.id, "Nothing starts " + job.name + ": no schedule, no service, no call and no webhook.");
        if (!job.schedule.empty()) {
            const Result<CronSchedule> schedule = parseCron(job.schedule);
            if (!schedule)
                tell(LogicFaultKind::BadSchedule, ElementKind::Job, job.id, job.name + ": " + schedule.error().text());
            else if (!everRuns(*schedule))
                tell(LogicFaultKind::BadSchedule, ElementKind::Job, job.id, job.name + " never runs: there is no such day in any year.");
        }
        duration(ElementKind::Job, job.id, job.name, "timeout", job.timeout);
        if (!job.backoff.empty() && !readBackoff(job.backoff))
            tell(LogicFaultKind::BadBackoff, ElementKind::Job, job.id,
                 job.name + " waits \"" + job.backoff + "\" before it tries again, which can't be read. Write it such as \"doubling, from 10 seconds to 1 hour\".");
    }

    void duration(ElementKind kind, AnyId id, const std::string& name, const char* what, const std::string& text)
    {
        if (!text.empty() && !readDuration(text))
            tell(LogicFaultKind::BadDuration, kind, id, "The " + std::string(what) + " of " + name + " can't be read: \"" + text + "\". Write it such as \"10 seconds\".");
    }

    void lookAt(const ExternalCall& call)
    {
        const std::string name = logicNameOf(m_project, ElementRef::of(ElementKind::ExternalCall, call.id));
        if (!call.calledFrom.id)
            tell(LogicFaultKind::NoCaller, ElementKind::ExternalCall, call.id, "Nobody says from where " + name + " is called. Choose the job or the service.");
        duration(ElementKind::ExternalCall, call.id, name, "timeout", call.timeout);
    }

    void lookAt(const Bucket& bucket)
    {
        duration(ElementKind::Bucket, bucket.id, bucket.name, "lifetime of links", bucket.linkLifetime);
        duration(ElementKind::Bucket, bucket.id, bucket.name, "time that files are kept", bucket.keptFor);
        if (!severalTenants() || !isTenantTable(bucket.table))
            return;
        if (bucket.isPublic)
            tell(LogicFaultKind::OpenFiles, ElementKind::Bucket, bucket.id, "Anybody who knows an address in " + bucket.name + " reads a tenant's file. Keep it private and hand out signed links.");
        if (!bucket.keyPattern.starts_with("{" + tenantKeyName(m_project) + "}"))
            tell(LogicFaultKind::OpenFiles, ElementKind::Bucket, bucket.id,
                 "Files in " + bucket.name + " don't lie apart by tenant. Begin their address with {" + tenantKeyName(m_project) + "}.");
    }

    void lookAt(const SearchIndex& search)
    {
        if (severalTenants() && isTenantTable(search.table) && !search.tenantFiltered)
            tell(LogicFaultKind::OpenSearch, ElementKind::SearchIndex, search.id, "The search " + search.name + " goes through the rows of all tenants. The server has to put the tenant into every search.");
        if (search.engine != "database" && !search.engine.empty() && !search.job)
            tell(LogicFaultKind::OpenSearch, ElementKind::SearchIndex, search.id, "No job keeps " + search.name + " up to date, so it finds what is long gone.");
    }

    void lookAt(const Channel& channel)
    {
        if (severalTenants() && channel.name.find(tenantKeyName(m_project)) != std::string::npos)
            tell(LogicFaultKind::TenantInName, ElementKind::Channel, channel.id, "The channel " + channel.name + " has the tenant in its name, so a client could ask for another's. The server knows the tenant from the login.");
        if (isTenantTable(channel.table) && !channel.permission)
            tell(LogicFaultKind::OpenChannel, ElementKind::Channel, channel.id, "Whoever is signed in hears the channel " + channel.name + ". Say which permission it takes.");
    }

    const Project& m_project;
    std::set<JobId> m_started;
    std::vector<LogicFault> m_faults;
};

}  // namespace

std::vector<LogicFault> logicFaults(const Project& project)
{
    return FaultFinder(project).find();
}

}  // namespace barch
