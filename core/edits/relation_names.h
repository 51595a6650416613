#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace barch {

/// The names of all tables, views and sequences, for edits that ask for one after another: made once, in
/// time that grows with the design, where `hasRelationNamed` looks through the design at each question.
class RelationNames {
public:
    explicit RelationNames(const Project& project);

    /// As `hasRelationNamed`.
    bool has(NamespaceId space, std::string_view name, AnyId except) const;
    /// A new element, or one whose name or namespace changed.
    void put(NamespaceId space, std::string_view name, AnyId element);

private:
    std::unordered_map<std::string, std::vector<AnyId>> m_elements;   ///< by namespace and name
    std::unordered_map<AnyId, std::string> m_names;
};

}  // namespace barch
