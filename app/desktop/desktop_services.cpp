#include "app/desktop/desktop_services.h"

#include "app/desktop/layout_worker.h"
#include "app/desktop/recent_files.h"
#include "app/platform/content_files.h"
#include "app/platform/export_folder.h"
#include "app/platform/project_store.h"
#include "core/project_file/project_file.h"
#include "ui/questionnaire/answer_effect.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace barch {
namespace {

QStringList describe(const Project& before, const Project& after)
{
    QStringList lines;
    SharedMap<Answer>::forEachDifference(before.answers, after.answers, [&](const Answer* a, const Answer* b) {
        if (a && b && *a == *b)
            return;
        lines.append(QObject::tr("Answer %1").arg(QString::fromStdString((b ? b : a)->id)));
    });
    for (const ui::SchemaBlock& block : ui::schemaChanges(before, after)) {
        const QString name = QString::fromStdString(block.name);
        lines.append(block.mark == ui::Mark::Added     ? QObject::tr("%1 added").arg(name)
                     : block.mark == ui::Mark::Removed ? QObject::tr("%1 removed").arg(name)
                                                       : QObject::tr("%1 changed").arg(name));
    }
    return lines;
}

ui::FileState stateOf(FileState state)
{
    return static_cast<ui::FileState>(static_cast<int>(state));
}
static_assert(static_cast<int>(FileState::EditedByHand) == static_cast<int>(ui::FileState::EditedByHand) &&
              static_cast<int>(FileState::Same) == static_cast<int>(ui::FileState::Same));

}  // namespace

DesktopServices::DesktopServices(const QString& settingsFile)
    : m_settings(settingsFile.isEmpty() ? QSettings().fileName() : settingsFile, QSettings::IniFormat)
{
}

Result<Project> DesktopServices::read(const QString& path)
{
    const std::string file = path.toStdString();
    {
        const std::lock_guard guard(m_mutex);
        if (!m_open.contains(file)) {
            Result<ProjectLock> lock = ProjectLock::take(file);
            if (!lock)
                return lock.error();
            m_open[file].lock = std::move(lock).value();
        }
    }
    Result<LoadedProject> loaded = loadProject(file);
    const std::lock_guard guard(m_mutex);
    if (!loaded) {
        if (!m_open[file].mark)
            m_open.erase(file);
        return loaded.error();
    }
    m_open[file].mark = loaded->mark;
    return std::move(loaded->project);
}

Result<Done> DesktopServices::write(const QString& path, const Project& project)
{
    const std::string file = path.toStdString();
    SaveOptions options;
    {
        const std::lock_guard guard(m_mutex);
        OpenFile& open = m_open[file];
        if (!open.lock) {
            Result<ProjectLock> lock = ProjectLock::take(file);
            if (!lock)
                return lock.error();
            open.lock = std::move(lock).value();
        }
        options.expected = open.mark;
    }
    const Result<SavedProject> saved = saveProject(project, file, options);
    if (!saved)
        return saved.error();
    const std::lock_guard guard(m_mutex);
    m_open[file].mark = saved->mark;
    return Done{};
}

bool DesktopServices::changedOnDisk(const QString& path)
{
    const std::lock_guard guard(m_mutex);
    const auto open = m_open.find(path.toStdString());
    return open != m_open.end() && open->second.mark && compareWithDisk(open->first, *open->second.mark) == DiskState::Changed;
}

void DesktopServices::allowOverwrite(const QString& path)
{
    const std::lock_guard guard(m_mutex);
    m_open[path.toStdString()].mark.reset();
}

void DesktopServices::release(const QString& path)
{
    const std::lock_guard guard(m_mutex);
    m_open.erase(path.toStdString());
}

QList<ui::RecentFile> DesktopServices::recentFiles()
{
    return readRecentFiles(m_settings);
}

void DesktopServices::rememberRecent(const ui::RecentFile& file)
{
    addRecentFile(m_settings, file);
}

void DesktopServices::forgetRecent(const QString& path)
{
    removeRecentFile(m_settings, path);
}

std::vector<ui::Sample> DesktopServices::samples()
{
    std::vector<ui::Sample> samples;
    for (const std::string& path : resourcePaths("samples")) {
        if (!path.ends_with(".barch"))
            continue;
        Result<Project> project = readProject(resourceText(path), path);
        if (!project)
            continue;
        const QString id = QFileInfo(QString::fromStdString(path)).completeBaseName();
        const ProjectInfo& info = *project->info;
        samples.push_back({id, QString::fromStdString(info.name), QString::fromStdString(info.description),
                           std::move(project).value()});
    }
    return samples;
}

