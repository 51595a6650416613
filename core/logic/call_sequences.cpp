#include "core/logic/call_sequences.h"

#include "core/logic/logic_graph.h"
#include "core/logic/outbox.h"
#include "core/text/word_list.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch {
namespace {

using Step = CallSequence::Step;

/// Services from `start` to the nearest that keeps the table (any table where none is asked for), both
/// included; the start alone where no way leads there.
std::vector<const Service*> wayDown(const Project& project, ServiceId start, TableId wanted)
{
    const Service* first = project.services.find(start);
    if (!first)
        return {};
    std::map<ServiceId, ServiceId> cameFrom;
    std::vector<ServiceId> front{start};
    for (std::size_t at = 0; at < front.size(); ++at) {
        const Service* now = project.services.find(front[at]);
        if (!now)
            continue;
        const bool keeps = wanted ? std::find(now->tables.begin(), now->tables.end(), wanted) != now->tables.end() : !now->tables.empty();
        if (keeps) {
            std::vector<const Service*> way{now};
            for (ServiceId id = now->id; id != start;) {
                id = cameFrom.at(id);
                way.push_back(project.services.find(id));
            }
            std::reverse(way.begin(), way.end());
            return way;
        }
        for (const ServiceId next : now->uses)
            if (next != start && cameFrom.try_emplace(next, now->id).second)
                front.push_back(next);
    }
    return {first};
}

class Teller {
public:
    explicit Teller(const Project& project) : m_project(project), m_outbox(outboxOf(project)) {}

    CallSequence tell(const Endpoint& endpoint)
    {
        const std::size_t client = actor("Client");
        const std::vector<const Service*> way = wayDown(m_project, endpoint.service, endpoint.table);
        const std::size_t entry = way.empty() ? actor("Program") : actor(way.front()->name);
        line(Step::Call, client, entry, endpoint.method + " " + endpoint.path);
        const Table* table = m_project.table(endpoint.table);
        const bool reads = endpoint.method == "GET" || endpoint.method == "QUERY";
        goDown(way, entry, table ? (reads ? "reads " : "writes ") + table->name : std::string("reads and writes"), endpoint.job);
        for (const ExternalCall* call : callsOf(endpoint, way))
            callOutside(*call, call->calledFrom.kind == ElementKind::Service ? actor(logicNameOf(m_project, call->calledFrom)) : entry);
        goUp(way, entry);
        line(Step::Answer, entry, client, endpoint.job ? "202, done later" : "the answer");
        if (const Job* job = m_project.jobs.find(endpoint.job))
            runJob(*job, m_outbox ? actor(m_outbox->name) : entry);
        return finish(ElementRef::of(ElementKind::Endpoint, endpoint.id), "call-" + endpoint.operationId, endpoint.method + " " + endpoint.path);
    }

    CallSequence tell(const Webhook& webhook)
    {
        const std::size_t sender = actor(webhook.provider.empty() ? std::string("Sender") : webhook.provider);
        const Service* service = m_project.services.find(webhook.service);
        const std::size_t entry = actor(service ? service->name : std::string("Program"));
        line(Step::Call, sender, entry, "POST " + webhook.path);
        std::vector<std::string> checks;
        if (webhook.verifiesSignature)
            checks.emplace_back("signature");
        if (webhook.checksTimestamp)
            checks.emplace_back("time stamp");
        if (webhook.deduplicates)
            checks.emplace_back("whether it was here before");
        if (!checks.empty())
            note(entry, "checks " + listed(checks));
        line(Step::Call, entry, actor("Database"), "keeps the message");
        line(Step::Answer, entry, sender, "200");
        if (const Job* job = m_project.jobs.find(webhook.job))
            runJob(*job, entry);
        return finish(ElementRef::of(ElementKind::Webhook, webhook.id), "webhook-" + webhook.name, webhook.name);
    }

    CallSequence tell(const Job& job)
    {
        const std::vector<ElementRef> starters = startersOf(m_project, job.id);
        std::size_t source = 0;
        if (!job.schedule.empty() || starters.empty()) {
            source = actor(job.schedule.empty() ? "Nobody yet" : "Clock");
        } else {
            const ElementRef& starter = starters.front();
            comeIn(starter);
            source = actor(logicNameOf(m_project, starter));
            if (starter.kind == ElementKind::Service) {
                const ServiceId id(starter.id);
                goDown(wayDown(m_project, id, m_outbox ? m_outbox->id : TableId()), source, "writes its cause", job.id);
                source = m_outbox ? actor(m_outbox->name) : source;
            }
        }
        runJob(job, source);
        return finish(ElementRef::of(ElementKind::Job, job.id), "job-" + job.name, job.name);
    }

private:
    std::size_t actor(const std::string& wanted)
    {
        const std::string name = wanted.empty() ? "unnamed" : wanted;
        const auto found = std::find(m_sequence.actors.begin(), m_sequence.actors.end(), name);
        if (found != m_sequence.actors.end())
            return static_cast<std::size_t>(found - m_sequence.actors.begin());
        m_sequence.actors.push_back(name);
        return m_sequence.actors.size() - 1;
    }

