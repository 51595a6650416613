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

}  // namespace barch
