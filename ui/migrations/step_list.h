#pragma once

#include "ui/migrations/step_model.h"

#include <QListView>

namespace barch::ui {

/// The steps of a migration. Space ticks the box of a step, Enter edits the value of a column that needs one, and
/// goes to the element of any other.
class StepList : public QListView {
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);

    /// The keyboard stays where it was, as far as that is still there.
    void show(const MigrationPreview& preview, const MigrationDecisions& decisions);
    StepModel& steps() { return *m_model; }
    bool isEditing() const { return state() == QAbstractItemView::EditingState; }
    /// Goes to the first step that is to be decided.
    void goToUndecided();

signals:
    void elementWanted(const barch::ElementRef& element);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    bool isOnInput(const QModelIndex& index, QPoint at) const;
    bool isOnBox(const QModelIndex& index, QPoint at) const;
    void openOrEdit(const QModelIndex& index);

    StepModel* m_model;
};

}  // namespace barch::ui
