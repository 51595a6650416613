#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace barch::ui {

class ProgressRing;
class ReadinessButton;
class SearchButton;
class Text;

/// Project, saved state, undo and redo, the search field, and how ready the design is.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(Session& session, QMenu* projectMenu, QAction* undo, QAction* redo, QWidget* parent = nullptr);
    QWidget* readinessAnchor() const;

signals:
    void searchWanted();
    void readinessWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void placeSearch();

    Session& m_session;
    QToolButton* m_project;
    QWidget* m_left;
    QWidget* m_right;
    Text* m_saved;
    QWidget* m_savedMark;
    QWidget* m_undoRedo;
    SearchButton* m_search;
    ReadinessButton* m_readiness;
    QTimer m_clock;
};

}  // namespace barch::ui
