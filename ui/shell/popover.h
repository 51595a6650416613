#pragma once

#include <QFrame>
#include <QPointer>

namespace barch::ui {

/// A small card beside what it explains. One at a time; goes away with Escape or a click elsewhere.
class Popover : public QFrame {
    Q_OBJECT
public:
    /// `over` is the area it may cover.
    explicit Popover(QWidget* over);
    ~Popover() override;
    void showBelow(QWidget* anchor) { showAt(anchor, anchor->rect()); }
    void showAt(QWidget* anchor, const QRect& where);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPointer<QWidget> m_before;
};

}  // namespace barch::ui
