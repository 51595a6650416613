#include "exporters/text/script_text.h"

#include <algorithm>

namespace barch {
namespace {

bool isIdentifier(std::string_view name)
{
    const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; };
    return !name.empty() && starts(name.front()) && name != "__proto__" &&
           std::all_of(name.begin(), name.end(), [&](char c) { return starts(c) || (c >= '0' && c <= '9'); });
}

std::string unicodeEscape(unsigned char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    return std::string("\\u00") + digits[c >> 4] + digits[c & 15];
}

/// U+2028 and U+2029 end a line in older engines.
bool isLineSeparator(std::string_view rest)
{
    return rest.substr(0, 3) == "\xe2\x80\xa8" || rest.substr(0, 3) == "\xe2\x80\xa9";
}

}  // namespace

std::string scriptString(std::string_view text)
{
    std::string quoted = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\\')
            (quoted += '\\') += c;
        else if (c == '\n')
            quoted += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            quoted += unicodeEscape(static_cast<unsigned char>(c));
        else if (isLineSeparator(text.substr(i))) {
            quoted += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else
            quoted += c;
    }
    return quoted + '"';
}

std::string scriptKey(std::string_view name)
{
    return isIdentifier(name) ? std::string(name) : scriptString(name);
}

std::string scriptMember(std::string_view name)
{
    return isIdentifier(name) ? "." + std::string(name) : "[" + scriptString(name) + "]";
}

std::string scriptComment(std::string_view text)
{
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isLineSeparator(text.substr(i))) {
            safe += ' ';
            i += 2;
            continue;
        }
        safe += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
        if (c == '*' && text.substr(i + 1, 1) == "/")
            safe += ' ';
    }
    return safe;
}

std::string scriptPattern(std::string_view pattern)
{
    std::string literal = "/";
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\n')
            literal += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20)
            literal += unicodeEscape(static_cast<unsigned char>(c));
        else if (isLineSeparator(pattern.substr(i))) {
            literal += pattern[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else
            literal += c;
    }
    return (pattern.empty() ? std::string("/(?:)") : literal) + "/su";
}

}  // namespace barch
