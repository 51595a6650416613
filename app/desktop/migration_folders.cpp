#include "app/desktop/migration_folders.h"

#include "app/platform/migration_folder.h"
#include "app/platform/trial/migration_history.h"
#include "exporters/sql/layouts/layout.h"

#include <algorithm>

namespace barch {

Result<ui::RecordedMigrations> MigrationFolders::readMigrations(const QString& folder)
{
    auto read = readMigrationFolder(folder.toStdString());
    if (!read)
        return read.error();
    ui::RecordedMigrations recorded{read->next, read->layout, std::move(read->last), {}};
    if (!recorded.last)
        return recorded;
    const auto files = migrationFiles(folder.toStdString());
    if (!files)
        return files.error();
    for (const ExportedFile& file : *files)
        if (sql::migrationNumber(file.path) > 0)
            recorded.files.push_back(file.path);
    std::stable_sort(recorded.files.begin(), recorded.files.end(),
                     [](const std::string& a, const std::string& b) { return sql::migrationNumber(a) < sql::migrationNumber(b); });
    return recorded;
}

Result<Done> MigrationFolders::addMigration(const QString& folder, int number, const std::vector<ExportedFile>& files, const Project& design,
                                            const std::string& layout)
{
    const auto now = readMigrationFolder(folder.toStdString());
    if (!now)
        return now.error();
    if (now->next != number)
        return Error{"Somebody else wrote a migration of this number meanwhile.", folder.toStdString(), "Look at the steps again; they start from the newest now."};
    return barch::addMigration(folder.toStdString(), files, design, layout);
}

Result<ui::HistoryOutcome> MigrationFolders::runHistory(const QString& folder, const std::function<bool(const std::string&)>& told)
{
    auto report = barch::runHistory(folder.toStdString(), told);
    if (!report)
        return report.error();
    return ui::HistoryOutcome{std::move(report->fault), std::move(report->differences)};
}

}  // namespace barch
