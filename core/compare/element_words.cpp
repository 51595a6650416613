#include "core/compare/element_words.h"

#include <cctype>
#include <cstdio>

namespace barch {
namespace {

constexpr std::size_t shortEnough = 60;  // bytes; longer values are said to have changed, not shown

}  // namespace

std::string spacedWords(std::string_view memberName)
{
    std::string text;
    for (const char c : memberName) {
        if (c >= 'A' && c <= 'Z') {
            text += ' ';
            text += static_cast<char>(c - 'A' + 'a');
        } else {
            text += c;
        }
    }
    return text;
}

std::string numberOf(int count, std::string_view kind)
{
    std::string text = std::to_string(count) + ' ' + std::string(kind);
    if (count == 1 || kind.ends_with("s"))
        return text;
    if (kind.ends_with("y")) {
        text.pop_back();
        return text + "ies";
    }
    return text + (kind.ends_with("x") || kind.ends_with("ch") ? "es" : "s");
}

std::optional<std::string> shortText(const std::string& value)
{
    if (value.size() > shortEnough || value.find('\n') != std::string::npos)
        return std::nullopt;
    return value;
}

std::optional<std::string> shortText(const std::vector<std::string>& values)
{
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : ", ") + value;
    return shortText(text);
}

std::optional<std::string> shortText(bool value)
{
    return value ? "yes" : "no";
}

std::optional<std::string> shortText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return std::string(text);
}

}  // namespace barch
