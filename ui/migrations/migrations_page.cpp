#include "ui/migrations/migrations_page.h"

#include "exporters/sql/layouts/layout.h"
#include "ui/migrations/history_panel.h"
#include "ui/migrations/migration_foot.h"
#include "ui/migrations/migration_setup.h"
#include "ui/migrations/step_list.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_pane.h"
#include "ui/widgets/file_tree.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/result_bar.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace barch::ui {
namespace {

constexpr int computeDelay = 200;  // ms without a change before the steps are worked out again

/// A text in a coloured frame, with the icon that says what it is.
QFrame* card(const char* kind, const QString& iconName, Ink ink, Text* words)
{
    auto* frame = new QFrame;
    frame->setProperty("card", kind);
    auto* line = row(8, frame);
    line->setContentsMargins(10, 8, 10, 8);
    line->addWidget(new IconLabel(iconName, ink), 0, Qt::AlignTop);
    line->addWidget(words, 1);
    return frame;
}

/// Runs in the thread of the window, where the page is still there by then.
template <class Work>
void inWindow(const QPointer<MigrationsPage>& page, Work work)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [page, work = std::move(work)]() mutable {
            if (page)
                work();
        },
        Qt::QueuedConnection);
}

}  // namespace

MigrationsPage::MigrationsPage(const PageContext& context) : Page(context)
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("migrationsSplit"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_setup = new MigrationSetup;
    connect(m_setup, &MigrationSetup::folderWanted, this, &MigrationsPage::chooseFolder);
    for (const auto changed : {&MigrationSetup::layoutChanged, &MigrationSetup::named})
        connect(m_setup, changed, this, [this] {
            remember();
            want();
        });
    connect(m_setup, &MigrationSetup::nameUnfit, this, [this] {
        m_current = false;
        showStatus();
    });
    split->addWidget(m_setup);
    split->addWidget(makeSteps());
    split->addWidget(makeFiles());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setStretchFactor(2, 1);
    split->setSizes({270, 480, 650});
    layout->addWidget(split, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(computeDelay);
    connect(&m_delay, &QTimer::timeout, this, &MigrationsPage::compute);
    connect(&session(), &Session::projectReplaced, this, &MigrationsPage::takeProject);
    connect(&session(), &Session::projectChanged, this, &MigrationsPage::want);
    connect(&session(), &Session::findingsChanged, this, &MigrationsPage::showStatus);
    // A cancelled task tells nobody; what it wrote by then shows in the folder.
    connect(&session().tasks(), &Tasks::changed, this, [this] {
        if (!m_writing || session().tasks().running())
            return;
        m_writing = false;
        want();
    });
    makeActions();
    qApp->installEventFilter(this);
    takeProject();
}

MigrationsPage::~MigrationsPage()
{
    m_stopVerify.request_stop();
}

void MigrationsPage::makeActions()
{
    m_writeAction = new QAction(tr("Write the migration"), this);
    m_writeAction->setObjectName(QStringLiteral("writeMigrationAction"));
    connect(m_writeAction, &QAction::triggered, this, &MigrationsPage::write);
    m_folderAction = new QAction(tr("Choose the folder of the migrations…"), this);
    m_folderAction->setObjectName(QStringLiteral("migrationFolderAction"));
    connect(m_folderAction, &QAction::triggered, this, &MigrationsPage::chooseFolder);
    m_verifyAction = new QAction(tr("Verify the history of the migrations"), this);
    m_verifyAction->setObjectName(QStringLiteral("verifyHistoryAction"));
    connect(m_verifyAction, &QAction::triggered, this, &MigrationsPage::verify);
}

QWidget* MigrationsPage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    line->addWidget(oneLine(tr("Migrations"), TypeRole::Title, Ink::Primary));
    line->addWidget(oneLine(tr("What databases need since the last migration of the folder, up and down. Rows stay."), TypeRole::Base, Ink::Secondary), 1);
    return header;
}

