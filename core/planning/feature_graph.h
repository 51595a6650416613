#pragma once

#include "core/model/project.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace barch {

/// What the features need of each other. Features are numbered in the order of their ids; what
/// names no feature is left out. Everything takes time in proportion to features and dependencies.
class FeatureGraph {
public:
    explicit FeatureGraph(const SharedMap<Feature>& features);

    std::size_t size() const { return m_nodes.size(); }
    const Feature& feature(std::size_t node) const { return *m_nodes[node]; }
    std::optional<std::size_t> find(FeatureId id) const;
    const std::vector<std::size_t>& needs(std::size_t node) const { return m_needs[node]; }
    const std::vector<std::size_t>& neededBy(std::size_t node) const { return m_neededBy[node]; }

    /// Dependencies first. Features that need each other in a circle are one group, any other feature is a group of its own.
    const std::vector<std::vector<std::size_t>>& groups() const { return m_groups; }
    std::size_t groupOf(std::size_t node) const { return m_groupOf[node]; }
    bool isCircle(std::size_t group) const;

    /// All features, dependencies first.
    std::vector<FeatureId> order() const;
    /// One circle for each group that has one, as it is walked: Search, Tags, Import (and Search again).
    /// A feature that needs itself is a circle of one.
    std::vector<std::vector<FeatureId>> cycles() const;
    /// All that the feature needs, or that needs it, directly or not, nearest first; the feature itself
    /// only where it lies on a circle.
    std::vector<FeatureId> allNeeds(FeatureId id) const;
    std::vector<FeatureId> allNeededBy(FeatureId id) const;
    /// The shortest way from a feature to one that it needs, both included; empty where there is none.
    std::vector<FeatureId> way(FeatureId from, FeatureId to) const;

private:
    using Links = std::vector<std::vector<std::size_t>>;
    void findGroups();
    std::vector<FeatureId> reached(FeatureId id, const Links& links) const;
    std::vector<FeatureId> walk(std::size_t from, std::size_t to) const;

    SharedMap<Feature> m_features;  // keeps the nodes alive
    std::vector<const Feature*> m_nodes;
    std::unordered_map<FeatureId, std::size_t> m_numbers;
    Links m_needs;
    Links m_neededBy;
    Links m_groups;
    std::vector<std::size_t> m_groupOf;
};

}  // namespace barch
