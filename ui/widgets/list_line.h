#pragma once

#include <QAbstractButton>

namespace barch::ui {

/// A line of a list in a side pane, with widgets or painted words on it. The arrow keys go from line to
/// line of the same scroll area, Enter chooses.
class ListLine : public QAbstractButton {
    Q_OBJECT
public:
    explicit ListLine(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// The ground of a line that is chosen or under the mouse.
    void paintGround(QPainter& p, const QColor& chosen) const;
};

}  // namespace barch::ui
