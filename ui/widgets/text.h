#pragma once

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QTextLayout>

#include <functional>
#include <memory>

namespace barch::ui {

/// Running text in a step of the type scale, with the line height of the design and, where it was
/// set with marks, terms of the glossary: a dotted underline, a click or Enter explains.
/// It wraps unless it was told to stay on one line; then it ends in an ellipsis.
class Text : public QLabel {
    Q_OBJECT
public:
    explicit Text(const QString& text = {}, TypeRole role = TypeRole::Base, Ink ink = Ink::Primary,
                  QWidget* parent = nullptr);

    void set(const QString& text);
    /// Text with terms as "[[id|words]]".
    void setMarked(const QString& marked, const std::function<QString(const QString& id)>& nameOf);
    void setInk(Ink ink);
    void setRole(TypeRole role);
    void setOneLine(bool oneLine);
    void setStruck(bool struck);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return !m_oneLine; }
    int heightForWidth(int width) const override;
    /// Where the words of a term stand, in this widget.
    QRect rectOfTerm(const QString& id) const;
    bool hasTerms() const { return !m_terms.isEmpty(); }
    /// Terms are a stop of the Tab key; off where a page offers its terms in another way.
    void setTermFocus(bool on) { m_termFocus = on ? Qt::TabFocus : Qt::NoFocus; }

signals:
    void termActivated(const QString& id, const QRect& where);

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Term {
        qsizetype start = 0;
        qsizetype length = 0;
        QString id;
    };
    void layOut(int width) const;
    int termAt(QPointF position) const;
    QRect rectOf(const Term& term) const;
    void showChange();

    TypeRole m_role;
    Ink m_ink;
    bool m_oneLine = false;
    bool m_struck = false;
    QList<Term> m_terms;
    Qt::FocusPolicy m_termFocus = Qt::NoFocus;
    int m_hot = -1;      ///< term under the mouse
    int m_current = -1;  ///< term with the keyboard
    mutable std::unique_ptr<QTextLayout> m_layout;
    mutable int m_laidOutWidth = -1;
    mutable int m_height = 0;
};

/// A text of one line, cut where there is no room.
Text* oneLine(const QString& text, TypeRole role, Ink ink = Ink::Primary);

}  // namespace barch::ui
