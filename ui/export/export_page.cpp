#include "ui/export/export_page.h"

#include "ui/export/export_foot.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/file_pane.h"
#include "ui/widgets/file_tree.h"
#include "ui/export/target_list.h"
#include "ui/export/target_pane.h"
#include "ui/export/warning_table.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/migration_name_edit.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int computeDelay = 200;  // ms without a change before the files are computed again

}  // namespace

ExportPage::ExportPage(const PageContext& context) : Page(context)
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("exportSplit"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_targets = new TargetPane;
    connect(m_targets, &TargetPane::changed, this, [this] {
        remember();
        want();
    });
    connect(m_targets, &TargetPane::nameUnfit, this, [this] {
        m_current = false;
        showStatus();
    });
    split->addWidget(m_targets);
    split->addWidget(makeFiles());
    split->addWidget(makePreview());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 0);
    split->setStretchFactor(2, 1);
    split->setSizes({300, 300, 800});
    layout->addWidget(split, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(computeDelay);
    connect(&m_delay, &QTimer::timeout, this, &ExportPage::compute);
    connect(&session(), &Session::projectReplaced, this, &ExportPage::takeProject);
    connect(&session(), &Session::projectChanged, this, &ExportPage::want);
    connect(&session(), &Session::findingsChanged, this, &ExportPage::showStatus);
    // A cancelled task tells nobody; what it wrote by then shows in the comparison.
    connect(&session().tasks(), &Tasks::changed, this, [this] {
        if (!m_writing || session().tasks().running())
            return;
        m_writing = false;
        want();
    });
    m_exportAction = new QAction(tr("Write the files"), this);
    m_exportAction->setObjectName(QStringLiteral("exportAction"));
    connect(m_exportAction, &QAction::triggered, this, &ExportPage::write);
    m_folderAction = new QAction(tr("Choose the folder…"), this);
    m_folderAction->setObjectName(QStringLiteral("folderAction"));
    connect(m_folderAction, &QAction::triggered, this, &ExportPage::chooseFolder);
    qApp->installEventFilter(this);
    takeProject();
}

ExportPage::~ExportPage() = default;

QWidget* ExportPage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    line->addWidget(oneLine(tr("Export"), TypeRole::Title, Ink::Primary));
    line->addWidget(oneLine(tr("Compared with the folder as it is now. The same model always gives the same files."), TypeRole::Base, Ink::Secondary), 1);
    m_last = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_last->setObjectName(QStringLiteral("lastExport"));
    line->addWidget(m_last);
    return header;
}

QWidget* ExportPage::makeFiles()
{
    auto* panel = makeGround("page");
    panel->setMinimumWidth(240);
    auto* layout = column(0, panel);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("Files"), TypeRole::Strong, Ink::Primary), 1);
    const Ink inks[] = {Ink::Added, Ink::Changed, Ink::Tertiary};
    for (int i = 0; i < 3; ++i) {
        m_counts[i] = oneLine({}, TypeRole::Small, inks[i]);
        head->addWidget(m_counts[i]);
    }
    layout->addWidget(new Hairline);
    m_files = new FileTree;
    connect(m_files, &FileTree::currentFileChanged, this, &ExportPage::showFile);
    auto* nothing = new QWidget;
    auto* words = column(0, nothing);
    words->setContentsMargins(metrics().panelPadding, 16, metrics().panelPadding, 16);
    m_noFiles = new Text({}, TypeRole::Base, Ink::Secondary);
    m_noFiles->setObjectName(QStringLiteral("noFiles"));
    words->addWidget(m_noFiles);
    words->addStretch(1);
    m_fileStack = new QStackedWidget;
    m_fileStack->addWidget(m_files);
    m_fileStack->addWidget(nothing);
    layout->addWidget(m_fileStack, 1);
    return panel;
}

QWidget* ExportPage::makePreview()
{
    auto* panel = makeGround("page");
    panel->setMinimumWidth(420);
    auto* layout = column(0, panel);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_file = new FilePane;
    m_warnings = new WarningTable;
    m_warnings->setMinimumHeight(120);
    connect(m_warnings, &WarningTable::elementWanted, this, [this](const ElementRef& element) { navigator().showElement(element); });
    split->addWidget(m_file);
    split->addWidget(m_warnings);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({460, 260});
    layout->addWidget(split, 1);
    m_foot = new ExportFoot;
    connect(m_foot, &ExportFoot::editedChanged, this, &ExportPage::showStatus);
    connect(m_foot, &ExportFoot::openWanted, this, [this] { session().services().openFolder(m_folder); });
    connect(m_foot, &ExportFoot::folderWanted, this, &ExportPage::chooseFolder);
    connect(m_foot, &ExportFoot::exportWanted, this, &ExportPage::write);
    layout->addWidget(m_foot);
    return panel;
}

