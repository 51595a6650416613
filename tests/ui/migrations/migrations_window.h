#pragma once

#include "app/desktop/migration_folders.h"
#include "tests/ui/pages/fake_services.h"
#include "ui/migrations/step_list.h"

#include <QAbstractButton>

#include <functional>
#include <string>

namespace barch::test {

class FolderServices : public FakeServices, public MigrationFolders {};

/// The real window at the page Migrations, with a folder of its own chosen.
class MigrationsWindow {
public:
    explicit MigrationsWindow(Project project);

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
    ui::Session& session() { return m_window.session(); }
    void until(const std::function<bool()>& holds, const char* what);
    /// The steps of the page's present choices are shown.
    void untilWorkedOut();
    void click(const char* objectName);
    QString text(const char* objectName);
    bool canWrite() { return find<QAbstractButton>("writeMigration").isEnabled(); }
    /// Writes the migration and waits for it.
    void write();
    void change(const std::function<Project(const Project&)>& edit);
    void changeTable(const std::string& table, const std::function<void(Table&)>& edit);
    /// The row with these words, or -1.
    int rowOf(const QString& words);
    QString words(int row);
    QByteArray file(const char* name);
    QStringList files();

    FolderServices services;
    QTemporaryDir folder;

private:
    ui::Appearance m_appearance;
    ui::Window m_window;
};

}  // namespace barch::test
