#pragma once

#include "ui/session/services.h"
#include "ui/shell/window.h"
#include "ui/theme/appearance.h"

#include <QHash>
#include <QTemporaryDir>

#include <functional>

#include <memory>

namespace barch::test {

/// The world outside of the window: settings in memory, exports to real folders, nothing else.
class FakeServices : public ui::Services {
public:
    Result<Project> read(const QString& path) override;
    Result<Done> write(const QString& path, const Project& project) override;
    bool changedOnDisk(const QString&) override { return false; }
    void allowOverwrite(const QString&) override {}
    void release(const QString&) override {}
    QList<ui::RecentFile> recentFiles() override { return {}; }
    void rememberRecent(const ui::RecentFile&) override {}
    void forgetRecent(const QString&) override {}
    std::vector<ui::Sample> samples() override { return {}; }
    void keepRecovery(const QString&, const Project&, const QStringList&) override {}
    void dropRecovery() override {}
    std::vector<ui::Recovery> recoveries() override { return {}; }
    void discardRecovery(const QString&) override {}
    Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request, std::stop_token) override;
    Result<std::vector<ui::ComparedFile>> compareFolder(const QString& folder, const std::vector<ExportedFile>& files) override;
    Result<ui::WrittenFiles> writeFolder(const QString& folder, const std::vector<ExportedFile>& files, ui::EditedFiles edited) override;
    QString chooseFile(QWidget*, const ui::FileQuestion&) override { return nextFile; }
    void openFolder(const QString& path) override { openedFolder = path; }
    void openUrl(const QString&) override {}
    QVariant setting(const QString& key) override { return settings.value(key); }
    void setSetting(const QString& key, const QVariant& value) override { settings.insert(key, value); }

    QString nextFile;      ///< what the person chooses when asked
    QString openedFolder;
    QHash<QString, QVariant> settings;
};

/// The real window on one project, as a person has it before them.
class OpenWindow {
public:
    explicit OpenWindow(Project project, const QString& page);
    ~OpenWindow();

    ui::Session& session() { return m_window.session(); }
    ui::Window& window() { return m_window; }
    /// The widget of that object name, which has to be there and of that type.
    template <class T>
    T& find(const char* objectName)
    {
        T* found = nullptr;
        for (T* candidate : m_window.findChildren<T*>(QString::fromLatin1(objectName)))
            if (!found || candidate->isVisible())
                found = candidate;
        if (!found)
            throw std::runtime_error(std::string("no widget called ") + objectName);
        return *found;
    }
    void click(const char* objectName);
    /// Waits until it is so; fails the test where it never is.
    void until(const std::function<bool()>& holds, const char* what);
    void untilChecked();
    /// A picture of the window into the folder named by BARCH_SCREENSHOTS, if it is named: light and dark, in two sizes.
    void photograph(const char* name);

    FakeServices services;

private:
    std::shared_ptr<ui::Appearance> m_appearance;  ///< of all windows that are open: a program has one
    ui::Window m_window;
};

}  // namespace barch::test
