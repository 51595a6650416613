#pragma once

#include "core/blueprint/element_kinds.h"

#include <string>
#include <vector>

namespace barch {

/// A value of a field in words: names for ids, "yes" for true, "nothing" where there is none.
/// `names` is the project that knows the names; `table` the one whose columns ids name, or nullptr.
template <class V>
std::string shown(const Project& names, const Table* table, const V& value);

/// What a new table holds, one line each: "+ column id, uuid, required".
std::vector<std::string> tableInLines(const Project& names, const Table& table);

namespace describing {

std::string named(const Project& names, const Table* table, AnyId id);

}  // namespace describing

template <class V>
std::string shown(const Project& names, const Table* table, const V& value)
{
    if constexpr (std::is_base_of_v<AnyId, V>) {
        return value ? describing::named(names, table, value) : "nothing";
    } else if constexpr (std::is_same_v<V, bool>) {
        return value ? "yes" : "no";
    } else if constexpr (std::is_enum_v<V>) {
        return std::string(nameOf(value));
    } else if constexpr (std::is_arithmetic_v<V>) {
        std::string text = std::to_string(value);
        if (text.find('.') != std::string::npos)
            text.erase(std::max(text.find_last_not_of('0'), text.find('.') + 1) + 1);
        return text;
    } else if constexpr (std::is_same_v<V, std::string>) {
        return value.empty() ? "nothing" : value;
    } else if constexpr (requires { V::structName(); }) {
        if constexpr (std::is_same_v<V, ElementRef>)
            return pathOf(names, value);
        else if constexpr (std::is_same_v<V, Grant>)
            return shown(names, table, value.privileges) + " to " +
                   (value.role ? shown(names, table, value.role) : "everybody");
        else if constexpr (std::is_same_v<V, IndexKey>)
            return value.column ? shown(names, table, value.column) : value.expression;
        else if constexpr (requires { value.name; })
            return value.name;
        else
            return "…";
    } else if constexpr (requires { value.has_value(); }) {
        return value ? shown(names, table, *value) : "nothing";
    } else {
        std::string all;
        for (const auto& element : value)
            all += (all.empty() ? "" : ", ") + shown(names, table, element);
        return all.empty() ? "nothing" : all;
    }
}

}  // namespace barch
