#include "core/tracing/trace.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace barch {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

bool isAsker(ElementKind kind)
{
    return kind == ElementKind::Feature || kind == ElementKind::Requirement || kind == ElementKind::TestCase;
}

/// What the pairs say of one node, as a range.
auto of(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::uint32_t node)
{
    return std::equal_range(pairs.begin(), pairs.end(), std::pair(node, 0u), [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace

template <class T>
void Trace::addNodes(ElementKind kind, const SharedMap<T>& elements)
{
    const auto begin = static_cast<Index>(m_nodes.size());
    for (const T& element : elements)
        m_nodes.push_back({kind, element.id});
    m_ranges.push_back({kind, begin, static_cast<Index>(m_nodes.size())});
}

Trace::Index Trace::find(ElementKind kind, AnyId id) const
{
    const auto range = std::find_if(m_ranges.begin(), m_ranges.end(), [&](const Range& each) { return each.kind == kind; });
    if (!id || range == m_ranges.end())
        return none;
    const auto end = m_nodes.begin() + range->end;
    const auto found = std::lower_bound(m_nodes.begin() + range->begin, end, id, [](const Node& node, AnyId wanted) { return node.id < wanted; });
    return found != end && found->id == id ? static_cast<Index>(found - m_nodes.begin()) : none;
}

Trace::Index Trace::find(const ElementRef& element) const
{
    return element.owner ? find(ElementKind::Table, element.owner) : find(element.kind, element.id);
}

void Trace::use(Index from, ElementKind kind, AnyId id)
{
    if (const Index node = find(kind, id); node != none && from != none)
        m_uses.emplace_back(from, node);
}

void Trace::bring(TableId table, Index what)
{
    if (const Index node = find(ElementKind::Table, table); node != none)
        m_brings.emplace_back(node, what);
}

void Trace::readUses(const Project& project)
{
    const auto each = [&](ElementKind kind, const auto& elements, auto read) {
        Index node = find(kind, elements.begin() == elements.end() ? AnyId() : AnyId((*elements.begin()).id));
        for (const auto& element : elements)
            read(element, node++);
    };
    each(ElementKind::View, project.views, [&](const View& view, Index node) {
        for (const TableId table : view.reads)
            use(node, ElementKind::Table, table);
    });
    each(ElementKind::Endpoint, project.endpoints, [&](const Endpoint& call, Index node) {
        bring(call.table, node);
        use(node, ElementKind::Table, call.table);
        use(node, ElementKind::Permission, call.permission);
        use(node, ElementKind::Flag, call.flag);
        use(node, ElementKind::Service, call.service);
        use(node, ElementKind::Job, call.job);
    });
    each(ElementKind::Webhook, project.webhooks, [&](const Webhook& webhook, Index node) {
        use(node, ElementKind::Service, webhook.service);
        use(node, ElementKind::Job, webhook.job);
    });
    each(ElementKind::Channel, project.channels, [&](const Channel& channel, Index node) {
        bring(channel.table, node);
        use(node, ElementKind::Table, channel.table);
        use(node, ElementKind::Permission, channel.permission);
    });
    each(ElementKind::Permission, project.permissions, [&](const Permission& permission, Index node) { bring(permission.table, node); });
    each(ElementKind::Service, project.services, [&](const Service& service, Index node) {
        const auto has = [&](ElementKind kind, AnyId id) {
            if (const Index found = find(kind, id); found != none)
                m_brings.emplace_back(node, found);
        };
        for (const ServiceId used : service.uses)
            has(ElementKind::Service, used);
        for (const TableId table : service.tables)
            has(ElementKind::Table, table);
        for (const JobId job : service.starts)
            has(ElementKind::Job, job);
    });
    each(ElementKind::Job, project.jobs, [&](const Job& job, Index node) { use(node, ElementKind::Service, job.service); });
    each(ElementKind::ExternalCall, project.externalCalls, [&](const ExternalCall& call, Index node) {
        if (const Index caller = find(call.calledFrom); caller != none) {
            m_uses.emplace_back(caller, node);
            m_brings.emplace_back(node, caller);
        }
    });
    each(ElementKind::Message, project.messages, [&](const Message& message, Index node) { use(node, ElementKind::Job, message.job); });
    each(ElementKind::Bucket, project.buckets, [&](const Bucket& bucket, Index node) {
        bring(bucket.table, node);
        use(node, ElementKind::Table, bucket.table);
    });
    each(ElementKind::SearchIndex, project.searchIndexes, [&](const SearchIndex& index, Index node) {
        bring(index.table, node);
        use(node, ElementKind::Table, index.table);
        use(node, ElementKind::Job, index.job);
    });
    each(ElementKind::AiModel, project.aiModels, [&](const AiModel& model, Index node) {
        use(node, ElementKind::Job, model.job);
        use(node, ElementKind::AiModel, model.fallback);
    });
    std::sort(m_uses.begin(), m_uses.end());
    std::sort(m_brings.begin(), m_brings.end());
}

void Trace::give(Index asker, Index node, bool direct)
{
    if (node == none || node == asker || m_seen[node] == asker + 1)
        return;
    m_seen[node] = asker + 1;
    m_from[asker].push_back({node, direct});
}

void Trace::walk(Index asker, const std::vector<Index>& seeds)
{
    for (const Index seed : seeds)
        give(asker, seed, true);
    std::vector<Link>& links = m_from[asker];
    for (std::size_t next = 0; next < links.size(); ++next) {
        const Link link = links[next];
        for (auto [at, end] = of(m_uses, link.node); at != end; ++at)
            give(asker, at->second, false);
        if (link.direct)
            for (auto [at, end] = of(m_brings, link.node); at != end; ++at)
                give(asker, at->second, false);
    }
}

void Trace::walkFeatures(const Project& project)
{
    std::vector<std::pair<AnyId, Index>> also;  // what names the feature from its side
    for (const AiModel& model : project.aiModels)
        for (const FeatureId feature : model.usedBy)
            also.emplace_back(feature, find(ElementKind::AiModel, model.id));
    for (const FeatureFlag& flag : project.flags)
        if (flag.feature)
            also.emplace_back(flag.feature, find(ElementKind::Flag, flag.id));
    std::sort(also.begin(), also.end());
    for (const Feature& feature : project.features) {
        std::vector<Index> seeds;
        for (const ElementRef& element : feature.delivers)
            seeds.push_back(find(element));
        for (auto at = std::lower_bound(also.begin(), also.end(), std::pair(AnyId(feature.id), Index{0})); at != also.end() && at->first == feature.id; ++at)
            seeds.push_back(at->second);
        walk(find(ElementKind::Feature, feature.id), seeds);
    }
}

void Trace::walkRequirements(const Project& project)
{
    for (const Requirement& requirement : project.requirements) {
        const Index asker = find(ElementKind::Requirement, requirement.id);
        std::vector<Index> seeds;
        for (const ElementRef& element : requirement.metBy)
            seeds.push_back(find(element));
        walk(asker, seeds);
        for (const Index seed : seeds)
            if (seed != none && m_nodes[seed].kind == ElementKind::Feature)
                for (const Link& link : m_from[seed])
                    give(asker, link.node, false);
    }
}

/// A test leads to what it covers; and the features of that lead to the test.
void Trace::walkTests(const Project& project)
{
    std::vector<std::vector<Link>> asking(m_nodes.size());
    for (Index asker = 0; asker < m_from.size(); ++asker)
        if (m_nodes[asker].kind == ElementKind::Feature)
            for (const Link& link : m_from[asker])
                asking[link.node].push_back({asker, link.direct});
    std::vector<Index> told(m_nodes.size(), 0);  // the test that the feature was told of last, plus 1
    for (const TestCase& test : project.testCases) {
        const Index asker = find(ElementKind::TestCase, test.id);
        std::vector<Index> seeds;
        for (const ElementRef& element : test.covers)
            seeds.push_back(find(element));
        walk(asker, seeds);
        const auto tell = [&](Index feature, bool direct) {
            if (std::exchange(told[feature], asker + 1) == asker + 1)
                return;
            auto& links = m_from[feature];
            if (std::none_of(links.begin(), links.end(), [&](const Link& link) { return link.node == asker; }))
                links.push_back({asker, direct});
        };
        for (const Index seed : seeds)
            if (seed != none && isAsker(m_nodes[seed].kind) && m_nodes[seed].kind != ElementKind::TestCase) {
                for (const Link& link : m_from[seed])
                    give(asker, link.node, false);
                tell(seed, true);
            }
        for (const Index seed : seeds)
            if (seed != none)
                for (const Link& feature : asking[seed])
                    tell(feature.node, false);
    }
}

Trace::Trace(const Project& project)
{
    addNodes(ElementKind::Table, project.tables);
    addNodes(ElementKind::View, project.views);
    addNodes(ElementKind::Function, project.functions);
    addNodes(ElementKind::Endpoint, project.endpoints);
    addNodes(ElementKind::Webhook, project.webhooks);
    addNodes(ElementKind::Channel, project.channels);
    addNodes(ElementKind::Job, project.jobs);
    addNodes(ElementKind::Permission, project.permissions);
    addNodes(ElementKind::TestCase, project.testCases);
    addNodes(ElementKind::Service, project.services);
    addNodes(ElementKind::ExternalCall, project.externalCalls);
    addNodes(ElementKind::Message, project.messages);
    addNodes(ElementKind::Bucket, project.buckets);
    addNodes(ElementKind::SearchIndex, project.searchIndexes);
    addNodes(ElementKind::AiModel, project.aiModels);
    addNodes(ElementKind::Flag, project.flags);
    addNodes(ElementKind::PaymentEvent, project.paymentEvents);
    addNodes(ElementKind::Metric, project.metrics);
    addNodes(ElementKind::Feature, project.features);
    addNodes(ElementKind::Requirement, project.requirements);
    readUses(project);
    m_from.resize(m_nodes.size());
    m_seen.assign(m_nodes.size(), 0);
    walkFeatures(project);
    walkRequirements(project);
    walkTests(project);
    m_to.resize(m_nodes.size());
    for (Index asker = 0; asker < m_from.size(); ++asker)
        for (const Link& link : m_from[asker])
            m_to[link.node].push_back({asker, link.direct});
}

std::vector<TraceLink> Trace::linksIn(const std::vector<Link>& links, bool tests) const
{
    std::vector<TraceLink> found;
    for (const Link& link : links)
        if ((m_nodes[link.node].kind == ElementKind::TestCase) == tests)
            found.push_back({ElementRef::of(m_nodes[link.node].kind, m_nodes[link.node].id), link.direct});
    return found;
}

std::vector<TraceLink> Trace::from(const ElementRef& asker) const
{
    const Index node = find(asker);
    if (node == none || !isAsker(m_nodes[node].kind))
        return {};
    std::vector<Link> links = m_from[node];
    std::sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
        const auto rank = [&](const Link& link) {
            return std::tuple(partOf(m_nodes[link.node].kind), !link.direct, link.node);
        };
        return rank(a) < rank(b);
    });
    std::vector<TraceLink> found;
    for (const Link& link : links)
        found.push_back({ElementRef::of(m_nodes[link.node].kind, m_nodes[link.node].id), link.direct});
    return found;
}

std::vector<TraceLink> Trace::to(const ElementRef& element) const
{
    const Index node = find(element);
    return node == none ? std::vector<TraceLink>() : linksIn(m_to[node], false);
}

std::vector<TraceLink> Trace::testsOf(const ElementRef& element) const
{
    const Index node = find(element);
    if (node == none)
        return {};
    // Of a feature the tests are written in what it leads to.
    return linksIn(m_nodes[node].kind == ElementKind::Feature ? m_from[node] : m_to[node], true);
}

bool Trace::isAsked(const ElementRef& element) const
{
    const Index node = find(element);
    return node != none && std::any_of(m_to[node].begin(), m_to[node].end(), [&](const Link& link) { return m_nodes[link.node].kind != ElementKind::TestCase; });
}

bool Trace::isTested(const ElementRef& element) const
{
    const Index node = find(element);
    if (node == none)
        return false;
    const auto& links = m_nodes[node].kind == ElementKind::Feature ? m_from[node] : m_to[node];
    return std::any_of(links.begin(), links.end(), [&](const Link& link) { return m_nodes[link.node].kind == ElementKind::TestCase; });
}

bool traceAlike(const Project& a, const Project& b)
{
    return a.features.sameAs(b.features) && a.requirements.sameAs(b.requirements) && a.tables.sameAs(b.tables) && a.views.sameAs(b.views) &&
           a.functions.sameAs(b.functions) && a.endpoints.sameAs(b.endpoints) && a.webhooks.sameAs(b.webhooks) && a.channels.sameAs(b.channels) &&
           a.jobs.sameAs(b.jobs) && a.permissions.sameAs(b.permissions) && a.testCases.sameAs(b.testCases) && a.services.sameAs(b.services) &&
           a.externalCalls.sameAs(b.externalCalls) && a.messages.sameAs(b.messages) && a.buckets.sameAs(b.buckets) &&
           a.searchIndexes.sameAs(b.searchIndexes) && a.aiModels.sameAs(b.aiModels) && a.flags.sameAs(b.flags) &&
           a.paymentEvents.sameAs(b.paymentEvents) && a.metrics.sameAs(b.metrics) && a.tenancy.sameAs(b.tenancy);
}

TracePart partOf(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Table:
    case ElementKind::View: return TracePart::Tables;
    case ElementKind::Endpoint:
    case ElementKind::Webhook:
    case ElementKind::Channel: return TracePart::Endpoints;
    case ElementKind::Job: return TracePart::Jobs;
    case ElementKind::Permission: return TracePart::Permissions;
    case ElementKind::TestCase: return TracePart::Tests;
    default: return TracePart::Others;
    }
}

}  // namespace barch
