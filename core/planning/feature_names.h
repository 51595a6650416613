#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace barch {

/// How features and releases are called in tables that people edit: by name, or as "#id" where the
/// name is missing, not unique, or looks like an id itself.
class FeatureNames {
public:
    explicit FeatureNames(const Project& project);

    std::string of(FeatureId id) const;
    std::string of(ReleaseId id) const;  ///< empty for none

    enum class Miss { Unknown, Ambiguous };
    struct Found {
        AnyId id;
        Miss miss = Miss::Unknown;  ///< why there is no id
    };
    /// By name or "#id"; an "#id" is found whether or not there is such an element.
    Found feature(std::string_view text) const;
    Found release(std::string_view text) const;

private:
    using Names = std::unordered_map<std::string, std::pair<AnyId, int>>;
    static Found find(const Names& names, std::string_view text);
    static std::string shown(const Names& names, const std::string* name, AnyId id);

    const Project& m_project;
    Names m_features;
    Names m_releases;
};

}  // namespace barch
