#pragma once

#include <QPointer>
#include <QWidget>

namespace barch::ui {

/// The ring around whatever has the keyboard focus: 2 px, 1 px outside. One for the application.
/// A mouse click on a button draws none, as in a browser; a text field always has one.
/// A widget that shows its focus by itself sets the property "ownFocus"; "focusRadius" is the
/// radius of its corners where it isn't that of a control.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QObject* parent);
    ~FocusRing() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Frame;
    void follow(QWidget* now);
    void place();

    QPointer<QWidget> m_target;
    QPointer<Frame> m_frame;
    bool m_byKeyboard = false;
};

}  // namespace barch::ui
