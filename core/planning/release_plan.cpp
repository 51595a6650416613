#include "core/planning/release_plan.h"

#include "core/planning/feature_graph.h"
#include "core/planning/figures.h"
#include "core/planning/inversions.h"
#include "core/planning/matrix.h"
#include "core/planning/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace barch {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

bool isWont(const Feature& feature)
{
    return feature.moscow == Moscow::Wont;
}

/// Cuts the releases: one group of the graph after the other.
class Cutter {
public:
    explicit Cutter(const Project& project)
        : m_project(project), m_graph(project.features), m_releases(releasesInOrder(project)), m_place(m_graph.groups().size(), nowhere)
    {
        for (const Release* release : m_releases)
            m_plan.loads.push_back({release->id, release->capacity, 0});
        rank();
    }

    ReleasePlan cut()
    {
        std::vector<std::size_t> waitsFor(m_graph.groups().size(), 0);
        for (std::size_t group = 0; group < waitsFor.size(); ++group)
            waitsFor[group] = neighbours(group, true).size();
        const auto later = [this](std::size_t a, std::size_t b) { return m_keys[b] < m_keys[a]; };
        std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
        for (std::size_t group = 0; group < waitsFor.size(); ++group)
            if (waitsFor[group] == 0)
                ready.push(group);
        while (!ready.empty()) {
            const std::size_t group = ready.top();
            ready.pop();
            place(group);
            for (const std::size_t next : neighbours(group, false))
                if (--waitsFor[next] == 0)
                    ready.push(next);
        }
        return std::move(m_plan);
    }

private:
    using Key = std::tuple<int, double, double, std::string, std::size_t>;

    std::vector<std::size_t> neighbours(std::size_t group, bool needs) const
    {
        std::vector<std::size_t> groups;
        for (const std::size_t node : m_graph.groups()[group])
            for (const std::size_t other : needs ? m_graph.needs(node) : m_graph.neededBy(node))
                if (m_graph.groupOf(other) != group)
                    groups.push_back(m_graph.groupOf(other));
        std::sort(groups.begin(), groups.end());
        groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
        return groups;
    }

    void rank()
    {
        const auto& groups = m_graph.groups();
        m_urgency.assign(groups.size(), urgencyOf(Moscow::Wont));
        m_urgentFor.assign(groups.size(), nowhere);
        m_keys.resize(groups.size());
        for (std::size_t group = 0; group < groups.size(); ++group)
            for (const std::size_t node : groups[group])
                m_urgency[group] = std::min(m_urgency[group], urgencyOf(m_graph.feature(node).moscow));
        // Dependents first, so that urgency reaches all that is needed.
        for (std::size_t group = groups.size(); group-- > 0;) {
            for (const std::size_t needed : neighbours(group, true))
                if (m_urgency[group] < m_urgency[needed]) {
                    m_urgency[needed] = m_urgency[group];
                    m_urgentFor[needed] = groups[group][0];
                }
            double rice = 0;
            double value = 0;
            for (const std::size_t node : groups[group]) {
                rice = std::max(rice, riceOf(m_graph.feature(node)).number.value_or(0));
                value = std::max(value, valuePerEffortOf(m_graph.feature(node)).number.value_or(0));
            }
            m_keys[group] = {m_urgency[group], -rice, -value, m_graph.feature(groups[group][0]).name, group};
        }
    }

    /// The feature because of which the group can't be done, if any, and whether it won't be done itself.
    const Feature* hindrance(std::size_t group) const
    {
        for (const std::size_t node : m_graph.groups()[group])
            if (isWont(m_graph.feature(node)))
                return &m_graph.feature(node);
        for (const std::size_t node : m_graph.groups()[group])
            for (const std::size_t other : m_graph.needs(node))
                if (m_graph.groupOf(other) != group && m_place[m_graph.groupOf(other)] == nowhere)
                    return &m_graph.feature(other);
        return nullptr;
    }

