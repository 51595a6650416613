#include "app/cli/design_source.h"

#include "app/cli/project_files.h"
#include "app/platform/databases/database_password.h"
#include "app/platform/databases/import_source.h"

#include <cmath>
#include <filesystem>
#include <unistd.h>

namespace barch::cli {
namespace {

bool isProjectFile(const std::string& what)
{
    return std::filesystem::path(what).extension() == ".barch";
}

Result<ImportSource> sourceOf(const std::string& what, std::optional<SourceFormat> format)
{
    if (what != "-")
        return openSource(what, format);
    auto text = readText("-");
    if (!text)
        return text.error();
    return textSource("stdin", std::move(*text), format);
}

/// What the source was taken for, where nobody has said what it is.
Error sayingFormat(Error error, SourceFormat format)
{
    for (const SourceFormatName& known : sourceFormats())
        if (known.format == format)
            error.advice = "It was taken for a " + std::string(known.title) + "; if it is none, say so with --dialect." + (error.advice.empty() ? "" : " ") + error.advice;
    return error;
}

/// On a terminal only: a line that counts, and is gone at the end.
ImportProgress progressOn(Invocation& run)
{
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [&run, shown = -1](double part) mutable {
        const int percent = static_cast<int>(std::lround(part * 100));
        if (percent != shown)
            run.err << "\rReading " << percent << " %" << (percent == 100 ? "\r\033[K" : "") << std::flush;
        shown = percent;
        return true;
    };
}

}  // namespace

Result<DesignSource> openDesign(const std::string& what, const std::string& format, Invocation& run)
{
    if (isProjectFile(what) && format.empty()) {
        auto opened = open(what);
        if (!opened)
            return opened.error();
        return DesignSource{{std::move(opened->project), {}, {}}, what, true, false};
    }
    auto source = sourceOf(what, format.empty() ? std::nullopt : sourceFormatNamed(format));
    if (!source)
        return source.error();
    const bool isDatabase = source->format == SourceFormat::Database;
    if (isDatabase && source->database && !source->database->password) {
        source->database->password = knownPassword(*source->database);
        // Many servers want none of who comes by a local socket.
        if (!source->database->password && source->database->socket.empty() && !source->database->host.empty())
            source->database->password = askPassword(*source->database);
    }
    auto imported = importSource(*source, progressOn(run));
    if (!imported)
        return format.empty() && !isDatabase ? sayingFormat(imported.error(), source->format) : imported.error();
    return DesignSource{std::move(*imported), source->name, false, isDatabase};
}

std::vector<std::string> importFormats()
{
    std::vector<std::string> names;
    for (const SourceFormatName& format : sourceFormats())
        names.emplace_back(format.name);
    return names;
}

}  // namespace barch::cli
