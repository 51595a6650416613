#include "ui/shell/window.h"

#include "core/import/add_imported.h"
#include "ui/dialogs/about.h"
#include "ui/dialogs/open_failed.h"
#include "ui/dialogs/recovered.h"
#include "ui/dialogs/rename_project.h"
#include "ui/dialogs/unsaved_changes.h"
#include "ui/import/import_dialog.h"
#include "ui/palette/palette.h"
#include "ui/shell/banner.h"
#include "ui/shell/menus.h"
#include "ui/shell/overlay.h"
#include "ui/shell/rail.h"
#include "ui/shell/readiness_popover.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/top_bar.h"
#include "ui/start/start_page.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/small_widgets.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>

#include <algorithm>

namespace barch::ui {
namespace {

bool takesFocus(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

/// Where the keyboard lands in a pane: where it was last, or else at the first stop. Null where there is none.
QWidget* focusIn(QWidget* pane)
{
    if (QWidget* last = pane->focusWidget(); last && takesFocus(last))
        return last;
    // In the order of the Tab key. The chain runs through the whole window and ends where it began.
    QWidget* each = pane;
    do {
        if (takesFocus(each) && (each == pane || pane->isAncestorOf(each)))
            return each;
        each = each->nextInFocusChain();
    } while (each != pane);
    return nullptr;
}

}  // namespace

Window::Window(Services& services, const Content& content, Appearance& appearance)
    : m_appearance(appearance), m_session(new Session(services, content, this)), m_context{*m_session, *this},
      m_menus(new Menus(*this))
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(metrics().windowMinWidth, metrics().windowMinHeight);
    m_topBar = new TopBar(*m_session, m_menus->projectMenu(), m_menus->undo(), m_menus->redo());
    m_rail = new Rail(*m_session);
    m_banner = new Banner;
    m_statusBar = new StatusBar(*m_session);
    m_start = new StartPage(*m_session);
    m_pages = new QStackedWidget;
    m_stack = new QStackedWidget;

    auto* work = new QWidget;
    auto* workRow = row(0, work);
    workRow->addWidget(m_rail);
    workRow->addWidget(new Hairline(Qt::Vertical));
    workRow->addWidget(m_pages, 1);
    m_stack->addWidget(m_start);
    m_stack->addWidget(work);

    auto* centre = makeGround("window");
    centre->setObjectName(QStringLiteral("centre"));
    auto* layout = column(0, centre);
    layout->addWidget(m_topBar);
    layout->addWidget(new Hairline);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(m_statusBar);
    setCentralWidget(centre);
    m_palette = new Palette(m_context, *m_menus, centre);
    menuBar()->setFixedHeight(metrics().menuBar);
    m_menus->build(menuBar());

