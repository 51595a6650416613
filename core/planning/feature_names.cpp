#include "core/planning/feature_names.h"

namespace barch {

FeatureNames::FeatureNames(const Project& project) : m_project(project)
{
    const auto add = [](Names& names, const auto& element) {
        auto& [id, count] = names[element.name];
        id = element.id;
        ++count;
    };
    for (const Feature& feature : project.features)
        add(m_features, feature);
    for (const Release& release : project.releases)
        add(m_releases, release);
}

std::string FeatureNames::shown(const Names& names, const std::string* name, AnyId id)
{
    if (!id)
        return {};
    const bool plain = name && name->find_first_not_of(" \t\r\n") != std::string::npos && !name->starts_with('#');
    if (!plain || names.at(*name).second > 1)
        return "#" + id.text();
    return *name;
}

std::string FeatureNames::of(FeatureId id) const
{
    const Feature* feature = m_project.features.find(id);
    return shown(m_features, feature ? &feature->name : nullptr, id);
}

std::string FeatureNames::of(ReleaseId id) const
{
    const Release* release = m_project.releases.find(id);
    return shown(m_releases, release ? &release->name : nullptr, id);
}

FeatureNames::Found FeatureNames::find(const Names& names, std::string_view text)
{
    if (text.starts_with('#'))
        if (const auto id = AnyId::parse(text.substr(1)))
            return {*id};
    const auto found = names.find(std::string(text));
    if (found == names.end())
        return {};
    if (found->second.second > 1)
        return {{}, Miss::Ambiguous};
    return {found->second.first};
}

FeatureNames::Found FeatureNames::feature(std::string_view text) const
{
    return find(m_features, text);
}

FeatureNames::Found FeatureNames::release(std::string_view text) const
{
    return find(m_releases, text);
}

}  // namespace barch
