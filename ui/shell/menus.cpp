#include "ui/shell/menus.h"

#include "ui/shell/page.h"
#include "ui/shell/page_shortcut.h"
#include "ui/shell/window.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace barch::ui {

Menus::Menus(Window& window)
    : QObject(&window), m_window(window), m_undo(new QAction(this)), m_redo(new QAction(this)), m_project(new QMenu(&window))
{
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setIcon(icon(QStringLiteral("undo")));
    m_undo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
    m_redo->setObjectName(QStringLiteral("redo"));
    m_redo->setIcon(icon(QStringLiteral("redo")));
    m_redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    connect(m_undo, &QAction::triggered, this, [this] { m_window.session().undo(); });
    connect(m_redo, &QAction::triggered, this, [this] { m_window.session().redo(); });
}

QAction* Menus::add(QMenu* menu, const QString& objectName, const QString& text, const QString& keys,
                    std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    menu->addAction(action);
    m_window.addAction(action);
    m_own.append(action);
    return action;
}

void Menus::build(QMenuBar* bar)
{
    buildFile(bar);
    buildEdit(bar);
    buildView(bar);
    m_model = bar->addMenu(tr("&Model"));
    buildVerify(bar);
    buildDeliver(bar);
    buildHelp(bar);
    Session& session = m_window.session();
    connect(&session, &Session::historyChanged, this, &Menus::refresh);
    connect(&session, &Session::projectReplaced, this, &Menus::refresh);
    refresh();
}

void Menus::buildFile(QMenuBar* bar)
{
    QMenu* file = bar->addMenu(tr("&File"));
    add(file, QStringLiteral("newProject"), tr("&New project"), QStringLiteral("Ctrl+N"), [this] { m_window.newProject(); });
    add(file, QStringLiteral("openProject"), tr("&Open a project…"), QStringLiteral("Ctrl+O"), [this] { m_window.chooseAndOpen(); });
    if (m_window.session().services().imports()) {
        add(file, QStringLiteral("importDesign"), tr("&Import a design…"), QStringLiteral("Ctrl+Shift+O"), [this] { m_window.importDesign(false); });
        add(file, QStringLiteral("importDatabase"), tr("Read a live &database…"), QStringLiteral("Ctrl+Shift+D"), [this] { m_window.importDesign(true); });
    }
    m_recent = file->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &Menus::fillRecent);
    file->addSeparator();
    m_save = add(file, QStringLiteral("save"), tr("&Save"), QStringLiteral("Ctrl+S"), [this] { m_window.save(); });
    m_saveAs = add(file, QStringLiteral("saveAs"), tr("Save &as…"), QStringLiteral("Ctrl+Shift+S"), [this] { m_window.saveAs(); });
    m_close = add(file, QStringLiteral("closeProject"), tr("&Close project"), QStringLiteral("Ctrl+W"),
                  [this] { m_window.closeProject(); });
    file->addSeparator();
    add(file, QStringLiteral("quit"), tr("&Quit"), QStringLiteral("Ctrl+Q"), [this] { m_window.close(); });
    QAction* showFolder = add(m_project, QStringLiteral("showInFolder"), tr("Show in its folder"), {}, [this] {
        m_window.session().services().openFolder(QFileInfo(m_window.session().path()).absolutePath());
    });
    QAction* rename = add(m_project, QStringLiteral("renameProjectAction"), tr("&Name the project…"), {},
                          [this] { m_window.renameProject(); });
    m_project->removeAction(rename);
    m_project->insertActions(showFolder, {rename, m_save, m_saveAs});
    m_project->insertSeparator(showFolder);
    m_project->addSeparator();
    m_project->addAction(m_close);
    connect(m_project, &QMenu::aboutToShow, this,
            [this, showFolder] { showFolder->setEnabled(!m_window.session().path().isEmpty()); });
    m_projectOnly << rename << m_save << m_saveAs << m_close << showFolder;
}

void Menus::buildEdit(QMenuBar* bar)
{
    m_edit = bar->addMenu(tr("&Edit"));
    m_edit->addActions({m_undo, m_redo});
    m_window.addActions({m_undo, m_redo});
    m_afterEdit = m_edit->addSeparator();
    add(m_edit, QStringLiteral("search"), tr("&Search…"), QStringLiteral("Ctrl+K"), [this] { m_window.openPalette({}); });
}