    connect(m_topBar, &TopBar::searchWanted, this, [this] { openPalette({}); });
    connect(m_topBar, &TopBar::readinessWanted, this, &Window::showReadiness);
    connect(m_rail, &Rail::pageChosen, this, &Window::openPage);
    connect(m_rail, &Rail::collapseToggled, this, &Window::toggleRail);
    connect(m_statusBar, &StatusBar::findingsWanted, this, [this] { showFinding({}); });
    connect(m_statusBar, &StatusBar::projectSettingsWanted, this,
            [this] { showElement(ElementRef::answer("data.engine")); });
    connect(m_start, &StartPage::newWanted, this, &Window::newProject);
    connect(m_start, &StartPage::openWanted, this, &Window::chooseAndOpen);
    connect(m_start, &StartPage::importWanted, this, &Window::importDesign);
    connect(m_start, &StartPage::fileChosen, this, &Window::openFile);
    connect(m_start, &StartPage::sampleChosen, this, &Window::openSample);
    followSession();
    showStart();
}

Window::~Window() = default;

void Window::followSession()
{
    connect(m_session, &Session::projectReplaced, this, [this] {
        setWindowModified(false);
        if (!m_session->hasProject())
            showStart();
    });
    connect(m_session, &Session::opened, this, [this](const QString&) { showWork(); });
    connect(m_session, &Session::openFailed, this, &Window::showOpenFailed);
    connect(m_session, &Session::historyChanged, this, [this] {
        setWindowTitle(m_session->hasProject() ? m_session->name() + QStringLiteral("[*] – Backend Architect")
                                               : QStringLiteral("Backend Architect"));
        setWindowModified(!m_session->isSaved());
    });
    connect(m_session, &Session::saveFailed, this, [this](const QString&, const Error& error) {
        m_banner->say(Severity::Error, tr("Not saved. %1").arg(qs(error.text())));
        m_banner->offer(QStringLiteral("saveElsewhere"), tr("Save elsewhere…"), [this] { saveAs(); });
    });
    connect(m_session, &Session::editFailed, this,
            [this](const QString&, const Error& error) { m_banner->say(Severity::Warning, qs(error.text())); });
    connect(m_session, &Session::fileChanged, this, [this](const QString& path) {
        m_banner->say(Severity::Warning, tr("%1 was changed by another program. Your version here is untouched.")
                                             .arg(QFileInfo(path).fileName()));
        m_banner->offer(QStringLiteral("fileReload"), tr("Reload"), [this, path] { m_session->open(path); });
        m_banner->offer(QStringLiteral("fileKeepMine"), tr("Keep mine"), [this] { m_session->keepMine(); });
        m_banner->offer(QStringLiteral("fileSaveAs"), tr("Save mine as…"), [this] { saveAs(); });
    });
}

void Window::showStart()
{
    m_currentId.clear();
    m_statusBar->follow(nullptr);
    m_start->refresh();
    m_stack->setCurrentIndex(0);
    m_menus->refresh();
    m_start->setFocus(Qt::OtherFocusReason);
}

void Window::showWork()
{
    m_stack->setCurrentIndex(1);
    const bool hasTables = !m_session->project().tables.empty();
    openPage(hasTables && findPage(QStringLiteral("data-model")) ? QStringLiteral("data-model") : QStringLiteral("questionnaire"));
}

Page* Window::page(const QString& id)
{
    if (Page* made = m_made.value(id))
        return made;
    const PageEntry* entry = findPage(id);
    if (!entry)
        return nullptr;
    Page* made = entry->make(m_context);
    made->setObjectName("page." + id);
    made->setAccessibleName(tr(entry->title));
    m_made.insert(id, made);
    m_pages->addWidget(made);
    return made;
}

Page* Window::currentPage() const
{
    return m_made.value(m_currentId);
}

void Window::openPage(const QString& id)
{
    Page* target = page(id);
    if (!target || !m_session->hasProject())
        return;
    m_stack->setCurrentIndex(1);
    m_currentId = id;
    m_rail->setCurrent(id);
    m_rail->setCollapsed(m_railChoice.value_or(findPage(id)->railCollapsed));
    m_pages->setCurrentWidget(target);
    m_statusBar->follow(target);
    m_menus->refresh();
    target->activate();
}

void Window::showElement(const ElementRef& element)
{
    for (const PageEntry& entry : allPages()) {
        const QString id = QString::fromLatin1(entry.id);
        Page* target = page(id);
        if (target->showElement(element)) {
            openPage(id);
            return;
        }
    }
}

void Window::showFinding(const std::string& fingerprint)
{
    for (const PageEntry& entry : allPages()) {
        const QString id = QString::fromLatin1(entry.id);
        Page* target = page(id);
        if (target->showFinding(fingerprint)) {
            openPage(id);
            return;
        }
    }
}

void Window::stepFinding(bool forward)
{
    if (Page* open = currentPage(); open && open->stepFinding(forward))
        return;
    showFinding({});
}

void Window::notify(Severity severity, const QString& text)
{
    m_banner->say(severity, text);
}

void Window::openPalette(const QString& prefix)
{
    m_palette->openWith(prefix);
}

bool Window::railCollapsed() const
{
    return m_rail->collapsed();
}

void Window::toggleRail()
{
    m_railChoice = !m_rail->collapsed();
    m_rail->setCollapsed(*m_railChoice);
}

void Window::nextPane(bool forward)
{
    Page* shown = currentPage();
    if (!shown)
        return;
    const QList<QWidget*> panes = shown->panes() + QList<QWidget*>{m_rail, m_topBar};
    QWidget* focus = QApplication::focusWidget();
    const auto holdsFocus = [focus](const QWidget* pane) { return focus && (pane == focus || pane->isAncestorOf(focus)); };
    const qsizetype count = panes.size();
    const qsizetype at = std::find_if(panes.begin(), panes.end(), holdsFocus) - panes.begin();
    const qsizetype start = at < count ? at : forward ? count - 1 : 0;
    for (qsizetype step = 1; step <= count; ++step) {
        QWidget* pane = panes[(start + (forward ? step : count - step)) % count];
        if (QWidget* target = focusIn(pane))
            return target->setFocus(Qt::TabFocusReason);
    }
}

void Window::newProject()
{
    whenSaved(tr("start a new project"), [this] { m_session->startNew(Project()); });
}

void Window::chooseAndOpen()
{
    const QString path = m_session->services().chooseFile(this, {tr("Open a project"), m_session->path(), false, false});
    if (!path.isEmpty())
        openFile(path);
}

void Window::importDesign(bool fromDatabase)
{
    ImportService* imports = m_session->services().imports();
    if (!imports || centralWidget()->findChild<ImportDialog*>())
        return;
    finishEditing();
    auto* dialog = new ImportDialog(*m_session, *imports, fromDatabase ? ImportAsk::From::Database : ImportAsk::From::File, centralWidget());
    connect(dialog, &ImportDialog::openWanted, this, [this](const Project& project) {
        whenSaved(tr("open what was imported"), [this, project] {
            // As a change to an empty project: it isn't saved yet, and closing asks.
            m_session->startNew(Project());
            if (m_session->apply({tr("Import a design").toStdString(), [project](const Project&) -> Result<Project> { return project; }, {}}))
                openPage(QStringLiteral("data-model"));
        });
    });
    connect(dialog, &ImportDialog::addWanted, this, &Window::addImported);
}

/// One step of undo. The page of the data model finds places for the new tables.
void Window::addImported(const Project& imported, const QString& from)
{
    const bool isDone = m_session->apply({tr("Import from %1").arg(from).toStdString(),
                                          [imported](const Project& project) -> Result<Project> { return withImported(project, imported).project; },
                                          {}});
    if (isDone)
        openPage(QStringLiteral("data-model"));
}

void Window::openFile(const QString& path)
{
    whenSaved(tr("open another project"), [this, path] { m_session->open(path); });
}

void Window::openSample(const Sample& sample)
{
    whenSaved(tr("open a sample"), [this, project = sample.project] { m_session->startNew(project); });
}

void Window::finishEditing()
{
    if (QWidget* focus = QApplication::focusWidget(); focus && isAncestorOf(focus)) {
        focus->clearFocus();
        if (focus->isVisible())
            focus->setFocus(Qt::OtherFocusReason);
    }
}

void Window::save()
{
    if (!m_session->hasProject())
        return;
    finishEditing();
    if (m_session->path().isEmpty())
        saveAs();
    else
        m_session->save();
}

void Window::saveAs()
{
    if (!m_session->hasProject())
        return;
    finishEditing();
    QString start = m_session->path();
    if (start.isEmpty())
        start = m_session->name().toLower().replace(' ', '-') + QStringLiteral(".barch");
    const QString path = m_session->services().chooseFile(this, {tr("Save the project"), start, true, false});
    if (!path.isEmpty())
        m_session->saveAs(path);
}

void Window::closeProject()
{
    whenSaved(tr("close it"), [this] { m_session->close(); });
}

void Window::whenSaved(const QString& verb, std::function<void()> then)
{
    if (m_session->isSaved()) {
        then();
        return;
    }
    auto* dialog = new UnsavedChanges(*m_session, verb, centralWidget());
    connect(dialog, &UnsavedChanges::saveChosen, this, [this, verb, then] {
        connect(m_session, &Session::saved, this, [this, verb, then] { whenSaved(verb, then); }, Qt::SingleShotConnection);
        save();
    });
    connect(dialog, &UnsavedChanges::discardChosen, this, [this, then] {
        m_session->services().dropRecovery();
        then();
    });
}

void Window::showReadiness()
{
    auto* popover = new ReadinessPopover(m_context, centralWidget());
    popover->showBelow(m_topBar->readinessAnchor());
}

void Window::showOpenFailed(const QString& path, const Error& error)
{
    auto* dialog = new OpenFailed(path, error, centralWidget());
    connect(dialog, &OpenFailed::anotherWanted, this, &Window::chooseAndOpen);
}

void Window::offerRecovery()
{
    offerNext(m_session->services().recoveries());
}

void Window::offerNext(std::vector<Recovery> left)
{
    if (left.empty())
        return;
    const Recovery first = left.front();
    left.erase(left.begin());
    auto* dialog = new Recovered(first, centralWidget());
    connect(dialog, &Recovered::continueChosen, this, [this, first] {
        m_session->continueWith(first);
        m_session->services().discardRecovery(first.id);
    });
    connect(dialog, &Recovered::savedChosen, this, [this, first, left] {
        m_session->services().discardRecovery(first.id);
        if (!first.path.isEmpty() && left.empty())
            m_session->open(first.path);
        offerNext(left);
    });
}

void Window::renameProject()
{
    new RenameProject(*m_session, centralWidget());
}

void Window::showShortcuts()
{
    new ShortcutsDialog(centralWidget());
}

void Window::showAbout()
{
    new AboutDialog(centralWidget());
}

void Window::closeEvent(QCloseEvent* event)
{
    if (m_closing || m_session->isSaved()) {
        if (m_session->hasProject())
            m_session->close();
        event->accept();
        return;
    }
    event->ignore();
    whenSaved(tr("close it"), [this] {
        m_closing = true;
        close();
    });
}

void Window::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_session->lookAtDisk();
}

}  // namespace barch::ui
