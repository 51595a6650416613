#pragma once

#include "core/model/project.h"

#include <functional>
#include <unordered_set>

namespace barch {

using IdSet = std::unordered_set<AnyId>;

/// Every id in a value, however deep, with those of the value itself.
template <class V>
void collectIds(const V& value, IdSet& ids)
{
    if constexpr (std::is_base_of_v<AnyId, V>) {
        if (value)
            ids.insert(value);
    } else if constexpr (requires { V::structName(); }) {
        V::withFields([&](const auto&... field) { (collectIds(value.*(field.member), ids), ...); });
    } else if constexpr (requires { value.has_value(); }) {
        if (value)
            collectIds(*value, ids);
    } else if constexpr (requires {
                             typename V::value_type;
                             value.begin();
                         } &&
                         !std::is_same_v<V, std::string>) {
        for (const auto& element : value)
            collectIds(element, ids);
    }
}

/// The ids that an element is known by: its own, and those of what lies in it.
template <class T>
void collectOwnIds(const T& element, IdSet& ids)
{
    if constexpr (requires { element.id; })
        if constexpr (std::is_base_of_v<AnyId, std::remove_cvref_t<decltype(element.id)>>)
            ids.insert(element.id);
    if constexpr (std::is_same_v<T, Table>) {
        const auto all = [&](const auto& list) {
            for (const auto& part : list)
                ids.insert(part.id);
        };
        all(element.columns);
        all(element.uniques);
        all(element.foreignKeys);
        all(element.checks);
        all(element.exclusions);
        all(element.indexes);
        all(element.triggers);
        all(element.policies);
        if (element.primaryKey)
            ids.insert(element.primaryKey->id);
    } else if constexpr (std::is_same_v<T, UserType>) {
        for (const EnumValue& value : element.values)
            ids.insert(value.id);
        for (const Column& attribute : element.attributes)
            ids.insert(attribute.id);
        for (const Check& check : element.checks)
            ids.insert(check.id);
    } else if constexpr (std::is_same_v<T, View>) {
        for (const Index& index : element.indexes)
            ids.insert(index.id);
    }
}

/// Takes ids of `missing` out of lists and optional places of an element. Foreign keys, grants, triggers
/// and policies of a table that need one of them go whole: what is left must never say more than before.
template <class V>
void strip(V& value, const IdSet& missing)
{
    const auto needs = [&](const auto& part) {
        IdSet ids;
        collectIds(part, ids);
        return std::any_of(ids.begin(), ids.end(), [&](AnyId id) { return missing.contains(id); });
    };
    if constexpr (std::is_base_of_v<AnyId, V>) {
        if (missing.contains(value))
            value = V{};
    } else if constexpr (std::is_same_v<V, Table>) {
        std::erase_if(value.foreignKeys, needs);
        std::erase_if(value.grants, needs);
        std::erase_if(value.triggers, needs);
        std::erase_if(value.policies, needs);
    } else if constexpr (std::is_same_v<V, std::vector<ElementRef>> || std::is_same_v<V, std::vector<Grant>>) {
        std::erase_if(value, needs);
    } else if constexpr (requires { V::structName(); }) {
        V::withFields([&](const auto&... field) { (strip(value.*(field.member), missing), ...); });
    } else if constexpr (requires {
                             typename V::value_type;
                             value.begin();
                         } &&
                         !std::is_same_v<V, std::string>) {
        if constexpr (std::is_base_of_v<AnyId, typename V::value_type>)
            std::erase_if(value, needs);
        else if constexpr (requires { value.push_back(typename V::value_type{}); })
            for (auto& element : value)
                strip(element, missing);
    }
}

}  // namespace barch
