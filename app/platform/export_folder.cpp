#include "app/platform/export_folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <map>

namespace barch {
namespace {

using Checksums = std::map<std::string, std::string>;

constexpr auto recordPath = ".barch/exported.json";

QString toQt(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string checksum(const std::string& bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

bool staysInside(const std::string& path)
{
    const QString clean = QDir::cleanPath(toQt(path));
    return !path.empty() && path.find('\0') == std::string::npos && QDir::isRelativePath(clean) && clean != ".." &&
           !clean.startsWith("../");
}

Checksums readRecord(const QDir& folder)
{
    Checksums checksums;
    QFile file(folder.filePath(recordPath));
    if (!file.open(QIODevice::ReadOnly))
        return checksums;
    const QJsonObject files = QJsonDocument::fromJson(file.readAll()).object().value("files").toObject();
    for (auto it = files.begin(); it != files.end(); ++it)
        checksums[it.key().toStdString()] = it.value().toString().toStdString();
    return checksums;
}

Result<Done> writeWhole(const QDir& folder, const std::string& path, const QByteArray& bytes)
{
    const QString target = folder.filePath(toQt(path));
    if (!QDir().mkpath(QFileInfo(target).path()))
        return Error{"The folder could not be made.", QFileInfo(target).path().toStdString(),
                     "Choose a folder that you may write to."};
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{"The file could not be written: " + file.errorString().toStdString() + ".", target.toStdString(),
                     "Is the disk full, or the folder read-only?"};
    return Done{};
}

Result<Done> writeRecord(const QDir& folder, const Checksums& checksums)
{
    QJsonObject files;
    for (const auto& [path, sum] : checksums)
        files.insert(toQt(path), QString::fromStdString(sum));
    return writeWhole(folder, recordPath, QJsonDocument(QJsonObject{{"files", files}}).toJson());
}

Result<Done> keepCopy(const QDir& folder, const ComparedFile& file)
{
    return writeWhole(folder, file.path + ".bak",
                      QByteArray(file.onDisk.data(), static_cast<qsizetype>(file.onDisk.size())));
}

}  // namespace

Result<std::vector<ComparedFile>> compareWithFolder(const std::string& folderPath, const std::vector<ExportedFile>& files)
{
    const QDir folder(toQt(folderPath));
    if (QFileInfo(folder.path()).exists() && !QFileInfo(folder.path()).isDir())
        return Error{"This is a file, not a folder.", folderPath, "Choose a folder for the exported files."};
    const Checksums record = readRecord(folder);
    std::vector<ComparedFile> compared;
    for (const ExportedFile& file : files) {
        if (!staysInside(file.path))
            return Error{"The export would leave its folder.", file.path, "Nothing was written."};
        ComparedFile& entry = compared.emplace_back(ComparedFile{file.path, FileState::New, {}});
        QFile onDisk(folder.filePath(toQt(file.path)));
        if (!onDisk.exists())
            continue;
        if (!onDisk.open(QIODevice::ReadOnly))
            return Error{"The file that is there can't be read.", onDisk.fileName().toStdString(), "Nothing was written."};
        entry.onDisk = onDisk.readAll().toStdString();
        const auto written = record.find(file.path);
        if (entry.onDisk == file.bytes)
            entry.state = FileState::Same;
        else if (written != record.end() && written->second == checksum(entry.onDisk))
            entry.state = FileState::Changed;
        else
            entry.state = FileState::EditedByHand;
    }
    return compared;
}

Result<WrittenExport> writeExport(const std::string& folderPath, const std::vector<ExportedFile>& files, EditedFiles edited)
{
    Result<std::vector<ComparedFile>> compared = compareWithFolder(folderPath, files);
    if (!compared)
        return compared.error();
    if (edited == EditedFiles::Refuse)
        for (const ComparedFile& file : *compared)
            if (file.state == FileState::EditedByHand)
                return Error{"This file is not as the last export left it, so somebody edited it.",
                             folderPath + "/" + file.path, "Nothing was written. Keep it, or overwrite it (a copy stays)."};

    const QDir folder(toQt(folderPath));
    Checksums record = readRecord(folder);
    WrittenExport done;
    for (const auto& [path, sum] : record)
        if (std::none_of(files.begin(), files.end(), [&](const ExportedFile& file) { return file.path == path; }) &&
            QFile::exists(folder.filePath(toQt(path))))
            done.stale.push_back(path);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const ComparedFile& before = (*compared)[i];
        if (before.state == FileState::EditedByHand && edited == EditedFiles::Keep) {
            done.kept.push_back(before.path);
            continue;
        }
        record[files[i].path] = checksum(files[i].bytes);
        if (before.state == FileState::Same) {
            ++done.same;
            continue;
        }
        if (before.state == FileState::EditedByHand)
            if (auto kept = keepCopy(folder, before); !kept)
                return kept.error();
        const QByteArray bytes = QByteArray::fromRawData(files[i].bytes.data(), static_cast<qsizetype>(files[i].bytes.size()));
        if (auto written = writeWhole(folder, files[i].path, bytes); !written)
            return written.error();
        ++done.written;
    }
    if (auto written = writeRecord(folder, record); !written)
        return written.error();
    return done;
}

}  // namespace barch
