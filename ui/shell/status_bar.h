#pragma once

#include "ui/shell/page.h"

class QPushButton;
class QToolButton;

namespace barch::ui {

class ProgressLine;
class Text;

/// The line at the foot of the window: findings and dialect on the left; running work and zoom on the right.
class StatusBar : public QWidget {
    Q_OBJECT
public:
    explicit StatusBar(Session& session, QWidget* parent = nullptr);
    /// The page that is shown, or none.
    void follow(Page* page);

signals:
    void findingsWanted(barch::Severity severity);
    void projectSettingsWanted();

private:
    void refresh();
    void refreshTask();
    void refreshZoom();

    Session& m_session;
    QPointer<Page> m_page;
    QPushButton* m_counts[3];
    QPushButton* m_dialect;
    Text* m_state;
    QWidget* m_task;
    Text* m_taskTitle;
    ProgressLine* m_taskProgress;
    QWidget* m_zoom;
    QPushButton* m_zoomText;
    QTimer m_taskTimer;
};

/// "PostgreSQL", "not chosen yet".
QString titleOf(Dialect dialect);

}  // namespace barch::ui
