#pragma once

#include "tests/ui/data_model/helpdesk_design.h"
#include "ui/data_model/data_model_page.h"

#include <QHash>

#include <atomic>
#include <memory>

namespace barch::test {

/// A world without a disk: arranging is done in this process, in a row.
class RowServices : public ui::Services {
public:
    Result<Project> read(const QString&) override { return Error{"There is no disk.", {}, {}}; }
    Result<Done> write(const QString&, const Project&) override { return Done{}; }
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
    Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request, std::stop_token stop) override;
    Result<std::vector<ui::ComparedFile>> compareFolder(const QString&, const std::vector<ExportedFile>&) override
    {
        return std::vector<ui::ComparedFile>{};
    }
    Result<ui::WrittenFiles> writeFolder(const QString&, const std::vector<ExportedFile>&, ui::EditedFiles) override
    {
        return ui::WrittenFiles{};
    }
    QString chooseFile(QWidget*, const ui::FileQuestion&) override { return {}; }
    void openFolder(const QString&) override {}
    void openUrl(const QString&) override {}
    QVariant setting(const QString& key) override { return m_settings.value(key); }
    void setSetting(const QString& key, const QVariant& value) override { m_settings[key] = value; }

    std::atomic<int> arrangements{0};
    std::atomic<bool> refuses{false};

private:
    QHash<QString, QVariant> m_settings;
};

class QuietNavigator : public ui::Navigator {
public:
    void openPage(const QString& id) override { opened = id; }
    void showElement(const ElementRef&) override {}
    void showFinding(const std::string& fingerprint) override { finding = fingerprint; }
    void notify(Severity, const QString& text) override { said = text; }
    void openPalette(const QString&) override {}
    void openFile(const QString&) override {}

    QString opened;
    QString said;
    std::string finding;
};

/// The real page with a real session, in a window of its own.
struct PageFixture {
    PageFixture(Project project, QSize size = {1400, 860});
    ~PageFixture();

    ui::DiagramCanvas& canvas() { return *page->canvas(); }
    const Project& project() const { return session.project(); }
    const Table& table(std::string_view name) const;
    /// Where the table's header, or the line of a column, is on the canvas.
    QPoint at(std::string_view table, std::string_view column = {});
    template <class T>
    T* find(const char* objectName)
    {
        return window->findChild<T*>(QString::fromLatin1(objectName));
    }
    void click(std::string_view table, std::string_view column = {}, Qt::KeyboardModifiers modifiers = {});
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    Content content;
    RowServices services;
    ui::Session session;
    QuietNavigator navigator;
    std::unique_ptr<QWidget> window;
    ui::DataModelPage* page;
};

}  // namespace barch::test
