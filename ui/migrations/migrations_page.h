#pragma once

#include "ui/migrations/migration_preview.h"
#include "ui/shell/page.h"

#include <stop_token>

class QStackedWidget;

namespace barch::ui {

class EmptyState;
class FilePane;
class FileTree;
class HistoryPanel;
class MigrationFoot;
class MigrationSetup;
class StepList;
class Text;

/// The next migration of a folder: its steps with what they cost, its files, and writing it. And the whole history,
/// run on a throwaway server.
class MigrationsPage : public Page {
    Q_OBJECT
public:
    explicit MigrationsPage(const PageContext& context);
    ~MigrationsPage() override;

    void activate() override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeActions();
    QWidget* makeHeader();
    QWidget* makeSteps();
    QWidget* makeFiles();
    void takeProject();
    QString key(const char* what) const;
    void remember();
    MigrationRequest request() const;
    bool isAskedFor(const MigrationRequest& request) const;
    void want();                 ///< the preview is to be computed again, soon
    void compute();
    void showPreview(MigrationPreview preview);
    void showSteps();
    void showNothing();          ///< what stands where there are no steps
    void showFiles();
    void showFile();
    void showStatus();
    QString whyNot() const;      ///< what stands in the way of writing; empty: nothing
    void chooseFolder();
    void write();
    void showWritten(const MigrationPreview& written, const Result<Done>& result);
    void verify();
    void goToElement(const ElementRef& element);

    QString m_folder;
    MigrationDecisions m_decisions;
    std::optional<MigrationPreview> m_preview;
    std::vector<ComparedFile> m_compared;  ///< one for each file of the preview
    bool m_current = false;                ///< the preview belongs to the page's present choices
    bool m_computing = false;
    bool m_writing = false;
    bool m_verifying = false;
    std::stop_source m_stopVerify;
    QTimer m_delay;

    MigrationSetup* m_setup;
    Text* m_stepCount;
    Text* m_busy;
    QWidget* m_faultCard;
    Text* m_fault;
    QStackedWidget* m_stepStack;
    StepList* m_steps;
    EmptyState* m_nothing;
    QWidget* m_noteCard;
    Text* m_notes;
    FileTree* m_files;
    FilePane* m_file;
    HistoryPanel* m_history;
    MigrationFoot* m_foot;
    QAction* m_writeAction;
    QAction* m_folderAction;
    QAction* m_verifyAction;
};

}  // namespace barch::ui
