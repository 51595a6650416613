#pragma once

#include "core/model/project.h"

#include <map>
#include <string>
#include <vector>

namespace barch::sql {

/// Elements of a map by name, then id: the order of everything that nothing else orders.
template <class T>
std::vector<const T*> byName(const Project& project, const SharedMap<T>& map)
{
    std::vector<const T*> list;
    list.reserve(map.size());
    for (const T& element : map)
        list.push_back(&element);
    auto space = [&](const T& element) -> std::string_view {
        if constexpr (requires { element.namespaceId; }) {
            const Namespace* found = project.namespaces.find(element.namespaceId);
            return found ? std::string_view(found->name) : std::string_view();
        } else {
            return {};
        }
    };
    std::sort(list.begin(), list.end(), [&](const T* a, const T* b) {
        return std::tuple(space(*a), std::string_view(a->name), a->id) < std::tuple(space(*b), std::string_view(b->name), b->id);
    });
    return list;
}

/// Every table after the tables it refers to, as far as cycles of foreign keys allow; always after
/// its partition parent and the tables it inherits from. The same design gives the same order.
std::vector<const Table*> tableOrder(const Project& project);

/// Roles after the roles they are members of.
std::vector<const Role*> roleOrder(const Project& project);

/// Views after the tables' views they name in their definition, types after the types they are made of.
std::vector<const View*> viewOrder(const Project& project);
std::vector<const UserType*> typeOrder(const Project& project);

}  // namespace barch::sql
