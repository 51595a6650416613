#include "exporters/text/markdown_text.h"

namespace barch {
namespace {

/// A character that makes an address of what stands around it: "https://…", "www.…", "a@b.example".
bool linksByItself(std::string_view text, std::size_t at)
{
    const auto is = [&](std::size_t i, char upper, char lower) { return text[i] == upper || text[i] == lower; };
    switch (text[at]) {
    case '@': return true;
    case ':': return text.substr(at, 3) == "://";
    case '.': return at >= 3 && is(at - 3, 'W', 'w') && is(at - 2, 'W', 'w') && is(at - 1, 'W', 'w');
    default: return false;
    }
}

}  // namespace

std::string markdownText(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (linksByItself(text, i)) {
            safe += "&#" + std::to_string(static_cast<int>(c)) + ';';
            continue;
        }
        switch (c) {
        case '<': safe += "&lt;"; continue;
        case '>': safe += "&gt;"; continue;
        case '&': safe += "&amp;"; continue;
        case '\\': case '`': case '*': case '_': case '{': case '}': case '[': case ']': case '#': case '|': case '!': case '~':
            safe += '\\';
            break;
        default: break;
        }
        safe += static_cast<unsigned char>(c) < ' ' || c == 0x7f ? ' ' : c;
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

std::string markdownProse(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '<': safe += "&lt;"; continue;
        case '&': safe += "&amp;"; continue;
        case '[': case '`': case '\\': safe += '\\'; break;
        default: break;
        }
        safe += c;
    }
    return safe;
}

std::string inlineMarkdown(std::string_view text)
{
    std::string line;
    std::string plain(text);
    for (const std::string_view separator : {"\xe2\x80\xa8", "\xe2\x80\xa9"})  // U+2028, U+2029: line ends too
        for (std::size_t at = plain.find(separator); at != std::string::npos; at = plain.find(separator, at))
            plain.replace(at, separator.size(), " ");
    for (const char c : plain) {
        const bool blank = c == ' ' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line.empty() ? "–" : markdownText(line);
}

}  // namespace barch