QWidget* MigrationsPage::makeSteps()
{
    auto* panel = makeGround("page");
    panel->setMinimumWidth(320);
    auto* layout = column(0, panel);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("Steps"), TypeRole::Strong, Ink::Primary));
    m_stepCount = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_stepCount->setObjectName(QStringLiteral("stepCount"));
    head->addWidget(m_stepCount, 1);
    m_busy = oneLine(tr("Working it out…"), TypeRole::Small, Ink::Secondary);
    m_busy->setObjectName(QStringLiteral("stepsBusy"));
    head->addWidget(m_busy);
    layout->addWidget(new Hairline);
    m_fault = new Text({}, TypeRole::Base, Ink::ErrorText);
    m_fault->setObjectName(QStringLiteral("backfillFault"));
    m_faultCard = new QWidget;
    auto* faultPlace = column(0, m_faultCard);
    faultPlace->setContentsMargins(12, 10, 12, 10);
    faultPlace->addWidget(card("error", QStringLiteral("error"), Ink::Error, m_fault));
    m_faultCard->hide();
    layout->addWidget(m_faultCard);
    m_steps = new StepList;
    connect(m_steps, &StepList::elementWanted, this, &MigrationsPage::goToElement);
    connect(&m_steps->steps(), &StepModel::decided, this, [this] {
        m_decisions = m_steps->steps().decisions();
        showStatus();
    });
    connect(&m_steps->steps(), &StepModel::filled, this, [this] {
        m_decisions = m_steps->steps().decisions();
        want();
    });
    m_nothing = new EmptyState(QStringLiteral("noSteps"));
    connect(m_nothing, &EmptyState::pressed, this, [this] { m_folder.isEmpty() ? chooseFolder() : want(); });
    m_stepStack = new QStackedWidget;
    m_stepStack->addWidget(m_steps);
    m_stepStack->addWidget(m_nothing);
    layout->addWidget(m_stepStack, 1);
    m_notes = new Text;
    m_notes->setObjectName(QStringLiteral("migrationNotes"));
    auto* inner = new QWidget;
    auto* notePlace = column(0, inner);
    notePlace->setContentsMargins(12, 10, 12, 10);
    notePlace->addWidget(card("info", QStringLiteral("info"), Ink::Info, m_notes));
    QScrollArea* scroll = scrolling(inner);
    scroll->setMaximumHeight(150);
    m_noteCard = new QWidget;
    auto* noteLines = column(0, m_noteCard);
    noteLines->addWidget(new Hairline);
    noteLines->addWidget(scroll);
    m_noteCard->hide();
    layout->addWidget(m_noteCard);
    return panel;
}

QWidget* MigrationsPage::makeFiles()
{
    auto* panel = makeGround("page");
    panel->setMinimumWidth(420);
    auto* layout = column(0, panel);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    auto* files = new QWidget;
    auto* fileLines = column(0, files);
    QHBoxLayout* head = nullptr;
    fileLines->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("Files to be written"), TypeRole::Strong, Ink::Primary), 1);
    fileLines->addWidget(new Hairline);
    m_files = new FileTree;
    m_files->setObjectName(QStringLiteral("migrationFiles"));
    m_files->setAccessibleName(tr("Files to be written"));
    m_files->setMinimumHeight(80);
    connect(m_files, &FileTree::currentFileChanged, this, &MigrationsPage::showFile);
    fileLines->addWidget(m_files, 1);
    m_file = new FilePane;
    m_file->setComparing(false);
    m_file->setMinimumHeight(120);
    m_history = new HistoryPanel;
    m_history->hide();
    connect(m_history, &HistoryPanel::cancelWanted, this, [this] { m_stopVerify.request_stop(); });
    connect(m_history, &HistoryPanel::closeWanted, this, [this] {
        m_history->hide();
        m_steps->setFocus(Qt::OtherFocusReason);
    });
    split->addWidget(files);
    split->addWidget(m_file);
    split->addWidget(m_history);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setStretchFactor(2, 0);
    split->setSizes({170, 460, 240});
    layout->addWidget(split, 1);
    m_foot = new MigrationFoot;
    connect(m_foot, &MigrationFoot::openWanted, this, [this] { session().services().openFolder(m_folder); });
    connect(m_foot, &MigrationFoot::undecidedWanted, m_steps, &StepList::goToUndecided);
    connect(m_foot, &MigrationFoot::verifyWanted, this, &MigrationsPage::verify);
    connect(m_foot, &MigrationFoot::writeWanted, this, &MigrationsPage::write);
    layout->addWidget(m_foot);
    return panel;
}

