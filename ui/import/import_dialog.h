#pragma once

#include "core/import/add_imported.h"
#include "ui/import/import_service.h"
#include "ui/session/session.h"
#include "ui/shell/overlay.h"

#include <QTimer>

#include <atomic>
#include <optional>

class QStackedWidget;

namespace barch::ui {

class ImportForm;
class ImportReport;
class ProgressLine;
class Text;

/// Imports a design: from where, how far it is, what was read, and where it goes.
class ImportDialog : public Overlay {
    Q_OBJECT
public:
    ImportDialog(Session& session, ImportService& imports, ImportAsk::From from, QWidget* over);
    ~ImportDialog() override;

signals:
    void openWanted(const barch::Project& project);
    /// To be added to the open project; `tables` are new.
    void addWanted(const barch::Project& project, const QString& from);

private:
    enum Step { Asking, Reading, Reporting };
    QWidget* makeHead();
    QWidget* makeReading();
    QWidget* makeFoot();
    void goTo(Step step);
    void read();
    void stop();
    void finish(Result<Imported> result);
    void keepPassword();
    QString sourceName() const;

    Session& m_session;
    ImportService& m_imports;
    ImportAsk m_asked;
    std::optional<Imported> m_imported;
    /// Shared with the thread that reads.
    struct Run {
        std::atomic<double> part = 0;
        std::atomic<bool> isStopped = false;
    };
    std::shared_ptr<Run> m_run;
    QTimer m_tick;

    Text* m_title;
    Text* m_subtitle;
    QStackedWidget* m_steps;
    ImportForm* m_form;
    ImportReport* m_report;
    Text* m_readingText;
    ProgressLine* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_back;
    QPushButton* m_read;
    QPushButton* m_add;
    QPushButton* m_open;
};

}  // namespace barch::ui