    void put(std::size_t group, std::size_t place, const std::string& reason)
    {
        m_place[group] = place;
        for (const std::size_t node : m_graph.groups()[group]) {
            const Feature& feature = m_graph.feature(node);
            m_plan.placings.push_back({feature.id, feature.release, place == nowhere ? ReleaseId() : m_releases[place]->id, reason});
        }
    }

    std::string why(std::size_t group, double load) const
    {
        const Feature& first = m_graph.feature(m_graph.groups()[group][0]);
        std::string text(titleOf(first.moscow));
        if (first.moscow == Moscow::Unset)
            text = "No priority set";
        if (m_urgentFor[group] != nowhere)
            text += ", needed by " + m_graph.feature(m_urgentFor[group]).name;
        if (const Score rice = riceOf(first); rice.number)
            text += ", RICE " + roundedText(*rice.number);
        text += ", effort " + roundedText(load);
        const auto& members = m_graph.groups()[group];
        if (std::any_of(members.begin(), members.end(), [&](std::size_t node) { return !isUsable(m_graph.feature(node), Figure::Effort); }))
            text += " (none is set: counted as 3)";
        if (members.size() > 1)
            text += ", together with what it needs in a circle";
        return text;
    }

    void place(std::size_t group)
    {
        if (const Feature* other = hindrance(group)) {
            const auto& members = m_graph.groups()[group];
            const bool own = m_graph.groupOf(*m_graph.find(other->id)) == group;
            if (own && members.size() == 1)
                return put(group, nowhere, "Won't be done.");
            return put(group, nowhere, "Waits for " + other->name + (isWont(*other) ? ", which won't be done." : ", which is in no release."));
        }
        std::size_t first = 0;
        const Feature* after = nullptr;
        for (const std::size_t node : m_graph.groups()[group])
            for (const std::size_t other : m_graph.needs(node))
                if (const std::size_t there = m_place[m_graph.groupOf(other)]; m_graph.groupOf(other) != group && there >= first) {
                    first = there;
                    after = &m_graph.feature(other);
                }
        double load = 0;
        for (const std::size_t node : m_graph.groups()[group])
            load += loadOf(m_graph.feature(node));
        const std::string reason = why(group, load);
        for (std::size_t at = first; at < m_releases.size(); ++at) {
            ReleaseLoad& release = m_plan.loads[at];
            if (release.capacity != 0 && !(release.used + load <= release.capacity))
                continue;
            const std::string room = release.capacity == 0 ? " has no limit"
                                                           : " has room: " + roundedText(release.used) + " of " + roundedText(release.capacity) + " taken";
            const std::string wait = after && first > 0 ? " Not before " + after->name + ", which it needs." : "";
            release.used += load;
            return put(group, at, reason + ": " + m_releases[at]->name + room + "." + wait);
        }
        put(group, nowhere, m_releases.empty() ? reason + ": there are no releases yet." : reason + ": no release has that much room left.");
    }

    const Project& m_project;
    FeatureGraph m_graph;
    std::vector<const Release*> m_releases;
    ReleasePlan m_plan;
    std::vector<std::size_t> m_place;      ///< of each group: index into m_releases
    std::vector<int> m_urgency;            ///< of each group, that of what needs it included
    std::vector<std::size_t> m_urgentFor;  ///< the feature that made it more urgent than it says itself
    std::vector<Key> m_keys;
};

}  // namespace

double loadOf(const Feature& feature)
{
    return isUsable(feature, Figure::Effort) ? feature.effort : 3;
}

std::vector<ReleaseLoad> loadsOf(const Project& project)
{
    std::vector<ReleaseLoad> loads;
    std::unordered_map<ReleaseId, double> used;
    for (const Feature& feature : project.features)
        if (feature.release && !isWont(feature))
            used[feature.release] += loadOf(feature);
    for (const Release* release : releasesInOrder(project))
        loads.push_back({release->id, release->capacity, used[release->id]});
    return loads;
}

ReleasePlan cutReleases(const Project& project)
{
    return Cutter(project).cut();
}

}  // namespace barch