QString MigrationsPage::key(const char* what) const
{
    return QStringLiteral("migrations/%1/%2").arg(QString::fromLatin1(what), session().path());
}

void MigrationsPage::takeProject()
{
    Services& services = session().services();
    const bool known = !session().path().isEmpty();
    m_folder = known ? services.setting(key("folder")).toString() : QString();
    m_setup->setLayoutId(known ? services.setting(key("layout")).toString() : QString());
    m_setup->clearName();
    m_decisions = {};
    m_preview.reset();
    m_foot->result()->hide();
    m_stopVerify.request_stop();
    m_history->hide();
    m_current = false;
    m_setup->showRecorded(nullptr);
    showSteps();
    want();
}

void MigrationsPage::remember()
{
    if (session().path().isEmpty())
        return;
    session().services().setSetting(key("folder"), m_folder);
    session().services().setSetting(key("layout"), m_setup->layoutId());
}

MigrationRequest MigrationsPage::request() const
{
    return {session().project(), m_folder, m_setup->layoutId().toStdString(), m_setup->name().toStdString(), m_decisions.backfills};
}

bool MigrationsPage::isAskedFor(const MigrationRequest& request) const
{
    const MigrationRequest now = this->request();
    return sameAs(request.project, now.project) && request.folder == now.folder && request.name == now.name && request.backfills == now.backfills &&
           request.layout == now.layout;
}

void MigrationsPage::want()
{
    m_current = false;
    showStatus();
    if (isVisible())
        m_delay.start();
}

void MigrationsPage::compute()
{
    if (!isVisible() || m_current || m_writing)
        return;
    if (m_computing || m_steps->isEditing())
        return m_delay.start();
    MigrationServices* services = migrationsOf(session().services());
    if (!session().hasProject() || m_folder.isEmpty() || !services || !m_setup->isNameFit()) {
        if (m_folder.isEmpty() || !session().hasProject())
            m_preview.reset();
        return showSteps();
    }
    m_computing = true;
    showStatus();
    inBackground(
        this, [services, asked = request()]() mutable { return previewMigration(*services, std::move(asked)); },
        [this](MigrationPreview preview) {
            m_computing = false;
            // What the folder itself says of its layout is no new wish.
            MigrationRequest asked = preview.request;
            if (!preview.folderFailed && !preview.isFirst())
                asked.layout = m_setup->layoutId().toStdString();
            if (isAskedFor(asked))
                showPreview(std::move(preview));
            else
                m_delay.start();
        });
}

void MigrationsPage::showPreview(MigrationPreview preview)
{
    m_preview = std::move(preview);
    m_current = true;
    m_decisions = stillMeant(*m_preview, std::move(m_decisions));
    m_setup->showRecorded(&*m_preview);
    showSteps();
}