    void line(Step step, std::size_t from, std::size_t to, std::string text) { m_sequence.lines.push_back({step, from, to, std::move(text)}); }
    void note(std::size_t at, std::string text) { line(Step::Note, at, at, std::move(text)); }

    /// The call of a client that gets to a service through the controller that uses it, where one does.
    void comeIn(const ElementRef& starter)
    {
        if (starter.kind != ElementKind::Service)
            return;
        for (const Service& service : m_project.services)
            if (layerOf(service) == LogicLayer::Controller && std::find(service.uses.begin(), service.uses.end(), ServiceId(starter.id)) != service.uses.end()) {
                const std::size_t client = actor("Client");
                line(Step::Call, client, actor(service.name), "a call of the API");
                line(Step::Call, actor(service.name), actor(logicNameOf(m_project, starter)), "does it, with the tenant and the person");
                return;
            }
    }

    void goDown(const std::vector<const Service*>& way, std::size_t entry, const std::string& what, JobId job)
    {
        std::size_t last = entry;
        for (std::size_t i = 1; i < way.size(); ++i) {
            const std::size_t next = actor(way[i]->name);
            line(Step::Call, last, next, i + 1 == way.size() ? what : std::string("does it, with the tenant and the person"));
            last = next;
        }
        if (way.empty() || way.back()->tables.empty())
            return;
        const std::size_t database = actor("Database");
        line(Step::Call, last, database, what + ", as the tenant");
        if (const Job* started = m_project.jobs.find(job); started && m_outbox)
            line(Step::Call, last, actor(m_outbox->name), started->name + ", in the same transaction");
        line(Step::Answer, database, last, "committed");
    }

    void goUp(const std::vector<const Service*>& way, std::size_t entry)
    {
        for (std::size_t i = way.size(); i-- > 1;)
            line(Step::Answer, actor(way[i]->name), i == 1 ? entry : actor(way[i - 1]->name), "done");
    }

    std::vector<const ExternalCall*> callsOf(const Endpoint& endpoint, const std::vector<const Service*>& way) const
    {
        std::vector<const ExternalCall*> calls;
        for (const ExternalCall& call : m_project.externalCalls) {
            const bool here = call.calledFrom.kind == ElementKind::Endpoint ? call.calledFrom.id == endpoint.id
                                                                            : call.calledFrom.kind == ElementKind::Service &&
                                                                                  std::any_of(way.begin(), way.end(), [&](const Service* service) { return service->id == call.calledFrom.id; });
            if (here && !call.throughOutbox)
                calls.push_back(&call);
        }
        return calls;
    }

    /// In a job its service writes what came of it, and what failed is tried again by the queue.
    void callOutside(const ExternalCall& call, std::size_t caller, const Job* job = nullptr)
    {
        const Service* service = job ? m_project.services.find(job->service) : nullptr;
        const std::size_t provider = actor(call.provider);
        line(Step::Call, caller, provider, call.purpose.empty() ? std::string("is called") : call.purpose);
        line(Step::Either, 0, 0, call.timeout.empty() ? std::string("it answers") : "it answers within " + call.timeout);
        line(Step::Answer, provider, caller, "the answer");
        if (service)
            line(Step::Call, caller, actor(service->name), "writes what came of it");
        line(Step::Or, 0, 0, "it fails or is too slow");
        note(caller, call.onFailure.empty() ? std::string("nobody said what happens") : call.onFailure);
        if (job)
            tryAgain(*job, caller);
        line(Step::End, 0, 0, {});
    }

    void tryAgain(const Job& job, std::size_t worker)
    {
        if (job.maximumAttempts != 1)
            line(Step::Call, worker, queueOf(job), "again" + (job.maximumAttempts > 1 ? ", at most " + std::to_string(job.maximumAttempts) + " times" : std::string()) +
                                                       (job.backoff.empty() ? "" : "; waits: " + job.backoff));
        if (job.deadLetter)
            line(Step::Call, queueOf(job), actor("Dead letters"), job.maximumAttempts == 1 ? "waits for a person" : "after the last try it waits for a person");
    }

