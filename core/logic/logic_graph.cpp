#include "core/logic/logic_graph.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace barch {
namespace {

std::string shortText(std::string_view text)
{
    return text.empty() ? std::string("unnamed") : std::string(text);
}

/// Gathers nodes and edges by element, then numbers them.
class GraphMaker {
public:
    explicit GraphMaker(const Project& project) : m_project(project) {}

    LogicGraph make()
    {
        addServices();
        addJobs();
        addEntries();
        addOutside();
        return finish();
    }

private:
    using Key = std::pair<ElementKind, AnyId>;

    static Key keyOf(const ElementRef& element) { return {element.kind, element.id}; }

    Key node(ElementKind kind, AnyId id, LogicLayer layer)
    {
        const ElementRef element = ElementRef::of(kind, id);
        m_nodes.try_emplace({kind, id}, LogicNode{element, logicNameOf(m_project, element), layer});
        return {kind, id};
    }

    void link(const Key& from, ElementKind kind, AnyId to, LogicLink how)
    {
        if (to)
            m_links.emplace_back(from, Key{kind, to}, how);
    }

    void addServices()
    {
        for (const Service& service : m_project.services) {
            const Key from = node(ElementKind::Service, service.id, layerOf(service).value_or(LogicLayer::Service));
            for (const ServiceId used : service.uses)
                link(from, ElementKind::Service, used, LogicLink::Calls);
            for (const JobId job : service.starts)
                link(from, ElementKind::Job, job, LogicLink::Starts);
            for (const TableId table : service.tables)
                if (m_project.tables.contains(table)) {
                    node(ElementKind::Table, table, LogicLayer::Table);
                    link(from, ElementKind::Table, table, LogicLink::Keeps);
                }
        }
    }

    void addJobs()
    {
        for (const Job& job : m_project.jobs)
            link(node(ElementKind::Job, job.id, LogicLayer::Job), ElementKind::Service, job.service, LogicLink::Works);
    }

    void addEntries()
    {
        for (const Endpoint& endpoint : m_project.endpoints) {
            const Key from = node(ElementKind::Endpoint, endpoint.id, LogicLayer::Entry);
            link(from, ElementKind::Service, endpoint.service, LogicLink::Calls);
            link(from, ElementKind::Job, endpoint.job, LogicLink::Starts);
        }
        for (const Webhook& webhook : m_project.webhooks) {
            const Key from = node(ElementKind::Webhook, webhook.id, webhook.incoming ? LogicLayer::Entry : LogicLayer::Outside);
            if (webhook.incoming) {
                link(from, ElementKind::Service, webhook.service, LogicLink::Calls);
                link(from, ElementKind::Job, webhook.job, LogicLink::Starts);
            } else if (webhook.job) {
                link({ElementKind::Job, webhook.job}, ElementKind::Webhook, webhook.id, LogicLink::Sends);
            }
        }
    }

    void addOutside()
    {
        for (const ExternalCall& call : m_project.externalCalls) {
            node(ElementKind::ExternalCall, call.id, LogicLayer::Outside);
            if (call.calledFrom.id)
                link(keyOf(call.calledFrom), ElementKind::ExternalCall, call.id, LogicLink::Sends);
        }
        for (const Message& message : m_project.messages)
            if (message.job) {
                node(ElementKind::Message, message.id, LogicLayer::Outside);
                link({ElementKind::Job, message.job}, ElementKind::Message, message.id, LogicLink::Sends);
            }
        for (const SearchIndex& search : m_project.searchIndexes)
            if (search.job) {
                node(ElementKind::SearchIndex, search.id, LogicLayer::Outside);
                link({ElementKind::Job, search.job}, ElementKind::SearchIndex, search.id, LogicLink::Sends);
            }
    }

