#pragma once

#include "ui/export/export_preview.h"
#include "ui/shell/page.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace barch::ui {

class CodeView;
class FileTree;
class IconLabel;
class Segments;
class Tag;
class TargetList;
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
    QWidget* makeTargets();
    QWidget* makeFiles();
    QWidget* makePreview();
    QWidget* makeFooter();
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
    EditedFiles edited() const;

    QString m_folder;
    std::optional<ExportPreview> m_preview;
    bool m_current = false;   ///< the preview is of what is asked for now
    bool m_computing = false;
    bool m_writing = false;
    int m_fileRequest = 0;
    QTimer m_delay;

    Text* m_last;
    TargetList* m_targets;
    QLineEdit* m_name;
    Text* m_counts[3];
    QStackedWidget* m_fileStack;
    FileTree* m_files;
    Text* m_noFiles;
    Text* m_path;
    Tag* m_state;
    Text* m_added;
    Text* m_removed;
    Segments* m_mode;
    QToolButton* m_copy;
    CodeView* m_code;
    WarningTable* m_warnings;
    QWidget* m_editedBar;
    Text* m_editedText;
    Segments* m_editedChoice;
    QWidget* m_resultBar;
    IconLabel* m_resultIcon;
    Text* m_resultText;
    QPushButton* m_openFolder;
    QPushButton* m_chooseFolder;
    IconLabel* m_statusIcon;
    Text* m_status;
    QPushButton* m_export;
    QAction* m_exportAction;
    QAction* m_folderAction;
};

}  // namespace barch::ui
