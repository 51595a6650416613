#pragma once

#include "core/model/project.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Three-way merge of one element, field by field: what changed between `base` and `target` goes into
/// `current` wherever `current` still says what `base` said.
struct FieldMerge {
    std::vector<std::string_view> changed; ///< fields that were taken over
    std::vector<std::string_view> kept;    ///< fields that were changed by hand and differ from the target
};

namespace merging {

template <class T>
inline constexpr bool isVector = false;
template <class T>
inline constexpr bool isVector<std::vector<T>> = true;
template <class T>
inline constexpr bool isSetElement =
    std::is_base_of_v<AnyId, T> || std::is_same_v<T, std::string> || std::is_same_v<T, ElementRef>;
/// In these the order of columns and events matters: a list is taken or kept whole.
template <class T>
inline constexpr bool listsAreOrdered =
    std::is_same_v<T, PrimaryKey> || std::is_same_v<T, UniqueConstraint> || std::is_same_v<T, ForeignKey> ||
    std::is_same_v<T, Index> || std::is_same_v<T, Trigger> || std::is_same_v<T, Policy> || std::is_same_v<T, View>;

template <class T>
auto keyOf(const T& element)
{
    if constexpr (requires { element.id; })
        return element.id;
    else
        return std::pair(element.role, element.columns); // a grant
}

template <class T>
concept Keyed = requires(const T& t)
{
    t.id;
}
|| std::is_same_v<T, Grant>;

template <class T>
T* findKey(std::vector<T>& list, const T& like)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T& other) { return keyOf(other) == keyOf(like); });
    return found == list.end() ? nullptr : &*found;
}

template <class T>
bool contains(const std::vector<T>& list, const T& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Members of a set: added ones are added, removed ones removed, the rest stays as it is.
template <class T>
std::vector<T> mergedSet(const std::vector<T>& base, const std::vector<T>& target, std::vector<T> current)
{
    std::erase_if(current, [&](const T& value) { return contains(base, value) && !contains(target, value); });
    for (const T& value : target)
        if (!contains(base, value) && !contains(current, value))
            current.push_back(value);
    return current;
}

}  // namespace merging

template <class T>
FieldMerge mergeFields(const T& base, const T& target, T& current, bool (*skip)(std::string_view) = nullptr);

namespace merging {

/// Elements known by a key; false where something was left as it is.
template <class T>
bool mergeKeyed(std::vector<T> base, std::vector<T> target, std::vector<T>& current)
{
    bool whole = true;
    for (const T& old : base) {
        T* now = findKey(current, old);
        if (!now || findKey(target, old))
            continue;
        if (*now == old)
            std::erase_if(current, [&](const T& other) { return keyOf(other) == keyOf(old); });
        else
            whole = false;
    }
    for (const T& wanted : target) {
        const T* old = findKey(base, wanted);
        T* now = findKey(current, wanted);
        if (!old && !now)
            current.push_back(wanted);
        else if (old && now)
            whole = mergeFields(*old, wanted, *now).kept.empty() && whole;
    }
    return whole;
}

template <class Owner, class V>
void mergeField(std::string_view name, const V& base, const V& target, V& current, FieldMerge& merge)
{
    if (base == target || current == target)
        return;
    if (current == base) {
        current = target;
        merge.changed.push_back(name);
        return;
    }
    if constexpr (isVector<V>) {
        using Element = typename V::value_type;
        if constexpr (isSetElement<Element> && !listsAreOrdered<Owner>) {
            V merged = mergedSet(base, target, current);
            if (!(merged == current)) {
                current = std::move(merged);
                merge.changed.push_back(name);
            }
            return;
        } else if constexpr (Keyed<Element>) {
            const V before = current;
            const bool whole = mergeKeyed(base, target, current);
            if (!(before == current))
                merge.changed.push_back(name);
            if (!whole)
                merge.kept.push_back(name);
            return;
        }
    }
    merge.kept.push_back(name);
}

}  // namespace merging

template <class T>
FieldMerge mergeFields(const T& base, const T& target, T& current, bool (*skip)(std::string_view))
{
    FieldMerge merge;
    T::withFields([&](const auto&... field) {
            const auto one = [&](const auto& f) {
                if (!(skip && skip(f.name)))
                    merging::mergeField<T>(f.name, base.*(f.member), target.*(f.member), current.*(f.member), merge);
            };
            (one(field), ...);
        });
    return merge;
}

}  // namespace barch
