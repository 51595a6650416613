#pragma once

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QMenuBar;

namespace barch::ui {

class Window;

/// The menu bar and the actions behind it. Only what works: a menu that would be empty is not shown.
class Menus : public QObject {
    Q_OBJECT
public:
    explicit Menus(Window& window);

    /// After the session exists: fills the bar.
    void build(QMenuBar* bar);
    /// The page or the project changed.
    void refresh();

    QAction* undo() const { return m_undo; }
    QAction* redo() const { return m_redo; }
    QMenu* projectMenu() const { return m_project; }
    /// Everything that the palette offers as an action.
    QList<QAction*> actions() const;

private:
    QAction* add(QMenu* menu, const QString& objectName, const QString& text, const QString& keys,
                 std::function<void()> run);
    void buildFile(QMenuBar* bar);
    void buildEdit(QMenuBar* bar);
    void buildView(QMenuBar* bar);
    void buildVerify(QMenuBar* bar);
    void buildDeliver(QMenuBar* bar);
    void buildHelp(QMenuBar* bar);
    void fillPageMenu(QMenu* menu, const QString& name, const QList<QAction*>& always = {});
    void fillRecent();

    Window& m_window;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_save = nullptr;
    QAction* m_saveAs = nullptr;
    QAction* m_close = nullptr;
    QAction* m_afterEdit = nullptr;
    QAction* m_afterView = nullptr;
    QMenu* m_project;
    QMenu* m_recent = nullptr;
    QMenu* m_edit = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_model = nullptr;
    QMenu* m_verify = nullptr;
    QMenu* m_deliver = nullptr;
    QList<QAction*> m_verifyAlways;   ///< after those of the page
    QList<QAction*> m_deliverAlways;
    QList<QAction*> m_own;
    QList<QAction*> m_projectOnly;
    QList<QAction*> m_zoom;
    QList<QAction*> m_fromPage;
};

}  // namespace barch::ui