void MigrationsPage::showSteps()
{
    const bool hasSteps = m_preview && !m_preview->folderFailed && !m_preview->failed && !m_preview->files.empty();
    if (hasSteps)
        m_steps->show(*m_preview, m_decisions);
    else
        showNothing();
    m_stepStack->setCurrentIndex(hasSteps ? 0 : 1);
    qsizetype count = 0;
    for (int i = 0; hasSteps && !m_preview->isFirst() && i < m_steps->steps().rowCount(); ++i)
        count += !m_steps->steps().row(i)->isHeading;
    m_stepCount->set(count > 0 ? grouped(count) : QString());
    m_faultCard->setVisible(hasSteps && m_preview->backfillFailed);
    if (hasSteps && m_preview->backfillFailed)
        m_fault->set(qs(m_preview->backfillFailed->text()));
    QStringList notes;
    if (hasSteps)
        for (const std::string& note : m_preview->change.notes)
            notes.append(qs(note));
    m_notes->set(notes.join(QLatin1Char('\n')));
    m_noteCard->setVisible(!notes.isEmpty());
    showFiles();
    showStatus();
}

void MigrationsPage::showNothing()
{
    const auto error = [this](const QString& title, const Error& fault, const QString& button) {
        const QString where = qs(fault.where);
        m_nothing->set(QStringLiteral("error"), Ink::Error, title,
                       (where.isEmpty() ? qs(fault.what) : where + QStringLiteral("\n") + qs(fault.what)) + (fault.advice.empty() ? QString() : QStringLiteral("\n") + qs(fault.advice)), button);
    };
    if (!session().hasProject())
        m_nothing->set(QStringLiteral("database"), Ink::Secondary, tr("No project is open"), {});
    else if (!migrationsOf(session().services()))
        m_nothing->set(QStringLiteral("info"), Ink::Info, tr("Migrations can't be written from here"), tr("This window has no folders. Use barch migrate."));
    else if (m_folder.isEmpty())
        m_nothing->set(QStringLiteral("folder"), Ink::Secondary, tr("Choose the folder of your migrations"),
                       tr("In an empty folder the first migration makes the whole design. After that, each one takes the databases from the last to the design as it is. You see everything before it is written."),
                       tr("Choose a folder…"));
    else if (!m_preview)
        m_nothing->set(QStringLiteral("clock"), Ink::Secondary, tr("Working it out"), tr("The design is compared with what the folder recorded."));
    else if (m_preview->folderFailed)
        error(tr("The folder is not as it was written"), *m_preview->folderFailed, tr("Look again"));
    else if (m_preview->failed)
        error(tr("No migration can make this change"), *m_preview->failed, {});
    else
        m_nothing->set(QStringLiteral("ok"), Ink::Ok, tr("Nothing to migrate"), tr("Databases that ran the migrations of this folder are as the design says. Change the design, and the next migration shows here."));
}

void MigrationsPage::showFiles()
{
    m_compared.clear();
    const bool any = m_preview && !m_preview->folderFailed && !m_preview->failed;
    for (std::size_t i = 0; any && i < m_preview->files.size(); ++i)
        m_compared.push_back({m_preview->files[i].path, FileState::New, {}});
    m_file->show(nullptr, nullptr);
    m_files->setFiles(m_folder.isEmpty() ? tr("the folder you choose") : QFileInfo(m_folder).fileName(), m_compared);
    showFile();
}

void MigrationsPage::showFile()
{
    const int current = m_files->current();
    const auto at = static_cast<std::size_t>(current);
    const bool any = m_preview && current >= 0 && at < m_compared.size();
    m_file->show(any ? &m_preview->files[at] : nullptr, any ? &m_compared[at] : nullptr);
}

