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

}  // namespace barch