    std::size_t queueOf(const Job& job) { return actor("Queue " + (job.queue.empty() ? std::string("default") : job.queue) + (job.runner.empty() ? "" : " (" + job.runner + ")")); }

    void runJob(const Job& job, std::size_t source)
    {
        const std::size_t queue = queueOf(job);
        line(Step::Call, source, queue, job.name + (job.payload.empty() ? "" : " with " + listed(job.payload)));
        const std::size_t worker = actor("Worker");
        line(Step::Call, queue, worker, job.name + (job.timeout.empty() ? "" : ", at most " + job.timeout));
        if (job.carriesTenant && job.restoresTenant)
            note(worker, "sets the tenant of the payload");
        if (job.idempotent && !job.idempotencyKey.empty())
            note(worker, "leaves it where it was done before: " + job.idempotencyKey);
        bool outside = false;
        for (const ExternalCall& call : m_project.externalCalls)
            if (call.calledFrom.kind == ElementKind::Job && call.calledFrom.id == job.id) {
                callOutside(call, worker, &job);
                outside = true;
            }
        if (outside)
            return;
        const Service* service = m_project.services.find(job.service);
        if (service)
            line(Step::Call, worker, actor(service->name), "does the work");
        line(Step::Either, 0, 0, "it is done");
        line(Step::Answer, service ? actor(service->name) : worker, service ? worker : queue, "done");
        line(Step::Or, 0, 0, "it fails");
        note(worker, "takes back what was half done");
        tryAgain(job, worker);
        line(Step::End, 0, 0, {});
    }

    CallSequence finish(const ElementRef& about, std::string name, std::string title)
    {
        m_sequence.about = about;
        m_sequence.name = std::move(name);
        m_sequence.title = std::move(title);
        return std::move(m_sequence);
    }

    const Project& m_project;
    const Table* m_outbox;
    CallSequence m_sequence;
};

bool reachesOut(const Project& project, const Endpoint& endpoint)
{
    if (project.jobs.contains(endpoint.job))
        return true;
    std::set<AnyId> way{endpoint.id};
    for (const Service* service : wayDown(project, endpoint.service, endpoint.table))
        way.insert(service->id);
    return std::any_of(project.externalCalls.begin(), project.externalCalls.end(), [&](const ExternalCall& call) { return !call.throughOutbox && way.contains(call.calledFrom.id); });
}

}  // namespace

std::optional<CallSequence> sequenceOf(const Project& project, const ElementRef& element)
{
    if (element.kind == ElementKind::Endpoint)
        if (const Endpoint* endpoint = project.endpoints.find(EndpointId(element.id)))
            return Teller(project).tell(*endpoint);
    if (element.kind == ElementKind::Webhook)
        if (const Webhook* webhook = project.webhooks.find(WebhookId(element.id)); webhook && webhook->incoming)
            return Teller(project).tell(*webhook);
    if (element.kind == ElementKind::Job)
        if (const Job* job = project.jobs.find(JobId(element.id)))
            return Teller(project).tell(*job);
    return std::nullopt;
}

std::vector<CallSequence> logicSequences(const Project& project)
{
    std::vector<CallSequence> all;
    for (const Endpoint& endpoint : project.endpoints)
        if (reachesOut(project, endpoint))
            all.push_back(*sequenceOf(project, ElementRef::of(ElementKind::Endpoint, endpoint.id)));
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming)
            all.push_back(*sequenceOf(project, ElementRef::of(ElementKind::Webhook, webhook.id)));
    for (const Job& job : project.jobs)
        all.push_back(*sequenceOf(project, ElementRef::of(ElementKind::Job, job.id)));
    std::stable_sort(all.begin(), all.end(), [](const CallSequence& a, const CallSequence& b) {
        const auto rank = [](ElementKind kind) { return kind == ElementKind::Endpoint ? 0 : kind == ElementKind::Webhook ? 1 : 2; };
        return std::pair(rank(a.about.kind), a.name) < std::pair(rank(b.about.kind), b.name);
    });
    std::set<std::string> names;
    for (CallSequence& sequence : all) {
        const std::string base = sequence.name;
        for (int number = 2; !names.insert(sequence.name).second; ++number)
            sequence.name = base + "-" + std::to_string(number);
    }
    return all;
}

}  // namespace barch