void DesktopServices::keepRecovery(const QString& path, const Project& project, const QStringList&)
{
    const std::lock_guard guard(m_journalMutex);
    if (!m_journal) {
        Result<RecoveryJournal> journal = RecoveryJournal::start(path.toStdString());
        if (!journal)
            return;  // without a place for it there is no journal; saving still works
        m_journal.emplace(std::move(journal).value());
    }
    m_journal->setProjectPath(path.toStdString());
    (void)m_journal->write(project);
}

void DesktopServices::dropRecovery()
{
    const std::lock_guard guard(m_journalMutex);
    if (m_journal)
        m_journal->clear();
}

std::vector<ui::Recovery> DesktopServices::recoveries()
{
    std::vector<ui::Recovery> found;
    m_leftovers = leftovers();
    for (const Leftover& leftover : m_leftovers) {
        Result<Project> project = readLeftover(leftover);
        if (!project)
            continue;
        ui::Recovery recovery;
        recovery.id = QString::fromStdString(leftover.journal);
        recovery.path = QString::fromStdString(leftover.projectPath);
        recovery.changed = QDateTime::fromSecsSinceEpoch(leftover.writtenAt);
        recovery.project = std::move(project).value();
        if (!leftover.projectPath.empty())
            if (Result<LoadedProject> saved = loadProject(leftover.projectPath)) {
                recovery.saved = std::move(saved->project);
                recovery.savedAt = QFileInfo(recovery.path).lastModified();
            }
        recovery.labels = describe(recovery.saved.value_or(Project()), recovery.project);
        found.push_back(std::move(recovery));
    }
    return found;
}

void DesktopServices::discardRecovery(const QString& id)
{
    for (const Leftover& leftover : m_leftovers)
        if (leftover.journal == id.toStdString())
            discardLeftover(leftover);
}

Result<std::vector<LayoutBox>> DesktopServices::arrange(const LayoutRequest& request, std::stop_token stop)
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/backend-architect");
    const QString program = QFileInfo(beside).isExecutable() ? beside : QCoreApplication::applicationFilePath();
    return arrangeInWorker(program, request, stop);
}

Result<std::vector<ui::ComparedFile>> DesktopServices::compareFolder(const QString& folder, const std::vector<ExportedFile>& files)
{
    const Result<std::vector<ComparedFile>> compared = compareWithFolder(folder.toStdString(), files);
    if (!compared)
        return compared.error();
    std::vector<ui::ComparedFile> result;
    for (const ComparedFile& file : *compared)
        result.push_back({file.path, stateOf(file.state), file.onDisk});
    return result;
}

Result<ui::WrittenFiles> DesktopServices::writeFolder(const QString& folder, const std::vector<ExportedFile>& files,
                                                      ui::EditedFiles edited)
{
    static_assert(static_cast<int>(EditedFiles::Overwrite) == static_cast<int>(ui::EditedFiles::Overwrite));
    const Result<WrittenExport> written =
        writeExport(folder.toStdString(), files, static_cast<EditedFiles>(static_cast<int>(edited)));
    if (!written)
        return written.error();
    return ui::WrittenFiles{written->written, written->same, written->kept, written->stale};
}

QString DesktopServices::chooseFile(QWidget* over, const ui::FileQuestion& question)
{
    if (question.folder)
        return QFileDialog::getExistingDirectory(over, question.title, question.startPath);
    const QString filter = question.filter.isEmpty() ? QObject::tr("Backend Architect projects (*.barch)") : question.filter;
    if (!question.save)
        return QFileDialog::getOpenFileName(over, question.title, question.startPath, filter);
    QString path = QFileDialog::getSaveFileName(over, question.title, question.startPath, filter);
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".barch");
    return path;
}

void DesktopServices::openFolder(const QString& path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

void DesktopServices::openUrl(const QString& url)
{
    QDesktopServices::openUrl(QUrl(url));
}

QVariant DesktopServices::setting(const QString& key)
{
    return m_settings.value(key);
}

void DesktopServices::setSetting(const QString& key, const QVariant& value)
{
    m_settings.setValue(key, value);
}

}  // namespace barch
