#include "core/import/source_text.h"

#include "core/text/short_name.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace barch {
namespace {

constexpr std::size_t quotedBytes = 72;

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

std::size_t lineBegin(std::string_view text, std::size_t at)
{
    const std::size_t end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

/// The line around `at`, without what is too far from it.
std::string quotedLine(std::string_view text, std::size_t at)
{
    const std::size_t begin = lineBegin(text, at);
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t first = begin;
    while (first < end && (text[first] == ' ' || text[first] == '\t'))
        ++first;
    bool cut = false;
    if (at > first + quotedBytes / 2) {
        first = at - quotedBytes / 2;
        while (first < at && isContinuation(text[first]))
            ++first;
        cut = true;
    }
    const std::string_view rest = text.substr(std::min(first, end), end - std::min(first, end));
    const std::string_view shown = wholeCharacters(rest, quotedBytes);
    std::string line = (cut ? "…" : "") + std::string(shown) + (shown.size() < rest.size() ? "…" : "");
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

}  // namespace

SourcePlace placeOf(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    const std::size_t begin = lineBegin(text, at);
    SourcePlace place;
    place.line += static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    for (std::size_t i = begin; i < at; ++i)
        place.column += isContinuation(text[i]) ? 0 : 1;
    return place;
}

int LineCounter::lineAt(std::size_t at)
{
    at = std::min(at, m_text.size());
    if (at < m_at) {
        m_at = 0;
        m_line = 1;
    }
    m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at), m_text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    m_at = at;
    return m_line;
}

Error sourceError(std::string_view text, std::size_t at, std::string what)
{
    const SourcePlace place = placeOf(text, at);
    const std::string line = quotedLine(text, std::min(at, text.size()));
    return {std::move(what), "line " + std::to_string(place.line) + ", column " + std::to_string(place.column), line.empty() ? "" : "In: " + line};
}

std::optional<Error> unreadableText(std::string_view text)
{
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return Error{"The text is UTF-16.", "line 1, column 1", "Save it as UTF-8."};
    const std::size_t nul = text.find('\0');
    const bool isText = isUtf8(text);
    if (nul == std::string_view::npos && isText)
        return std::nullopt;
    std::size_t good = 0;
    while (!isText && good < text.size()) {
        const std::size_t end = std::min(text.find('\n', good), text.size() - 1) + 1;
        if (!isUtf8(text.substr(good, end - good)))
            break;
        good = end;
    }
    const std::size_t at = isText ? nul : std::min(nul, good);
    const SourcePlace place = placeOf(text, at);
    return Error{nul == at ? "The text holds a byte 0: this is no text but a binary file." : "The text is not UTF-8.",
                 "line " + std::to_string(place.line) + ", column " + std::to_string(place.column), nul == at ? "" : "Save it as UTF-8."};
}

std::string_view withoutByteOrderMark(std::string_view text)
{
    return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

Error importStopped() { return {"The import was stopped.", {}, "Nothing was changed."}; }

}  // namespace barch