QString ExportPage::key(const char* what) const
{
    return QStringLiteral("export/%1/%2").arg(QString::fromLatin1(what), session().path());
}

void ExportPage::takeProject()
{
    Services& services = session().services();
    const bool known = !session().path().isEmpty();
    m_folder = known ? services.setting(key("folder")).toString() : QString();
    const QStringList remembered = known ? services.setting(key("targets")).toStringList() : QStringList();
    const QString name = known ? services.setting(key("name")).toString() : QString();
    const Target* own = session().project().info->dialect == Dialect::Any ? nullptr : findTarget(nameOf(session().project().info->dialect));
    const QStringList fallback = own ? QStringList{qs(own->id)} : QStringList();
    m_targets->set(remembered.isEmpty() ? fallback : remembered, isMigrationName(name) ? name : QStringLiteral("init"));
    const QDateTime last = known ? services.setting(key("last")).toDateTime() : QDateTime();
    m_last->set(last.isValid() ? tr("Last export %1").arg(QLocale(QLocale::English, QLocale::UnitedKingdom).toString(last, QStringLiteral("d MMMM, HH:mm"))) : QString());
    m_foot->hideResult();
    m_foot->startAfresh();
    want();
}

void ExportPage::remember()
{
    if (session().path().isEmpty())
        return;
    Services& services = session().services();
    services.setSetting(key("folder"), m_folder);
    services.setSetting(key("targets"), m_targets->chosen());
    services.setSetting(key("name"), m_targets->name());
}

void ExportPage::want()
{
    m_current = false;
    showStatus();
    if (isVisible())
        m_delay.start();
}

void ExportPage::compute()
{
    if (!isVisible() || m_current)
        return;
    if (m_computing)
        return m_delay.start();
    if (!session().hasProject() || m_targets->chosen().isEmpty() || !isMigrationName(m_targets->name()))
        return showPreview({});
    m_computing = true;
    ExportRequest request{session().project(), m_targets->chosen(), {m_targets->name().toStdString()}, m_folder};
    inBackground(
        this, [services = &session().services(), request = std::move(request)] { return previewExport(*services, request); },
        [this](ExportPreview preview) {
            m_computing = false;
            const bool stale = !sameAs(preview.request.project, session().project()) || preview.request.targets != m_targets->chosen() ||
                               preview.request.folder != m_folder || preview.request.options.name != m_targets->name().toStdString();
            if (stale)
                m_delay.start();
            else
                showPreview(std::move(preview));
        });
}

void ExportPage::showPreview(ExportPreview preview)
{
    m_preview = std::move(preview);
    m_current = true;
    const std::size_t counts[] = {m_preview->count(FileState::New), m_preview->count(FileState::Changed), m_preview->count(FileState::Same)};
    for (int i = 0; i < 3; ++i)
        m_counts[i]->setVisible(counts[i] > 0);
    m_counts[0]->set(counts[0] ? tr("+%1 new").arg(counts[0]) : QString());
    m_counts[1]->set(counts[1] ? tr("~%1 changed").arg(counts[1]) : QString());
    m_counts[2]->set(counts[2] ? tr("%1 same").arg(counts[2]) : QString());
    m_targets->targets().showOutcomes(*m_preview);
    m_files->setFiles(m_folder.isEmpty() ? tr("the folder you choose") : QFileInfo(m_folder).fileName(), m_preview->compared);
    QString nothing = !session().hasProject()       ? tr("No project is open.")
                      : allTargets().empty()        ? tr("This copy of the program has no targets.")
                      : m_targets->chosen().isEmpty() ? tr("Tick what you want to export. You see the files here before anything is written.")
                                                    : tr("The chosen targets write no files.");
    for (const TargetOutcome& outcome : m_preview->outcomes)
        if (outcome.failed)
            nothing = qs(outcome.target->title) + QStringLiteral(": ") + qs(outcome.failed->text());
    m_noFiles->set(nothing);
    m_fileStack->setCurrentIndex(m_preview->files.empty() ? 1 : 0);
    m_warnings->showWarnings(*m_preview);
    m_warnings->setVisible(!m_preview->outcomes.empty());
    showFile();
    showStatus();
}

void ExportPage::showFile()
{
    const int current = m_preview ? m_files->current() : -1;
    const auto at = static_cast<std::size_t>(current);
    const bool any = current >= 0 && at < m_preview->files.size();
    m_file->show(any ? &m_preview->files[at] : nullptr, any ? &m_preview->compared[at] : nullptr);
}

