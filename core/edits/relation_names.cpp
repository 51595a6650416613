#include "core/edits/relation_names.h"

namespace barch {
namespace {

std::string keyOf(NamespaceId space, std::string_view name)
{
    return space.text() + std::string(name);
}

}  // namespace

RelationNames::RelationNames(const Project& project)
{
    const auto putAll = [&](const auto& relations) {
        for (const auto& relation : relations)
            put(relation.namespaceId, relation.name, relation.id);
    };
    putAll(project.tables);
    putAll(project.views);
    putAll(project.sequences);
}

bool RelationNames::has(NamespaceId space, std::string_view name, AnyId except) const
{
    const auto found = m_elements.find(keyOf(space, name));
    return found != m_elements.end() && std::any_of(found->second.begin(), found->second.end(), [&](AnyId id) { return id != except; });
}

void RelationNames::put(NamespaceId space, std::string_view name, AnyId element)
{
    std::string& known = m_names[element];
    const std::string key = keyOf(space, name);
    if (known == key)
        return;
    if (!known.empty())
        std::erase(m_elements[known], element);
    m_elements[key].push_back(element);
    known = key;
}

}  // namespace barch