    LogicGraph finish() const
    {
        LogicGraph graph;
        for (const auto& [key, node] : m_nodes)
            graph.nodes.push_back(node);
        std::stable_sort(graph.nodes.begin(), graph.nodes.end(), [](const LogicNode& a, const LogicNode& b) { return std::tie(a.layer, a.name) < std::tie(b.layer, b.name); });
        std::map<Key, std::size_t> numbers;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            numbers[keyOf(graph.nodes[i].element)] = i;
        for (const auto& [from, to, how] : m_links)
            if (const auto a = numbers.find(from), b = numbers.find(to); a != numbers.end() && b != numbers.end())
                graph.edges.push_back({a->second, b->second, how});
        std::sort(graph.edges.begin(), graph.edges.end(), [](const LogicEdge& a, const LogicEdge& b) { return std::tie(a.from, a.to, a.link) < std::tie(b.from, b.to, b.link); });
        graph.edges.erase(std::unique(graph.edges.begin(), graph.edges.end()), graph.edges.end());
        return graph;
    }

    const Project& m_project;
    std::map<Key, LogicNode> m_nodes;
    std::vector<std::tuple<Key, Key, LogicLink>> m_links;
};

}  // namespace

LogicGraph logicGraph(const Project& project)
{
    return GraphMaker(project).make();
}

std::optional<LogicLayer> layerOf(const Service& service)
{
    if (service.layer == "controller")
        return LogicLayer::Controller;
    if (service.layer == "service")
        return LogicLayer::Service;
    return service.layer == "repository" ? std::optional(LogicLayer::Repository) : std::nullopt;
}

std::string logicNameOf(const Project& project, const ElementRef& element)
{
    const auto named = [&](const auto* found) { return found ? shortText(found->name) : element.id.text(); };
    switch (element.kind) {
    case ElementKind::Service: return named(project.services.find(ServiceId(element.id)));
    case ElementKind::Job: return named(project.jobs.find(JobId(element.id)));
    case ElementKind::Webhook: return named(project.webhooks.find(WebhookId(element.id)));
    case ElementKind::Message: return named(project.messages.find(MessageId(element.id)));
    case ElementKind::SearchIndex: return named(project.searchIndexes.find(SearchIndexId(element.id)));
    case ElementKind::Bucket: return named(project.buckets.find(BucketId(element.id)));
    case ElementKind::Channel: return named(project.channels.find(ChannelId(element.id)));
    case ElementKind::Table: return named(project.tables.find(TableId(element.id)));
    case ElementKind::Endpoint: {
        const Endpoint* endpoint = project.endpoints.find(EndpointId(element.id));
        return endpoint ? endpoint->method + " " + endpoint->path : element.id.text();
    }
    case ElementKind::ExternalCall: {
        const ExternalCall* call = project.externalCalls.find(ExternalCallId(element.id));
        if (!call)
            return element.id.text();
        return shortText(call->provider) + (call->purpose.empty() ? "" : ": " + call->purpose);
    }
    default: return element.id.text();
    }
}

std::optional<std::size_t> LogicGraph::find(const ElementRef& element) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const LogicNode& node) { return node.element.kind == element.kind && node.element.id == element.id; });
    return found == nodes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - nodes.begin()));
}

std::vector<std::size_t> LogicGraph::into(std::size_t node) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (edges[i].to == node)
            found.push_back(i);
    return found;
}

std::vector<std::size_t> LogicGraph::outOf(std::size_t node) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (edges[i].from == node)
            found.push_back(i);
    return found;
}

std::vector<ElementRef> startersOf(const Project& project, JobId job)
{
    std::vector<ElementRef> starters;
    for (const Service& service : project.services)
        if (std::find(service.starts.begin(), service.starts.end(), job) != service.starts.end())
            starters.push_back(ElementRef::of(ElementKind::Service, service.id));
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.job == job)
            starters.push_back(ElementRef::of(ElementKind::Endpoint, endpoint.id));
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming && webhook.job == job)
            starters.push_back(ElementRef::of(ElementKind::Webhook, webhook.id));
    std::stable_sort(starters.begin(), starters.end(), [&](const ElementRef& a, const ElementRef& b) {
        return a.kind == b.kind && logicNameOf(project, a) < logicNameOf(project, b);
    });
    return starters;
}

}  // namespace barch
