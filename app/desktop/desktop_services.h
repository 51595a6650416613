#pragma once

#include "app/desktop/desktop_imports.h"
#include "app/desktop/migration_folders.h"
#include "app/platform/file_bytes.h"
#include "app/platform/project_lock.h"
#include "app/platform/recovery_journal.h"
#include "ui/session/services.h"

#include <QSettings>

#include <map>
#include <mutex>
#include <optional>

namespace barch {

/// The outside world as a desktop program has it.
class DesktopServices : public ui::Services, public MigrationFolders {
public:
    /// `settingsFile`: empty for the user's own settings.
    explicit DesktopServices(const QString& settingsFile = {});

    Result<Project> read(const QString& path) override;
    Result<Done> write(const QString& path, const Project& project) override;
    bool changedOnDisk(const QString& path) override;
    void allowOverwrite(const QString& path) override;
    void release(const QString& path) override;

    QList<ui::RecentFile> recentFiles() override;
    void rememberRecent(const ui::RecentFile& file) override;
    void forgetRecent(const QString& path) override;
    std::vector<ui::Sample> samples() override;

    void keepRecovery(const QString& path, const Project& project, const QStringList& labels) override;
    void dropRecovery() override;
    std::vector<ui::Recovery> recoveries() override;
    void discardRecovery(const QString& id) override;

    Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request, std::stop_token stop) override;
    Result<std::vector<ui::ComparedFile>> compareFolder(const QString& folder, const std::vector<ExportedFile>& files) override;
    Result<ui::WrittenFiles> writeFolder(const QString& folder, const std::vector<ExportedFile>& files,
                                         ui::EditedFiles edited) override;

    ui::ImportService* imports() override { return &m_imports; }
    QString chooseFile(QWidget* over, const ui::FileQuestion& question) override;
    void openFolder(const QString& path) override;
    void openUrl(const QString& url) override;
    QVariant setting(const QString& key) override;
    void setSetting(const QString& key, const QVariant& value) override;

private:
    struct OpenFile {
        std::optional<FileMark> mark;  ///< nothing: whatever lies there may be replaced
        std::optional<ProjectLock> lock;
    };

    DesktopImports m_imports;
    QSettings m_settings;
    std::mutex m_mutex;
    std::map<std::string, OpenFile> m_open;
    std::mutex m_journalMutex;
    std::optional<RecoveryJournal> m_journal;
    std::vector<Leftover> m_leftovers;
};

}  // namespace barch
