#include "core/project_file/format_version.h"
#include "core/project_file/project_file.h"
#include "core/project_file/project_reader.h"
#include "core/project_file/syntax_error.h"

#include <algorithm>
#include <iterator>

namespace barch {
namespace {

/// Walks the bytes and lets others see how far the parser has come.
class Cursor {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    explicit Cursor(const char** at) : m_at(at) {}
    char operator*() const { return **m_at; }
    Cursor& operator++()
    {
        ++*m_at;
        return *this;
    }
    bool operator==(const Cursor& other) const { return *m_at == *other.m_at; }

private:
    const char** m_at;
};

/// The parser does not say where it is when it hands over a value. So a file with something wrong in
/// it is read once more, slowly, up to the same value.
std::size_t positionOfError(std::string_view bytes)
{
    Project project;
    ProjectReader reader(project);
    const char* at = bytes.data();
    const char* end = at + bytes.size();
    nlohmann::json::sax_parse(Cursor(&at), Cursor(&end), &reader);
    const auto read = static_cast<std::size_t>(at - bytes.data());
    return read == 0 ? 0 : read - 1;
}

Error formatError(const FoundFormat& format, std::string_view origin)
{
    if (!format.isProject)
        return {"This is not a Backend Architect project.", std::string(origin),
                "Its first member would be \"format\": {\"name\": \"barch\", \"version\": \"1.0\"}."};
    return {"The file does not say which version of the format it has.", std::string(origin),
            "Write the version into the first lines, such as \"version\": \"1.0\"."};
}

/// A file of this version says what the program would write anyway. Of a later minor version the
/// member is kept, so that the file goes on saying what it holds.
void settleFormat(Project& project, FormatVersion version)
{
    const auto said = std::find_if(project.unknown.begin(), project.unknown.end(),
                                   [](const auto& member) { return member.first == formatMember; });
    if (said != project.unknown.end() && (version < currentFormat || said->second == formatText(currentFormat)))
        project.unknown.erase(said);
}

Result<Project> readCurrent(std::string_view bytes, std::string_view origin, FormatVersion version)
{
    Project project;
    ProjectReader reader(project);
    if (!nlohmann::json::sax_parse(bytes.data(), bytes.data() + bytes.size(), &reader)) {
        if (const auto& syntax = reader.syntaxError())
            return syntaxError(bytes, origin, syntax->position, syntax->token, syntax->message, syntax->path);
        Error error = reader.error().value_or(Error{});
        error.where = placeInFile(origin, lineAt(bytes, positionOfError(bytes)), error.where);
        if (version > currentFormat)
            error.advice = "A newer version of Backend Architect saved this file (format " + std::to_string(version.major) +
                           "." + std::to_string(version.minor) + "): update, or correct the line.";
        return error;
    }
    settleFormat(project, version);
    return project;
}

}  // namespace

Result<Project> readProject(std::string_view bytes, std::string_view origin)
{
    if (Error error = textError(bytes, origin); !error.what.empty())
        return error;
    const FoundFormat format = findFormat(bytes);
    if (format.isJson && (!format.isProject || !format.version))
        return formatError(format, origin);
    const FormatVersion version = format.isProject ? format.version.value_or(currentFormat) : currentFormat;
    Result<std::string> newer = upgraded(bytes, version);
    if (!newer)
        return Error{newer.error().what, std::string(origin), newer.error().advice};
    return readCurrent(newer->empty() ? bytes : *newer, origin, version);
}

}  // namespace barch
