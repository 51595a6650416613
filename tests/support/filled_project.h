#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace barch {

/// Gives every member of every struct a value other than its default, found from BARCH_FIELDS: a
/// member added to the model is filled without a line here.
class Filler {
public:
    /// With members that no version of the program knows in every struct, before, between and after
    /// the known ones.
    explicit Filler(bool withUnknown = false) : m_withUnknown(withUnknown) {}

    template <class T>
    void fill(T& value)
    {
        ++m_number;
        if constexpr (std::is_same_v<T, std::string>)
            value = "value " + std::to_string(m_number) + " \"quoted\" \\ é 漢 😀 \n\t\x01/";
        else if constexpr (std::is_same_v<T, bool>)
            value = !value;
        else if constexpr (std::is_same_v<T, int>)
            value = m_number % 2 == 0 ? m_number : -m_number;
        else if constexpr (std::is_same_v<T, double>)
            value = m_number + 0.1;
        else if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(enumNames(T{}).size() - 1);
        else if constexpr (std::is_base_of_v<AnyId, T>)
            value = T(AnyId::derive("filled " + std::to_string(m_number)));
        else
            fillComposite(value);
    }

private:
    template <class T>
    void fillComposite(std::vector<T>& list)
    {
        for (int i = 0; i < 2; ++i)
            fill(list.emplace_back());
    }
    template <class T>
    void fillComposite(std::optional<T>& optional)
    {
        fill(optional.emplace());
    }
    template <class T>
    void fillComposite(Shared<T>& shared)
    {
        T value;
        fill(value);
        shared = value;
    }
    template <class T>
    void fillComposite(SharedMap<T>& map)
    {
        for (int i = 0; i < 2; ++i) {
            T element;
            fill(element);
            map = map.with(element);
        }
    }
    template <class T>
    void fillComposite(T& block)
    {
        T::withFields([&](const auto&... field) { (fill(block.*(field.member)), ...); });
        if (m_withUnknown)
            block.unknown = {{"aUnknown", "null"},
                             {"fUnknown", "{\n  \"b\": [\n    1,\n    -2.50,\n    1e+3,\n    {},\n    []\n  ],\n  \"a\": \"\\n\\u0001é\"\n}"},
                             {"zUnknown", "[\n  true,\n  18446744073709551615\n]"}};
    }

    int m_number = 0;
    bool m_withUnknown;
};

inline Project filledProject(bool withUnknown = false)
{
    Project project;
    Filler(withUnknown).fill(project);
    return project;
}

}  // namespace barch