QString MigrationsPage::whyNot() const
{
    if (!session().hasProject())
        return tr("No project is open.");
    if (m_folder.isEmpty())
        return tr("Choose a folder first.");
    if (!m_setup->isNameFit())
        return tr("The name of a migration has only lower case letters, digits and _.");
    if (m_writing)
        return tr("It is being written.");
    if (!m_current || !m_preview)
        return tr("The steps are being worked out.");
    if (m_preview->folderFailed)
        return qs(m_preview->folderFailed->text());
    if (m_preview->failed)
        return qs(m_preview->failed->text());
    if (m_preview->files.empty())
        return tr("There is nothing to migrate.");
    if (m_preview->backfillFailed)
        return tr("A value for rows that are there is not right.");
    const Undecided left = undecided(*m_preview, m_decisions);
    QStringList open;
    if (left.losses > 0)
        open.append(left.losses == 1 ? tr("one step that loses data is to be allowed") : tr("%1 steps that lose data are to be allowed").arg(left.losses));
    if (left.columns > 0)
        open.append(left.columns == 1 ? tr("one column needs a value for rows that are there") : tr("%1 columns need a value for rows that are there").arg(left.columns));
    if (open.isEmpty())
        return {};
    QString words = open.join(tr(", and ")) + QLatin1Char('.');
    words[0] = words[0].toUpper();
    return words;
}

void MigrationsPage::showStatus()
{
    const QString why = whyNot();
    const Undecided left = m_current && m_preview ? undecided(*m_preview, m_decisions) : Undecided{};
    const bool toDecide = m_current && m_preview && !m_preview->files.empty() && (left.losses > 0 || left.columns > 0);
    const auto errors = static_cast<qsizetype>(session().counts().errors);
    if (toDecide || (m_preview && m_preview->backfillFailed && m_current))
        m_foot->showStatus(QStringLiteral("warning"), Ink::Warning, why, toDecide);
    else if (!m_setup->isNameFit() || (m_current && m_preview && (m_preview->folderFailed || m_preview->failed)))
        m_foot->showStatus(QStringLiteral("error"), Ink::Error, m_preview && m_preview->folderFailed ? qs(m_preview->folderFailed->what) : why, false);
    else if (why.isEmpty() && errors > 0)
        m_foot->showStatus(QStringLiteral("error"), Ink::Error, tr("%1 in the design: think of this migration as a draft.").arg(counted(errors, tr("error"), tr("errors"))), false);
    else if (why.isEmpty() && session().checkedOnce())
        m_foot->showStatus(QStringLiteral("ok"), Ink::Ok, tr("The checks found no errors."), false);
    else
        m_foot->showStatus({}, Ink::Ok, {}, false);
    m_foot->showWrite(m_writing ? tr("Writing…") : tr("Write migration"), why.isEmpty(), why);
    m_writeAction->setEnabled(why.isEmpty());
    const bool hasHistory = m_preview && !m_preview->folderFailed && !m_preview->isFirst();
    const bool canVerify = hasHistory && !m_verifying && !m_writing;
    m_foot->showVerify(canVerify, hasHistory ? tr("Runs every migration of the folder on a throwaway server: up, down and up again.")
                                             : tr("There is no history yet: write the first migration."));
    m_verifyAction->setEnabled(canVerify);
    const bool canChoose = session().hasProject() && !m_writing && migrationsOf(session().services());
    m_setup->showFolder(m_folder, canChoose);
    m_folderAction->setEnabled(canChoose);
    m_busy->setVisible(m_computing || (!m_current && m_preview && session().hasProject() && !m_folder.isEmpty() && m_setup->isNameFit()));
}

void MigrationsPage::chooseFolder()
{
    const QString start = !m_folder.isEmpty() ? m_folder : session().path().isEmpty() ? QDir::homePath() : QFileInfo(session().path()).absolutePath();
    const QString chosen = session().services().chooseFile(this, {tr("The folder of the migrations"), start, false, true});
    if (chosen.isEmpty() || chosen == m_folder)
        return;
    m_folder = chosen;
    m_decisions = {};
    m_preview.reset();
    m_foot->result()->hide();
    m_setup->showRecorded(nullptr);
    remember();
    showSteps();
    want();
}

