#pragma once

#include <QAbstractButton>

namespace barch::ui {

/// A button that is a card with widgets on it. The widgets take no mouse events of their own.
class CardButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit CardButton(QWidget* parent = nullptr);
    /// Highlighted: the one that most people want.
    void setSuggested(bool suggested);
    /// After all widgets were laid on it.
    void settle();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    /// Arrow keys, for cards that stand in a row or a list: +1 or -1.
    void stepWanted(int by);

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool m_suggested = false;
};

}  // namespace barch::ui
