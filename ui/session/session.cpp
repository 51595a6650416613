#include "ui/session/session.h"

#include "ui/widgets/small_widgets.h"

#include <QFileInfo>

namespace barch::ui {
namespace {

constexpr int proposalDelay = 150;  // ms without an edit before the proposal is computed again
constexpr int recoveryDelay = 800;

const Project& emptyProject()
{
    static const Project project;
    return project;
}

}  // namespace

Session::Session(Services& services, const Content& content, QObject* parent)
    : QObject(parent), m_services(services), m_content(content), m_runner(content),
      m_findings(std::make_shared<const std::vector<Finding>>())
{
    connect(&m_runner, &CheckRunner::finished, this, [this](const Findings& findings) {
        m_findings = findings;
        m_counts = countOf(*findings);
        m_checkedAt = QDateTime::currentDateTime();
        emit findingsChanged();
    });
    m_proposalTimer.setSingleShot(true);
    m_proposalTimer.setInterval(proposalDelay);
    connect(&m_proposalTimer, &QTimer::timeout, this, &Session::computeProposal);
    m_recoveryTimer.setSingleShot(true);
    m_recoveryTimer.setInterval(recoveryDelay);
    connect(&m_recoveryTimer, &QTimer::timeout, this, &Session::keepRecovery);
}

Session::~Session()
{
    QThreadPool::globalInstance()->waitForDone();  // background work uses content and services
}

const Project& Session::project() const
{
    return m_history ? m_history->current() : emptyProject();
}

QString Session::name() const
{
    const QString own = qs(project().info->name);
    if (!own.isEmpty())
        return own;
    return m_path.isEmpty() ? tr("Untitled project") : QFileInfo(m_path).completeBaseName();
}

bool Session::isSaved() const
{
    return !m_history || m_history->isSaved();
}

std::size_t Session::changesSinceSaved() const
{
    return m_history ? m_history->stepsSinceSaved() : 0;
}

QStringList Session::labelsSinceSaved() const
{
    QStringList labels;
    if (m_history)
        for (const std::string& label : m_history->labelsSinceSaved())
            labels.append(qs(label));
    return labels;
}

void Session::startNew(Project project)
{
    replace(std::move(project), {});
    emit opened({});
}

void Session::open(const QString& path)
{
    m_tasks.run(
        tr("Opening %1").arg(QFileInfo(path).fileName()), [this, path](const TaskControl&) { return m_services.read(path); },
        [this, path](Result<Project> result) {
            if (!result) {
                emit openFailed(path, result.error());
                return;
            }
            if (m_history && m_path == path) {
                // The file that is open: what it holds now becomes a step, so that undo brings back what was here.
                const Project before = project();
                m_history->closeStep();
                m_history->push(std::move(result).value(), tr("Reload %1").arg(QFileInfo(path).fileName()).toStdString());
                m_history->closeStep();
                m_history->markSaved();
                m_savedAt = QFileInfo(path).lastModified();
                m_toldAboutDisk = false;
                return changed(before);
            }
            replace(std::move(result).value(), path);
            m_savedAt = QFileInfo(path).lastModified();
            rememberRecent();
            emit opened(path);
        });
}

void Session::close()
{
    rememberRecent();
    m_services.dropRecovery();
    replace(std::nullopt, {});
}

void Session::continueWith(const Recovery& recovery)
{
    replace(recovery.saved.value_or(Project()), recovery.path);
    m_savedAt = recovery.savedAt;
    apply({tr("Recover unsaved work").toStdString(),
           [project = recovery.project](const Project&) { return Result<Project>(project); },
           {}});
    emit opened(recovery.path);
}

void Session::replace(std::optional<Project> project, const QString& path)
{
    if (!m_path.isEmpty() && m_path != path)
        m_services.release(m_path);
    m_runner.forget();
    m_proposalTimer.stop();
    m_recoveryTimer.stop();
    ++m_version;
    m_history.reset();
    if (project)
        m_history.emplace(std::move(*project));
    if (m_history && !path.isEmpty())
        m_history->markSaved();
    m_path = path;
    m_savedAt = {};
    m_toldAboutDisk = false;
    m_findings = std::make_shared<const std::vector<Finding>>();
    m_counts = {};
    m_checkedAt = {};
    m_proposal.reset();
    emit projectReplaced();
    emit historyChanged();
    emit findingsChanged();
    emit proposalChanged();
    if (m_history) {
        m_runner.check(m_history->current());
        computeProposal();
    }
}

bool Session::apply(const LabelledEdit& edit)
{
    Q_ASSERT(m_history);
    const Project before = m_history->current();
    const Result<Done> result = m_history->apply(edit);
    if (result)
        changed(before);
    else
        emit editFailed(qs(edit.label), result.error());
    return static_cast<bool>(result);
}

Result<Done> Session::amend(const Edit& edit)
{
    if (!m_history)
        return Error{"No project is open.", {}, {}};
    const Project before = m_history->current();
    Result<Done> result = m_history->amend(edit);
    if (result)
        changed(before);
    return result;
}

void Session::changed(const Project& before)
{
    const Project after = project();
    if (sameAs(before, after)) {
        emit historyChanged();
        return;
    }
    ++m_version;
    m_runner.check(after);
    m_proposalTimer.start();
    m_recoveryTimer.start();
    emit projectChanged(before, after);
    emit historyChanged();
}

void Session::closeStep()
{
    if (m_history)
        m_history->closeStep();
}

bool Session::canUndo() const
{
    return m_history && m_history->canUndo();
}

bool Session::canRedo() const
{
    return m_history && m_history->canRedo();
}

QString Session::undoLabel() const
{
    return m_history ? qs(m_history->undoLabel()) : QString();
}

QString Session::redoLabel() const
{
    return m_history ? qs(m_history->redoLabel()) : QString();
}

void Session::undo()
{
    if (!canUndo())
        return;
    const Project before = m_history->current();
    m_history->undo();
    changed(before);
}

void Session::redo()
{
    if (!canRedo())
        return;
    const Project before = m_history->current();
    m_history->redo();
    changed(before);
}

void Session::save()
{
    Q_ASSERT(!m_path.isEmpty());
    write(m_path);
}

void Session::saveAs(const QString& path)
{
    write(path);
}

void Session::write(const QString& path)
{
    if (m_saving) {
        m_saveNext = path;
        return;
    }
    m_saving = true;
    const Project snapshot = project();
    const int version = m_version;
    inBackground(
        this, [this, path, snapshot] { return m_services.write(path, snapshot); },
        [this, path, version](Result<Done> result) {
            m_saving = false;
            if (!result) {
                emit saveFailed(path, result.error());
            } else if (m_history) {
                if (!m_path.isEmpty() && m_path != path)
                    m_services.release(m_path);
                m_path = path;
                m_savedAt = QDateTime::currentDateTime();
                m_toldAboutDisk = false;
                if (version == m_version) {
                    m_history->markSaved();
                    m_recoveryTimer.stop();
                    m_services.dropRecovery();
                }
                rememberRecent();
                emit historyChanged();
                emit saved(path);
            }
            if (const std::optional<QString> next = std::exchange(m_saveNext, std::nullopt))
                write(*next);
        });
}

void Session::rememberRecent()
{
    if (!m_history || m_path.isEmpty())
        return;
    m_services.rememberRecent({QFileInfo(m_path).absoluteFilePath(), name(), static_cast<qsizetype>(project().tables.size()),
                               project().info->dialect, readiness().percent(), static_cast<qsizetype>(m_counts.errors),
                               static_cast<qsizetype>(m_counts.warnings), QDateTime::currentDateTime()});
}

Readiness Session::readiness() const
{
    return readinessOf(m_content.questionnaire, project(), *m_findings);
}

void Session::computeProposal()
{
    if (!m_history || m_proposing) {
        if (m_proposing)
            m_proposalTimer.start();
        return;
    }
    m_proposing = true;
    inBackground(
        this, [this, snapshot = project()] { return propose(m_content, snapshot); },
        [this, version = m_version](Proposal proposal) {
            m_proposing = false;
            if (version != m_version)
                return m_proposalTimer.start();
            m_proposal = std::move(proposal);
            emit proposalChanged();
        });
}

void Session::keepRecovery()
{
    if (!m_history || m_history->isSaved())
        return m_services.dropRecovery();
    inBackground(
        this,
        [this, path = m_path, snapshot = project(), labels = labelsSinceSaved()] {
            m_services.keepRecovery(path, snapshot, labels);
            return 0;
        },
        [](int) {});
}

void Session::lookAtDisk()
{
    if (m_path.isEmpty() || m_saving || m_toldAboutDisk || !m_services.changedOnDisk(m_path))
        return;
    m_toldAboutDisk = true;
    emit fileChanged(m_path);
}

void Session::keepMine()
{
    m_services.allowOverwrite(m_path);
}

}  // namespace barch::ui
