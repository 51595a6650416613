#include "core/planning/moves.h"

#include "core/planning/feature_graph.h"

#include <limits>

namespace barch {
namespace {

/// Where a release stands in time; no release is after all others.
int timeOf(const Project& project, ReleaseId id)
{
    const Release* release = project.releases.find(id);
    return release ? release->position : std::numeric_limits<int>::max();
}

}  // namespace

std::vector<Move> movesWith(const Project& project, FeatureId feature, ReleaseId to)
{
    const FeatureGraph graph(project.features);
    const auto start = graph.find(feature);
    if (!start || (to && !project.releases.contains(to)))
        return {};
    const int time = timeOf(project, to);
    std::vector<Move> moves{{feature, graph.feature(*start).release, to, {}}};
    std::vector<char> seen(graph.size(), 0);
    seen[*start] = 1;
    const auto follow = [&](bool needs) {
        std::vector<std::size_t> open{*start};
        for (std::size_t at = 0; at < open.size(); ++at)
            for (const std::size_t other : needs ? graph.needs(open[at]) : graph.neededBy(open[at])) {
                const Feature& candidate = graph.feature(other);
                const int there = timeOf(project, candidate.release);
                if (seen[other] || (needs ? there <= time : there >= time) || candidate.moscow == Moscow::Wont)
                    continue;
                seen[other] = 1;
                moves.push_back({candidate.id, candidate.release, to, graph.feature(open[at]).id});
                open.push_back(other);
            }
    };
    follow(true);
    follow(false);
    return moves;
}

}  // namespace barch
