#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// "signatureSecret" as "signature secret".
std::string spacedWords(std::string_view memberName);
/// "1 policy", "2 policies", "3 database roles".
std::string numberOf(int count, std::string_view kind);

/// A member's value in a few words; nothing where it is too long or no plain value.
std::optional<std::string> shortText(const std::string& value);
std::optional<std::string> shortText(const std::vector<std::string>& values);
std::optional<std::string> shortText(bool value);
std::optional<std::string> shortText(double value);
inline std::optional<std::string> shortText(int value) { return std::to_string(value); }
template <class E>
    requires std::is_enum_v<E>
std::optional<std::string> shortText(const E& value)
{
    return spacedWords(nameOf(value));
}
template <class T>
std::optional<std::string> shortText(const T&)
{
    return std::nullopt;
}

/// What a person calls an element by that lies in no table.
template <class T>
std::string nameOfElement(const T& element)
{
    if constexpr (requires { element.method; element.path; })
        return element.method + " " + element.path;
    else if constexpr (requires { element.name; })
        return element.name;
    else if constexpr (requires { element.title; })
        return element.title;
    else if constexpr (requires { element.rule; })
        return element.rule;
    else if constexpr (requires { element.event; })
        return element.provider + " " + element.event;
    else if constexpr (requires { element.purpose; element.provider; })
        return element.provider + " " + element.purpose;
    else if constexpr (requires { element.provider; })
        return element.provider;
    else if constexpr (requires { element.term; })
        return element.term;
    else if constexpr (requires { element.objects; })
        return element.objects;
    else if constexpr (requires { std::string(element.id); })
        return element.id;
    else if constexpr (requires { element.text; })
        return element.text;
    else
        return element.id.text();
}

}  // namespace barch
