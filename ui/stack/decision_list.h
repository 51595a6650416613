#pragma once

#include "ui/stack/stack_state.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace barch::ui {

class Text;

/// The decisions of the project with their states.
class DecisionList : public QWidget {
    Q_OBJECT
public:
    explicit DecisionList(QWidget* parent = nullptr);
    void show(const std::vector<DecisionEntry>& entries, DecisionId current);
    void focusCurrent();

signals:
    void chosen(barch::DecisionId record);
    void addWanted();

private:
    Text* m_count;
    QScrollArea* m_scroll;
    QVBoxLayout* m_lines;
};

}  // namespace barch::ui
