#pragma once

#include "ui/session/migration_services.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace barch::ui {

class IconLabel;
class ProgressLine;
class Text;

/// The steps of a history as a throwaway server runs them, and what came of it.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    void start(int steps);                  ///< about so many will come
    void addStep(const QString& step);      ///< "up 0002": it is being run, the one before it is done
    void showStopped();
    void showOutcome(const Result<HistoryOutcome>& outcome);
    QListWidget* list() { return m_list; }

signals:
    void cancelWanted();
    void closeWanted();

private:
    void end(const QString& icon, Ink ink, const QString& words);
    void markLast(const QString& icon, Ink ink, const QString& spoken);
    void addLine(const QString& icon, Ink ink, const QString& text);

    IconLabel* m_icon;
    Text* m_words;
    ProgressLine* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_close;
    QListWidget* m_list;
    int m_expected = 0;
    int m_steps = 0;
};

}  // namespace barch::ui