void MigrationsPage::write()
{
    if (!whyNot().isEmpty())
        return;
    m_writing = true;
    m_foot->result()->hide();
    showStatus();
    MigrationServices* services = migrationsOf(session().services());
    session().tasks().run(
        tr("Writing the migration"),
        [services, preview = *m_preview](const TaskControl&) {
            return services->addMigration(preview.request.folder, preview.recorded.next, preview.files, preview.request.project, preview.layout);
        },
        [guard = QPointer<MigrationsPage>(this), preview = *m_preview](const Result<Done>& result) {
            if (guard)
                guard->showWritten(preview, result);
        });
}

void MigrationsPage::showWritten(const MigrationPreview& written, const Result<Done>& result)
{
    m_writing = false;
    if (!result) {
        m_foot->result()->showError(tr("Not written. %1").arg(qs(result.error().text())));
        return want();
    }
    const QString name = qs(sql::fourDigits(written.recorded.next) + "_" + written.name);
    m_foot->result()->showDone(tr("%1 written: %2.").arg(name, counted(static_cast<qsizetype>(written.files.size()), tr("file"), tr("files"))));
    m_setup->clearName();
    m_decisions = {};
    want();
}

void MigrationsPage::verify()
{
    if (!m_verifyAction->isEnabled())
        return;
    std::set<std::pair<std::string, int>> migrations;
    for (const std::string& file : m_preview->recorded.files)
        migrations.emplace(file.starts_with("tenant/") ? "tenant" : file.starts_with("control_plane/") ? "control_plane" : "", sql::migrationNumber(file));
    const int steps = 3 * static_cast<int>(migrations.size());
    m_verifying = true;
    m_stopVerify = {};
    m_history->start(steps);
    m_history->show();
    showStatus();
    m_history->list()->setFocus(Qt::OtherFocusReason);
    session().tasks().run(
        tr("Verifying the history"),
        [services = migrationsOf(session().services()), folder = m_folder, steps, stop = m_stopVerify.get_token(),
         page = QPointer<MigrationsPage>(this)](const TaskControl& control) {
            int done = 0;
            auto outcome = services->runHistory(folder, [&](const std::string& step) {
                if (stop.stop_requested() || control.stopToken().stop_requested())
                    return false;
                control.setProgress(static_cast<double>(done++) / std::max(steps, 1));
                inWindow(page, [page, step] { page->m_history->addStep(qs(step)); });
                return true;
            });
            const bool isStopped = stop.stop_requested() || control.stopToken().stop_requested();
            // Also where the task was cancelled in the status bar, which tells nobody.
            inWindow(page, [page, isStopped, outcome = std::move(outcome)] {
                isStopped ? page->m_history->showStopped() : page->m_history->showOutcome(outcome);
                page->m_verifying = false;
                page->showStatus();
            });
            return true;
        },
        [](bool) {});
}

void MigrationsPage::goToElement(const ElementRef& element)
{
    const std::string path = pathOf(session().project(), element);
    if (path == element.id.text())
        return navigator().notify(Severity::Info, tr("It is no longer in the design."));
    navigator().showElement(element);
}

void MigrationsPage::activate()
{
    if (m_folder.isEmpty())
        m_setup->folderButton()->setFocus(Qt::OtherFocusReason);
    else
        m_steps->setFocus(Qt::OtherFocusReason);
    want();
}

void MigrationsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    want();
}

bool MigrationsPage::eventFilter(QObject* watched, QEvent* event)
{
    // Back in the window: somebody may have edited files meanwhile.
    if (event->type() == QEvent::WindowActivate && watched == window() && isVisible() && !m_folder.isEmpty())
        want();
    return Page::eventFilter(watched, event);
}

QList<QAction*> MigrationsPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Deliver") ? QList<QAction*>{m_writeAction, m_folderAction, m_verifyAction} : QList<QAction*>();
}

QList<QWidget*> MigrationsPage::panes() const
{
    return {m_setup, m_steps, m_files, m_file->code(), m_history->list()};
}

}  // namespace barch::ui
