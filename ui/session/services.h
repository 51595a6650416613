#pragma once

#include "core/layout/arrange.h"
#include "core/model/project.h"
#include "core/model/result.h"
#include "exporters/target.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <stop_token>
#include <vector>

class QWidget;

namespace barch::ui {

class ImportService;

/// A file that was open before, with what was known when it was closed.
struct RecentFile {
    QString path;
    QString name;         ///< of the project
    qsizetype tables = 0;
    Dialect dialect = Dialect::Any;
    int readiness = 0;    ///< per cent
    qsizetype errors = 0;
    qsizetype warnings = 0;
    QDateTime opened;
};

/// Work that was never saved, found at the next start.
struct Recovery {
    QString id;                    ///< names it to keepRecovery and discardRecovery
    QString path;                  ///< of the project file; empty where it never had one
    QDateTime changed;
    QStringList labels;            ///< of the edits since the last save, oldest first
    Project project;
    std::optional<Project> saved;  ///< what the file holds, where it can be read
    QDateTime savedAt;
};

struct Sample {
    QString id;
    QString title;
    QString text;
    Project project;
};

/// How an export compares with what lies in its folder.
enum class FileState { New, Changed, Same, EditedByHand };
struct ComparedFile {
    std::string path;
    FileState state = FileState::New;
    std::string onDisk;  ///< bytes in the folder; empty for new files
};

enum class EditedFiles { Refuse, Keep, Overwrite };
struct WrittenFiles {
    std::size_t written = 0;
    std::size_t same = 0;
    std::vector<std::string> kept;   ///< edited by hand and left as they are
    std::vector<std::string> stale;  ///< exported earlier and no longer
};

/// Where and what to ask for a file.
struct FileQuestion {
    QString title;
    QString startPath;
    bool save = false;
    bool folder = false;
    QString filter;  ///< as Qt writes them, "Schemas (*.sql)"; empty: project files
};

/// Everything outside of the window: the disk, the desktop, Graphviz. The program implements it in
/// app/desktop, the tests as they need it. What is marked "any thread" is called from background
/// threads, also at the same time.
class Services {
public:
    virtual ~Services() = default;

    virtual Result<Project> read(const QString& path) = 0;                          ///< any thread
    /// Atomic: a failure leaves the file as it was. A file that somebody else changed since it was
    /// read or written here is not written over. Any thread.
    virtual Result<Done> write(const QString& path, const Project& project) = 0;
    /// The file on disk is not what was last read or written here.
    virtual bool changedOnDisk(const QString& path) = 0;
    /// The next `write` may replace what somebody else wrote.
    virtual void allowOverwrite(const QString& path) = 0;
    /// The file is no longer open here.
    virtual void release(const QString& path) = 0;

    virtual QList<RecentFile> recentFiles() = 0;
    virtual void rememberRecent(const RecentFile& file) = 0;
    virtual void forgetRecent(const QString& path) = 0;

    virtual std::vector<Sample> samples() = 0;                                      ///< any thread

    /// Keeps unsaved work so that a crash does not lose it. `path` may be empty. Any thread, one at a time.
    virtual void keepRecovery(const QString& path, const Project& project, const QStringList& labels) = 0;
    /// There is nothing unsaved any more in this window.
    virtual void dropRecovery() = 0;
    virtual std::vector<Recovery> recoveries() = 0;
    virtual void discardRecovery(const QString& id) = 0;

    /// The boxes with new places, none over another. Any thread.
    virtual Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request, std::stop_token stop) = 0;

    virtual Result<std::vector<ComparedFile>> compareFolder(const QString& folder,
                                                            const std::vector<ExportedFile>& files) = 0;  ///< any thread
    /// Any thread. With Refuse, a file edited by hand is an error and nothing is written.
    virtual Result<WrittenFiles> writeFolder(const QString& folder, const std::vector<ExportedFile>& files,
                                             EditedFiles edited) = 0;

    /// Null where nothing can be imported.
    virtual ImportService* imports() { return nullptr; }

    /// Asks the person for a file or folder; empty where they would rather not.
    virtual QString chooseFile(QWidget* over, const FileQuestion& question) = 0;
    virtual void openFolder(const QString& path) = 0;
    virtual void openUrl(const QString& url) = 0;

    virtual QVariant setting(const QString& key) = 0;
    virtual void setSetting(const QString& key, const QVariant& value) = 0;
};

}  // namespace barch::ui
