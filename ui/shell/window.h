#pragma once

#include "ui/shell/page.h"

#include <QHash>
#include <QMainWindow>
#include <QStackedWidget>

namespace barch::ui {

class Appearance;
class Banner;
class Menus;
class Overlay;
class Palette;
class Rail;
class ReadinessPopover;
class StartPage;
class StatusBar;
class TopBar;

/// The window: start page, or the journey's pages around one project.
class Window : public QMainWindow, public Navigator {
    Q_OBJECT
public:
    Window(Services& services, const Content& content, Appearance& appearance);
    ~Window() override;

    Session& session() { return *m_session; }
    Appearance& appearance() { return m_appearance; }

    void openPage(const QString& id) override;
    void showElement(const ElementRef& element) override;
    void showFinding(const std::string& fingerprint) override;
    void notify(Severity severity, const QString& text) override;
    /// F8 and Shift+F8: to the page with the findings, or, where it is open, one finding on.
    void stepFinding(bool forward);
    void openPalette(const QString& prefix) override;
    void openFile(const QString& path) override;

    Page* currentPage() const;
    QString currentPageId() const { return m_currentId; }
    bool railCollapsed() const;
    void toggleRail();

    void newProject();
    void chooseAndOpen();
    /// Asks for a file, a text or a database to make a design of.
    void importDesign(bool fromDatabase);
    void openSample(const Sample& sample);
    /// Saves what is being typed too.
    void save();
    void saveAs();
    void closeProject();
    void renameProject();
    /// Work that a crash left behind: asks what to do with it.
    void offerRecovery();
    /// F6 and Shift+F6.
    void nextPane(bool forward);
    void showShortcuts();
    void showAbout();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Page* page(const QString& id);
    void showStart();
    void showWork();
    void followSession();
    /// Does `then` at once, or after the unsaved changes were saved or given up.
    void whenSaved(const QString& verb, std::function<void()> then);
    /// Takes over what stands in an open editor, as leaving it does.
    void finishEditing();
    void showReadiness();
    void addImported(const Project& imported, const QString& from);
    void showOpenFailed(const QString& path, const Error& error);
    void offerNext(std::vector<Recovery> left);

    Appearance& m_appearance;
    Session* m_session;
    PageContext m_context;
    Menus* m_menus;
    TopBar* m_topBar;
    Rail* m_rail;
    Banner* m_banner;
    StatusBar* m_statusBar;
    QStackedWidget* m_stack;     ///< start page, work area
    QStackedWidget* m_pages;
    StartPage* m_start;
    Palette* m_palette;
    QHash<QString, Page*> m_made;
    QString m_currentId;
    std::optional<bool> m_railChoice;  ///< what the person chose; until then the page decides
    bool m_closing = false;
};

}  // namespace barch::ui
