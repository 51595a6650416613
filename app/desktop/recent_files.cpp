#include "app/desktop/recent_files.h"

#include <QSettings>

namespace barch {
namespace {

constexpr int limit = 12;
constexpr auto arrayName = "recent";

void write(QSettings& settings, const QList<ui::RecentFile>& files)
{
    settings.remove(arrayName);
    settings.beginWriteArray(arrayName, static_cast<int>(files.size()));
    for (int i = 0; i < files.size(); ++i) {
        const ui::RecentFile& file = files[i];
        settings.setArrayIndex(i);
        settings.setValue("path", file.path);
        settings.setValue("name", file.name);
        settings.setValue("tables", file.tables);
        settings.setValue("dialect", static_cast<int>(file.dialect));
        settings.setValue("readiness", file.readiness);
        settings.setValue("errors", file.errors);
        settings.setValue("warnings", file.warnings);
        settings.setValue("opened", file.opened);
    }
    settings.endArray();
}

}  // namespace

QList<ui::RecentFile> readRecentFiles(QSettings& settings)
{
    QList<ui::RecentFile> files;
    const int count = settings.beginReadArray(arrayName);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        ui::RecentFile file;
        file.path = settings.value("path").toString();
        file.name = settings.value("name").toString();
        file.tables = settings.value("tables").toLongLong();
        file.dialect = static_cast<Dialect>(qBound(0, settings.value("dialect").toInt(), 3));
        file.readiness = settings.value("readiness").toInt();
        file.errors = settings.value("errors").toLongLong();
        file.warnings = settings.value("warnings").toLongLong();
        file.opened = settings.value("opened").toDateTime();
        if (!file.path.isEmpty())
            files.append(file);
    }
    settings.endArray();
    return files;
}

void addRecentFile(QSettings& settings, const ui::RecentFile& file)
{
    QList<ui::RecentFile> files = readRecentFiles(settings);
    files.removeIf([&](const ui::RecentFile& known) { return known.path == file.path; });
    files.prepend(file);
    write(settings, files.mid(0, limit));
}

void removeRecentFile(QSettings& settings, const QString& path)
{
    QList<ui::RecentFile> files = readRecentFiles(settings);
    files.removeIf([&](const ui::RecentFile& known) { return known.path == path; });
    write(settings, files);
}

}  // namespace barch
