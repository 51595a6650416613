#pragma once

#include "ui/export/export_preview.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace barch::ui {

class ExportFoot;
class FilePane;
class FileTree;
class TargetPane;
class Text;
class WarningTable;

/// Chooses targets and a folder, shows what would be written there, and writes it.
class ExportPage : public Page {
    Q_OBJECT
public:
    explicit ExportPage(const PageContext& context);
    ~ExportPage() override;

    void activate() override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeFiles();
    QWidget* makePreview();
    void takeProject();
    void remember();
    void want();              ///< the preview is to be computed again, soon
    void compute();
    void showPreview(ExportPreview preview);
    void showFile();
    void showStatus();
    void chooseFolder();
    void write();
    void showWritten(const Result<WrittenFiles>& result);
    QString key(const char* what) const;

    QString m_folder;
    std::optional<ExportPreview> m_preview;
    bool m_current = false;   ///< the preview belongs to the page's present choices
    bool m_computing = false;
    bool m_writing = false;
    QTimer m_delay;

    Text* m_last;
    TargetPane* m_targets;
    Text* m_counts[3];
    QStackedWidget* m_fileStack;
    FileTree* m_files;
    Text* m_noFiles;
    FilePane* m_file;
    WarningTable* m_warnings;
    ExportFoot* m_foot;
    QAction* m_exportAction;
    QAction* m_folderAction;
};

}  // namespace barch::ui
