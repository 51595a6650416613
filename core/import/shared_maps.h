#pragma once

#include "core/model/shared_map.h"

#include <memory>
#include <vector>

namespace barch {

/// The elements of a container as a map of a project; `get` takes one out of an entry.
template <class T, class Entries, class Get>
SharedMap<T> sharedMapOf(const Entries& from, Get get)
{
    std::vector<std::shared_ptr<const T>> list;
    list.reserve(from.size());
    for (const auto& entry : from)
        list.push_back(std::make_shared<const T>(get(entry)));
    return SharedMap<T>::of(std::move(list));
}

template <class T>
SharedMap<T> sharedMapOf(const std::vector<T>& from)
{
    return sharedMapOf<T>(from, [](const T& element) { return element; });
}

}  // namespace barch