void Menus::buildView(QMenuBar* bar)
{
    m_view = bar->addMenu(tr("&View"));
    for (const PageEntry& entry : allPages()) {
        const QString id = QString::fromLatin1(entry.id);
        QAction* go = add(m_view, "goTo." + id, tr(entry.title), {}, [this, id] { m_window.openPage(id); });
        go->setIcon(icon(QString::fromLatin1(entry.icon)));
        m_projectOnly << go;
    }
    QMenu* parts = m_view->addMenu(tr("&Next page of"));
    for (const Journey journey : everyJourney)
        m_projectOnly << add(parts, "journey." + titleOf(journey), titleOf(journey), journeyShortcut(journey),
                             [this, journey] { m_window.openPage(nextPageOf(journey, m_window.currentPageId())); });
    m_afterView = m_view->addSeparator();
    const auto zoomable = [this]() -> Zoomable* {
        Page* page = m_window.currentPage();
        return page ? page->zoomable() : nullptr;
    };
    const auto zoomBy = [zoomable](double factor) {
        if (Zoomable* target = zoomable())
            target->setZoom(target->zoom() * factor);
    };
    m_zoom << add(m_view, QStringLiteral("zoomInAction"), tr("Zoom &in"), QStringLiteral("Ctrl++"), [zoomBy] { zoomBy(1.25); })
           << add(m_view, QStringLiteral("zoomOutAction"), tr("Zoom &out"), QStringLiteral("Ctrl+-"), [zoomBy] { zoomBy(1 / 1.25); })
           << add(m_view, QStringLiteral("zoomOneAction"), tr("&100 %"), QStringLiteral("Ctrl+0"),
                  [zoomable] {
                      if (Zoomable* target = zoomable())
                          target->setZoom(1);
                  })
           << add(m_view, QStringLiteral("zoomFitAction"), tr("Show &everything"), QStringLiteral("Ctrl+Shift+0"), [zoomable] {
                  if (Zoomable* target = zoomable())
                      target->zoomToFit();
              });
    m_zoom << m_view->addSeparator();
    m_projectOnly << add(m_view, QStringLiteral("toggleRail"), tr("Collapse or expand the &rail"), QStringLiteral("Ctrl+B"),
                         [this] { m_window.toggleRail(); });
    m_projectOnly << add(m_view, QStringLiteral("nextPane"), tr("Next pane"), QStringLiteral("F6"), [this] { m_window.nextPane(true); })
                  << add(m_view, QStringLiteral("previousPane"), tr("Previous pane"), QStringLiteral("Shift+F6"),
                         [this] { m_window.nextPane(false); });
    QMenu* appearance = m_view->addMenu(tr("&Appearance"));
    auto* group = new QActionGroup(this);
    const std::pair<Appearance::Mode, QString> modes[] = {{Appearance::Mode::System, tr("As the &system")},
                                                          {Appearance::Mode::Light, tr("&Light")},
                                                          {Appearance::Mode::Dark, tr("&Dark")}};
    const char* names[] = {"appearanceSystem", "appearanceLight", "appearanceDark"};
    for (int i = 0; i < 3; ++i) {
        const Appearance::Mode mode = modes[i].first;
        QAction* action = add(appearance, QString::fromLatin1(names[i]), modes[i].second, {}, [this, mode] {
            m_window.appearance().setMode(mode);
            m_window.session().services().setSetting(QStringLiteral("appearance"), static_cast<int>(mode));
        });
        action->setCheckable(true);
        action->setChecked(m_window.appearance().mode() == mode);
        group->addAction(action);
    }
    add(m_view, QStringLiteral("fullScreen"), tr("&Full screen"), QStringLiteral("F11"),
        [this] { m_window.setWindowState(m_window.windowState() ^ Qt::WindowFullScreen); });
}

void Menus::buildVerify(QMenuBar* bar)
{
    m_verify = bar->addMenu(tr("Ver&ify"));
    if (!findPage(QStringLiteral("checks")))
        return;
    m_verifyAlways << add(m_verify, QStringLiteral("nextFindingAction"), tr("&Next finding"), QStringLiteral("F8"),
                          [this] { m_window.stepFinding(true); })
                   << add(m_verify, QStringLiteral("previousFindingAction"), tr("&Previous finding"), QStringLiteral("Shift+F8"),
                          [this] { m_window.stepFinding(false); });
    m_projectOnly << m_verifyAlways;
}

