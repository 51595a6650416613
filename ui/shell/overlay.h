#pragma once

#include <QFrame>
#include <QPointer>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace barch::ui {

class Text;

/// Something that lies over the window with the rest dimmed: it keeps the keyboard, never blocks the
/// program, and goes away with Escape unless it needs an answer.
class Overlay : public QWidget {
    Q_OBJECT
public:
    explicit Overlay(QWidget* over);
    /// The widget in the middle; the overlay owns it.
    void setContent(QWidget* content, int topShare = 50);
    void setEscapes(bool escapes) { m_escapes = escapes; }
    void open(QWidget* focus);
    void dismiss();

signals:
    void dismissed();

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    QPointer<QWidget> m_content;
    QPointer<QWidget> m_before;  ///< had the focus
    int m_topShare = 50;
    bool m_escapes = true;
};

/// A question or a message in the language of the design: icon, title, text, body, buttons.
class MessageCard : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Error, Warning, Info, Ok };
    MessageCard(Kind kind, const QString& title, const QString& text, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return m_body; }
    /// Buttons stand at the right, the safe one last. The hint at the left.
    QPushButton* addButton(const QString& objectName, const QString& text, bool primary);
    void setHint(const QString& hint);

private:
    QVBoxLayout* m_body;
    QHBoxLayout* m_buttons;
    Text* m_hint;
};

}  // namespace barch::ui
