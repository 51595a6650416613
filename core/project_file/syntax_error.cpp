#include "core/project_file/syntax_error.h"

#include "core/project_file/utf8.h"

#include <algorithm>

namespace barch {
namespace {

constexpr const char* backup = "Go back to a backup of the file.";

bool isConflictMarker(std::string_view line)
{
    return line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") ||
           line.starts_with("|||||||");
}

/// The end of what was read, on the last line of it: where a person should look.
std::string lastRead(std::string_view bytes, std::size_t position)
{
    constexpr std::size_t length = 24;
    std::string_view read = bytes.substr(0, position);
    read.remove_prefix(read.rfind('\n') == std::string_view::npos ? 0 : read.rfind('\n') + 1);
    if (read.size() <= length)
        return shown(read);
    read.remove_prefix(read.size() - length);
    while (!read.empty() && (static_cast<unsigned char>(read[0]) & 0xc0) == 0x80)
        read.remove_prefix(1);
    return "…" + shown(read);
}

std::string_view lineAround(std::string_view bytes, std::size_t position)
{
    const std::size_t at = std::min(position, bytes.size());
    const std::size_t before = bytes.substr(0, at).rfind('\n');
    const std::string_view rest = bytes.substr(before == std::string_view::npos ? 0 : before + 1);
    return rest.substr(0, rest.find('\n'));
}

}  // namespace

std::size_t lineAt(std::string_view bytes, std::size_t position)
{
    const std::string_view before = bytes.substr(0, std::min(position, bytes.size()));
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string placeInFile(std::string_view origin, std::size_t line, std::string_view path)
{
    std::string place(origin);
    place += (place.empty() ? "line " : ", line ") + std::to_string(line);
    if (!path.empty())
        place += ", " + std::string(path);
    return place;
}

Error textError(std::string_view bytes, std::string_view origin)
{
    const std::string where(origin);
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {"The file is empty.", where, backup};
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return {"The file is UTF-16 text, and UTF-8 is needed.", where, "Save it again as UTF-8."};
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
        return {"The file holds a NUL byte, so it is no text.", placeInFile(origin, lineAt(bytes, nul), {}), backup};
    return {};
}

Error syntaxError(std::string_view bytes, std::string_view origin, std::size_t position, std::string_view token,
                  std::string_view message, std::string_view path)
{
    const auto says = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
    // The last byte read is the one that did not fit.
    const std::size_t at = position == 0 ? 0 : position - 1;
    const std::string where = placeInFile(origin, lineAt(bytes, at), path);
    if (isConflictMarker(lineAround(bytes, at)))
        return {"The file holds conflict markers of git.", where,
                "Settle the conflict first: \"barch merge\" does it by element."};
    if (position > bytes.size())
        return {"The file is cut off: it ends in the middle of a value.", where, backup};
    if (says("UTF-8"))
        return {"The file holds bytes that are not UTF-8 text.", where, "Save it again as UTF-8, or go back to a backup."};
    if (says("number overflow"))
        return {"The number " + shown(token) + " is too large.", where, "Correct the line."};
    if (says("control character"))
        return {"A text holds a line break or another control character that is not escaped.", where,
                "Write it as \\n, or go back to a backup."};
    return {"This is not valid JSON: it goes wrong at the end of ‘" + lastRead(bytes, position) + "’.", where,
            "Correct the line, or go back to a backup of the file."};
}

}  // namespace barch