void Menus::buildDeliver(QMenuBar* bar)
{
    m_deliver = bar->addMenu(tr("&Deliver"));
    if (!findPage(QStringLiteral("export")))
        return;
    m_deliverAlways << add(m_deliver, QStringLiteral("exportPageAction"), tr("&Export…"), QStringLiteral("Ctrl+E"),
                           [this] { m_window.openPage(QStringLiteral("export")); })
                    << add(m_deliver, QStringLiteral("migrationsPageAction"), tr("&Migrations…"), QStringLiteral("Ctrl+Shift+E"),
                           [this] { m_window.openPage(QStringLiteral("migrations")); });
    m_projectOnly << m_deliverAlways;
}

void Menus::buildHelp(QMenuBar* bar)
{
    QMenu* help = bar->addMenu(tr("&Help"));
    add(help, QStringLiteral("shortcuts"), tr("&Keyboard"), QStringLiteral("Ctrl+/"), [this] { m_window.showShortcuts(); });
    add(help, QStringLiteral("about"), tr("&About Backend Architect"), {}, [this] { m_window.showAbout(); });
}

void Menus::fillRecent()
{
    m_recent->clear();
    for (const RecentFile& file : m_window.session().services().recentFiles()) {
        QAction* action = m_recent->addAction(QStringLiteral("%1 — %2").arg(file.name, QDir::toNativeSeparators(file.path)));
        connect(action, &QAction::triggered, this, [this, path = file.path] { m_window.openFile(path); });
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No files yet"))->setEnabled(false);
}

void Menus::fillPageMenu(QMenu* menu, const QString& name, const QList<QAction*>& always)
{
    menu->clear();
    if (Page* page = m_window.currentPage())
        menu->addActions(page->menuActions(name));
    menu->addActions(always);
    menu->menuAction()->setVisible(!menu->isEmpty());
}

void Menus::refresh()
{
    Session& session = m_window.session();
    const bool open = session.hasProject();
    const auto label = [](const QString& verb, const QString& what) { return what.isEmpty() ? verb : verb + ": " + what; };
    m_undo->setEnabled(session.canUndo());
    m_redo->setEnabled(session.canRedo());
    m_undo->setText(label(tr("Undo"), session.undoLabel()));
    m_redo->setText(label(tr("Redo"), session.redoLabel()));
    m_undo->setToolTip(m_undo->text() + QStringLiteral(" (Ctrl+Z)"));
    m_redo->setToolTip(m_redo->text() + QStringLiteral(" (Ctrl+Shift+Z)"));
    for (QAction* action : m_projectOnly)
        action->setEnabled(open);
    m_save->setEnabled(open && (!session.isSaved() || session.path().isEmpty()));
    Page* page = m_window.currentPage();
    for (QAction* action : m_zoom)
        action->setVisible(page && page->zoomable());
    fillPageMenu(m_model, QStringLiteral("Model"));
    fillPageMenu(m_verify, QStringLiteral("Verify"), m_verifyAlways);
    fillPageMenu(m_deliver, QStringLiteral("Deliver"), m_deliverAlways);
    for (QAction* action : std::exchange(m_fromPage, {})) {
        m_edit->removeAction(action);
        m_view->removeAction(action);
    }
    if (page) {
        const QList<QAction*> edits = page->menuActions(QStringLiteral("Edit"));
        const QList<QAction*> views = page->menuActions(QStringLiteral("View"));
        m_edit->insertActions(m_afterEdit, edits);
        m_view->insertActions(m_afterView, views);
        m_fromPage = edits + views;
    }
}

QList<QAction*> Menus::actions() const
{
    QList<QAction*> all{m_undo, m_redo};
    all += m_own;
    if (Page* page = m_window.currentPage())
        for (const char* menu : {"Edit", "View", "Model", "Verify", "Deliver"})
            all += page->menuActions(QString::fromLatin1(menu));
    return all;
}

}  // namespace barch::ui
