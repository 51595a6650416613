#include "app/cli/project_files.h"

#include "app/platform/project_lock.h"

#include <QFile>
#include <QFileInfo>

namespace barch::cli {
namespace {

Result<Done> storeLocked(const Project& project, const std::string& file, const SaveOptions& options)
{
    const auto lock = ProjectLock::take(file);
    if (!lock)
        return lock.error();
    if (const auto saved = saveProject(project, file, options); !saved)
        return saved.error();
    return Done{};
}

}  // namespace

Result<Opened> open(const std::string& file)
{
    return loadProject(file);
}

Result<Done> save(const std::string& file, const Opened& before, const Project& project)
{
    return storeLocked(project, file, {.expected = before.mark});
}

Result<Done> create(const std::string& file, const Project& project, bool overwrite)
{
    if (!overwrite && QFileInfo::exists(QString::fromStdString(file)))
        return Error{"There is a file of this name already.", file, "Choose another name, or say --force (a backup is kept)."};
    return storeLocked(project, file, {});
}

Result<std::string> readText(const std::string& file)
{
    if (file != "-") {
        Result<FileContent> content = readFile(file);
        if (!content)
            return content.error();
        return std::move(content->bytes);
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{"Standard input could not be read.", "", "Give a file instead of -."};
    return input.readAll().toStdString();
}

}  // namespace barch::cli
