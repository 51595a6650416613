#include "exporters/text/wrapped_markdown.h"

namespace barch {
namespace {

bool isSpace(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

/// The word as it may stand at the start of a line: "-", "+", "=", "1." and ":" would begin something there.
std::string asFirst(std::string_view word)
{
    const std::size_t digits = word.find_first_not_of("0123456789");
    if (digits == std::string_view::npos)
        return std::string(word);
    if (digits > 0 && (word[digits] == '.' || word[digits] == ')'))
        return std::string(word.substr(0, digits)) + '\\' + std::string(word.substr(digits));
    if (word[0] == '-' || word[0] == '+' || word[0] == '=' || word[0] == ':')
        return '\\' + std::string(word);
    return std::string(word);
}

}  // namespace

std::string wrappedMarkdown(std::string_view markdown, std::string_view first, std::size_t width)
{
    std::string text(first);
    const std::string indent(first.size(), ' ');
    std::size_t column = first.size();
    bool atStart = true;
    for (std::size_t at = 0; at < markdown.size();) {
        if (isSpace(markdown[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < markdown.size() && !isSpace(markdown[end]))
            ++end;
        std::string word(markdown.substr(at, end - at));
        if (!atStart && column + 1 + word.size() > width) {
            text += '\n' + indent;
            column = indent.size();
            atStart = true;
        }
        if (atStart)
            word = asFirst(word);
        text += (atStart ? "" : " ") + word;
        column += word.size() + (atStart ? 0 : 1);
        atStart = false;
        at = end;
    }
    return text + '\n';
}

}  // namespace barch
