#include "exporters/text/markdown_text.h"

namespace barch {

std::string markdownText(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '<': safe += "&lt;"; continue;
        case '>': safe += "&gt;"; continue;
        case '&': safe += "&amp;"; continue;
        case '\n':
        case '\r': safe += ' '; continue;
        case '\\': case '`': case '*': case '_': case '{': case '}': case '[': case ']': case '#': case '|': case '!': case '~':
            safe += '\\';
            break;
        default: break;
        }
        safe += c;
    }
    return safe;
}

std::string markdownCell(std::string_view text)
{
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool edge = i == 0 || i + 1 == text.size();
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (c == '\n')
            safe += "<br>";
        else if (control || (c == ' ' && edge))
            safe += "&#" + std::to_string(static_cast<int>(c)) + ";";
        else
            safe += markdownText(text.substr(i, 1));
    }
    return safe;
}

}  // namespace barch
