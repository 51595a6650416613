#include "core/planning/feature_graph.h"

#include <algorithm>
#include <limits>

namespace barch {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

}  // namespace

FeatureGraph::FeatureGraph(const SharedMap<Feature>& features) : m_features(features)
{
    m_nodes.reserve(features.size());
    for (const Feature& feature : m_features) {
        m_numbers.emplace(feature.id, m_nodes.size());
        m_nodes.push_back(&feature);
    }
    m_needs.resize(m_nodes.size());
    m_neededBy.resize(m_nodes.size());
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        auto& needs = m_needs[node];
        for (const FeatureId id : m_nodes[node]->dependsOn)
            if (const auto found = find(id))
                needs.push_back(*found);
        std::sort(needs.begin(), needs.end());
        needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
        for (const std::size_t other : needs)
            m_neededBy[other].push_back(node);
    }
    findGroups();
}

std::optional<std::size_t> FeatureGraph::find(FeatureId id) const
{
    const auto found = m_numbers.find(id);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

/// Tarjan's strongly connected components, without recursion: a chain may be as long as the list.
void FeatureGraph::findGroups()
{
    struct Step {
        std::size_t node;
        std::size_t next = 0;
    };
    m_groupOf.assign(size(), none);
    std::vector<std::size_t> index(size(), none);
    std::vector<std::size_t> low(size(), 0);
    std::vector<std::size_t> open;
    std::vector<Step> steps;
    std::size_t counter = 0;
    for (std::size_t start = 0; start < size(); ++start) {
        if (index[start] != none)
            continue;
        steps.push_back({start});
        while (!steps.empty()) {
            Step& step = steps.back();
            const std::size_t node = step.node;
            if (step.next == 0 && index[node] == none) {
                index[node] = low[node] = counter++;
                open.push_back(node);
            }
            if (step.next < m_needs[node].size()) {
                const std::size_t other = m_needs[node][step.next++];
                if (index[other] == none)
                    steps.push_back({other});
                else if (m_groupOf[other] == none)
                    low[node] = std::min(low[node], index[other]);
                continue;
            }
            if (low[node] == index[node]) {
                const auto first = std::find(open.rbegin(), open.rend(), node).base() - 1;
                std::vector<std::size_t> group(first, open.end());
                open.erase(first, open.end());
                std::sort(group.begin(), group.end());
                for (const std::size_t member : group)
                    m_groupOf[member] = m_groups.size();
                m_groups.push_back(std::move(group));
            }
            steps.pop_back();
            if (!steps.empty())
                low[steps.back().node] = std::min(low[steps.back().node], low[node]);
        }
    }
}

bool FeatureGraph::isCircle(std::size_t group) const
{
    const auto& members = m_groups[group];
    return members.size() > 1 || std::binary_search(m_needs[members[0]].begin(), m_needs[members[0]].end(), members[0]);
}

std::vector<FeatureId> FeatureGraph::order() const
{
    std::vector<FeatureId> ids;
    ids.reserve(size());
    for (const auto& group : m_groups)
        for (const std::size_t node : group)
            ids.push_back(m_nodes[node]->id);
    return ids;
}

std::vector<std::vector<FeatureId>> FeatureGraph::cycles() const
{
    std::vector<std::vector<FeatureId>> circles;
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        if (!isCircle(group))
            continue;
        std::vector<FeatureId> circle = walk(m_groups[group][0], m_groups[group][0]);
        circle.pop_back();
        circles.push_back(std::move(circle));
    }
    return circles;
}

std::vector<FeatureId> FeatureGraph::reached(FeatureId id, const Links& links) const
{
    std::vector<FeatureId> ids;
    const auto start = find(id);
    if (!start)
        return ids;
    std::vector<char> seen(size(), 0);
    std::vector<std::size_t> open{*start};
    for (std::size_t at = 0; at < open.size(); ++at)
        for (const std::size_t other : links[open[at]])
            if (!seen[other]) {
                seen[other] = 1;
                ids.push_back(m_nodes[other]->id);
                if (other != *start)
                    open.push_back(other);
            }
    return ids;
}

std::vector<FeatureId> FeatureGraph::allNeeds(FeatureId id) const
{
    return reached(id, m_needs);
}

std::vector<FeatureId> FeatureGraph::allNeededBy(FeatureId id) const
{
    return reached(id, m_neededBy);
}

/// At least one step, so that a way from a feature to itself is its circle.
std::vector<FeatureId> FeatureGraph::walk(std::size_t from, std::size_t to) const
{
    std::vector<std::size_t> cameFrom(size(), none);
    std::vector<std::size_t> open{from};
    for (std::size_t at = 0; at < open.size() && cameFrom[to] == none; ++at)
        for (const std::size_t other : m_needs[open[at]])
            if (cameFrom[other] == none) {
                cameFrom[other] = open[at];
                open.push_back(other);
            }
    std::vector<FeatureId> ids;
    if (cameFrom[to] == none)
        return ids;
    ids.push_back(m_nodes[to]->id);
    std::size_t node = cameFrom[to];
    while (node != from) {
        ids.push_back(m_nodes[node]->id);
        node = cameFrom[node];
    }
    ids.push_back(m_nodes[from]->id);
    std::reverse(ids.begin(), ids.end());
    return ids;
}

std::vector<FeatureId> FeatureGraph::way(FeatureId from, FeatureId to) const
{
    const auto start = find(from);
    const auto end = find(to);
    if (!start || !end)
        return {};
    return walk(*start, *end);
}

}  // namespace barch