void ExportPage::showStatus()
{
    const bool ready = m_current && m_preview && !m_preview->files.empty() && !m_writing;
    m_foot->showEdited(m_current && m_preview ? &*m_preview : nullptr);
    m_foot->showFolder(m_folder, session().hasProject() && !m_writing);

    QString status;
    QString iconName;
    Ink ink = Ink::Error;
    const auto errors = static_cast<qsizetype>(session().counts().errors);
    if (m_preview && m_preview->failed()) {
        iconName = QStringLiteral("error");
        for (const TargetOutcome& outcome : m_preview->outcomes)
            if (outcome.failed)
                status = qs(outcome.target->title) + QStringLiteral(": ") + qs(outcome.failed->text());
        if (m_preview->folderFailed)
            status = qs(m_preview->folderFailed->text());
    } else if (!isMigrationName(m_targets->name())) {
        iconName = QStringLiteral("error");
        status = tr("The migration needs a name: lower case letters, digits and _.");
    } else if (errors > 0) {
        iconName = QStringLiteral("error");
        status = tr("%1: take this export as a draft.").arg(counted(errors, tr("error"), tr("errors")));
    } else if (session().hasProject() && session().checkedOnce() && ready) {
        iconName = QStringLiteral("ok");
        ink = Ink::Ok;
        status = tr("The checks found no errors.");
    }
    m_foot->showStatus(iconName, ink, status);

    const std::size_t writes = ready ? m_preview->toWrite(m_foot->edited()) : 0;
    const bool possible = ready && !m_preview->failed();
    const QString words = m_writing                  ? tr("Writing…")
                          : !possible                ? tr("Export")
                          : writes == 0              ? tr("Everything is up to date")
                                                     : tr("Export %1").arg(counted(static_cast<qsizetype>(writes), tr("file"), tr("files")));
    m_foot->showButton(words, possible && writes > 0);
    m_exportAction->setEnabled(possible && writes > 0);
    m_folderAction->setEnabled(session().hasProject());
}

void ExportPage::chooseFolder()
{
    const QString start = !m_folder.isEmpty() ? m_folder : session().path().isEmpty() ? QDir::homePath() : QFileInfo(session().path()).absolutePath();
    const QString chosen = session().services().chooseFile(this, {tr("Export into this folder"), start, false, true});
    if (chosen.isEmpty())
        return;
    m_folder = chosen;
    m_foot->hideResult();
    remember();
    want();
}

void ExportPage::write()
{
    if (!m_current || !m_preview || m_preview->files.empty() || m_preview->failed() || m_writing)
        return;
    if (m_folder.isEmpty())
        return chooseFolder();  // then the comparison with that folder is shown first
    m_writing = true;
    m_foot->hideResult();
    showStatus();
    session().tasks().run(
        tr("Writing %1").arg(counted(static_cast<qsizetype>(m_preview->files.size()), tr("file"), tr("files"))),
        [services = &session().services(), folder = m_folder, files = m_preview->files, choice = m_foot->edited()](const TaskControl&) {
            return services->writeFolder(folder, files, choice);
        },
        [guard = QPointer<ExportPage>(this)](Result<WrittenFiles> result) {
            if (guard)
                guard->showWritten(result);
        });
}

void ExportPage::showWritten(const Result<WrittenFiles>& result)
{
    m_writing = false;
    m_foot->showResult(result);
    if (!result)
        return want();
    const QDateTime now = QDateTime::currentDateTime();
    if (!session().path().isEmpty())
        session().services().setSetting(key("last"), now);
    m_last->set(tr("Last export %1").arg(QLocale(QLocale::English, QLocale::UnitedKingdom).toString(now, QStringLiteral("d MMMM, HH:mm"))));
    m_foot->startAfresh();
    remember();
    want();
}

void ExportPage::activate()
{
    m_files->setFocus(Qt::OtherFocusReason);
    want();
}

void ExportPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    want();
}

bool ExportPage::eventFilter(QObject* watched, QEvent* event)
{
    // Back in the window: somebody may have edited files meanwhile.
    if (event->type() == QEvent::WindowActivate && watched == window() && isVisible() && !m_folder.isEmpty())
        want();
    return Page::eventFilter(watched, event);
}

QList<QAction*> ExportPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Deliver") ? QList<QAction*>{m_exportAction, m_folderAction} : QList<QAction*>();
}

QList<QWidget*> ExportPage::panes() const
{
    return {&m_targets->targets(), m_files, m_file->code(), m_warnings};
}

}  // namespace barch::ui
