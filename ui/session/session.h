#pragma once

#include "core/blueprint/proposal.h"
#include "core/content/content.h"
#include "core/edits/history.h"
#include "ui/session/check_runner.h"
#include "ui/session/readiness.h"
#include "ui/session/services.h"
#include "ui/session/tasks.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace barch::ui {

/// The project that is open, and all that happens to it: edits, undo, saving, checking. One per window.
/// Pages change the project only through `apply`, and look at it again when `projectChanged` says so.
class Session : public QObject {
    Q_OBJECT
public:
    Session(Services& services, const Content& content, QObject* parent = nullptr);
    ~Session() override;

    const Content& content() const { return m_content; }
    Services& services() const { return m_services; }
    Tasks& tasks() { return m_tasks; }
    const Tasks& tasks() const { return m_tasks; }

    bool hasProject() const { return m_history.has_value(); }
    /// An empty one where none is open.
    const Project& project() const;
    QString path() const { return m_path; }      ///< empty: never saved
    QString name() const;                        ///< of the project, or of its file
    bool isSaved() const;
    QDateTime savedAt() const { return m_savedAt; }
    std::size_t changesSinceSaved() const;
    QStringList labelsSinceSaved() const;

    void startNew(Project project);              ///< one that has no file yet
    /// Reads in the background; then `opened` or `openFailed`.
    void open(const QString& path);
    void close();
    /// Saves in the background; then `saved` or `saveFailed`. Needs a path.
    void save();
    void saveAs(const QString& path);
    /// Continues with what was rescued. The file on disk stays as it is until it is saved.
    void continueWith(const Recovery& recovery);

    /// False where the edit can't be made: nothing changed then, and `editFailed` tells why.
    bool apply(const LabelledEdit& edit);
    /// Makes something part of the version at hand, with no step of undo (see History::amend).
    Result<Done> amend(const Edit& edit);
    void closeStep();
    bool canUndo() const;
    bool canRedo() const;
    QString undoLabel() const;
    QString redoLabel() const;
    void undo();
    void redo();

    /// Of the newest checked version; `checking` tells that newer ones are on their way.
    const std::vector<Finding>& findings() const { return *m_findings; }
    FindingCounts counts() const { return m_counts; }
    bool checking() const { return m_runner.busy(); }
    bool checkedOnce() const { return m_checkedAt.isValid(); }
    QDateTime checkedAt() const { return m_checkedAt; }

    Readiness readiness() const;
    /// What the answers lead to against the design as it stands; empty until it was computed.
    const std::optional<Proposal>& proposal() const { return m_proposal; }
    /// Looks whether somebody else wrote the file; tells through `fileChanged`.
    void lookAtDisk();
    /// The file on disk may be written over, or is of no interest.
    void keepMine();

signals:
    void projectChanged(const barch::Project& before, const barch::Project& after);
    void projectReplaced();        ///< another project, or none
    void historyChanged();         ///< undo, redo and saved state
    void findingsChanged();
    void proposalChanged();
    void opened(const QString& path);
    void openFailed(const QString& path, const barch::Error& error);
    void saved(const QString& path);
    void saveFailed(const QString& path, const barch::Error& error);
    void editFailed(const QString& label, const barch::Error& error);
    void fileChanged(const QString& path);

private:
    void replace(std::optional<Project> project, const QString& path);
    void changed(const Project& before);
    void write(const QString& path);
    void rememberRecent();
    void computeProposal();
    void keepRecovery();

    Services& m_services;
    const Content& m_content;
    Tasks m_tasks;
    CheckRunner m_runner;
    std::optional<History> m_history;
    QString m_path;
    QDateTime m_savedAt;
    bool m_saving = false;
    std::optional<QString> m_saveNext;  ///< asked for while a save was under way
    bool m_toldAboutDisk = false;
    Findings m_findings;
    FindingCounts m_counts;
    QDateTime m_checkedAt;
    std::optional<Proposal> m_proposal;
    int m_version = 0;             ///< counts what happened to the project
    bool m_proposing = false;
    QTimer m_proposalTimer;
    QTimer m_recoveryTimer;
};

}  // namespace barch::ui
