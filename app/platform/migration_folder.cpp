#include "app/platform/migration_folder.h"

#include "app/platform/project_store.h"
#include "app/platform/replace_file.h"
#include "core/project_file/project_file.h"
#include "exporters/sql/layouts/layout.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <map>
#include <sstream>

namespace barch {
namespace {

constexpr const char* lockName = "barch.lock";
constexpr const char* snapshotName = ".barch/snapshot.barch";
constexpr const char* layoutName = ".barch/layout";

using Checksums = std::map<std::string, std::string>;

QString toQt(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string checksum(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())), QCryptographicHash::Sha256).toHex().toStdString();
}

std::string inFolder(const std::string& folder, const std::string& file)
{
    return folder + "/" + file;
}

/// Lines of "checksum  path".
Result<Checksums> readLock(const std::string& folder)
{
    const std::string file = inFolder(folder, lockName);
    if (!QFileInfo::exists(toQt(file)))
        return Checksums{};
    const auto content = readFile(file);
    if (!content)
        return content.error();
    Checksums sums;
    std::istringstream lines(content->bytes);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const bool isRight = line.size() > 66 && line.substr(64, 2) == "  " && line.find_first_not_of("0123456789abcdef") == 64 && sums.emplace(line.substr(66), line.substr(0, 64)).second;
        if (!isRight)
            return Error{"Line " + std::to_string(number) + " is not a checksum and a file.", file, "Take the lock file from your version control again."};
    }
    return sums;
}

std::optional<Error> faultOf(const std::string& folder, const Checksums& sums)
{
    for (const auto& [path, sum] : sums) {
        const std::string file = inFolder(folder, path);
        if (!QFileInfo::exists(toQt(file)))
            return Error{"The lock file knows this file, and it is not there.", file, "Take it from your version control again."};
        const auto content = readFile(file);
        if (!content)
            return content.error();
        if (checksum(content->bytes) != sum)
            return Error{"This file is not as it was written: somebody edited it since.", file,
                         "Databases may have run it as it was. Take it back, and put the change into the design or a migration of its own."};
    }
    const QDir top(QFileInfo(toQt(folder)).absoluteFilePath());
    QDirIterator found(top.path(), {"*.sql"}, QDir::Files, QDirIterator::Subdirectories);
    Checksums added;
    while (found.hasNext()) {
        const std::string path = top.relativeFilePath(found.next()).toStdString();
        if (!sums.contains(path))
            added.emplace(path, "");
    }
    if (!added.empty())
        return Error{"The lock file doesn't know this file: somebody added it, or writing it was cut short.", inFolder(folder, added.begin()->first),
                     "Put what it does into the design and take it away, or use an empty folder."};
    return std::nullopt;
}

Result<Done> write(const std::string& folder, const std::string& path, const std::string& bytes)
{
    const std::string file = inFolder(folder, path);
    if (!QDir().mkpath(QFileInfo(toQt(file)).path()))
        return Error{"The folder could not be made.", QFileInfo(toQt(file)).path().toStdString(), "Choose a folder that you may write to."};
    const auto written = replaceFile(file, [&](const auto& put) { put(bytes); });
    return written ? Result<Done>(Done{}) : written.error();
}

}  // namespace

Result<MigrationFolder> readMigrationFolder(const std::string& path)
{
    MigrationFolder folder;
    const QFileInfo place(toQt(path));
    if (!place.exists())
        return folder;
    if (!place.isDir())
        return Error{"This is a file, not a folder.", path, "Choose a folder for the migrations."};
    const auto sums = readLock(path);
    if (!sums)
        return sums.error();
    if (auto fault = faultOf(path, *sums))
        return *fault;
    if (sums->empty())
        return folder;
    for (const auto& [file, sum] : *sums)
        folder.next = std::max(folder.next, sql::migrationNumber(file) + 1);
    if (!sums->contains(snapshotName))
        return Error{"The lock file names no snapshot.", inFolder(path, lockName), "Take the lock file from your version control again."};
    auto last = loadProject(inFolder(path, snapshotName));
    if (!last)
        return last.error();
    folder.last = std::move(last->project);
    folder.layout = "plain";
    if (sums->contains(layoutName)) {
        const auto layout = readFile(inFolder(path, layoutName));
        if (!layout)
            return layout.error();
        folder.layout = layout->bytes.substr(0, layout->bytes.find('\n'));
    }
    return folder;
}

Result<std::vector<ExportedFile>> migrationFiles(const std::string& path)
{
    const auto sums = readLock(path);
    if (!sums)
        return sums.error();
    std::vector<ExportedFile> files;
    for (const auto& [file, sum] : *sums) {
        if (file.starts_with(".barch/"))
            continue;
        auto content = readFile(inFolder(path, file));
        if (!content)
            return content.error();
        files.push_back({file, std::move(content->bytes)});
    }
    return files;
}

Result<Done> addMigration(const std::string& path, const std::vector<ExportedFile>& files, const Project& design, const std::string& layout)
{
    auto sums = readLock(path);
    if (!sums)
        return sums.error();
    std::vector<ExportedFile> all = files;
    all.push_back({snapshotName, writeProject(design)});
    all.push_back({layoutName, layout + "\n"});
    for (const ExportedFile& file : all) {
        if (const auto written = write(path, file.path, file.bytes); !written)
            return written;
        (*sums)[file.path] = checksum(file.bytes);
    }
    std::string lock;
    for (const auto& [file, sum] : *sums)
        lock += sum + "  " + file + "\n";
    return write(path, lockName, lock);
}

}  // namespace barch
