#pragma once

#include "ui/migrations/step_model.h"

#include <QStyledItemDelegate>

namespace barch::ui {

/// Where the parts of a step stand, from its upper left corner.
struct StepLayout {
    QRect words;
    std::vector<QRect> tags;  ///< one for each cost
    QRect input;              ///< of a column that needs a value
    QRect box;                ///< to tick
    QRect boxWords;
    int height = 0;
};
StepLayout layoutOf(const StepRow& row, int width);

/// Paints steps, ticks their boxes and edits their values.
class StepDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintDecision(QPainter& p, const QStyleOptionViewItem& option, const StepRow& row, const StepModel& model, const StepLayout& layout) const;
};

}  // namespace barch::ui
